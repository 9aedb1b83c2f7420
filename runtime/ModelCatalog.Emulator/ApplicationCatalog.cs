using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Emulator;

/// <summary>
/// The descriptors that lie beside the application, in its folder <c>catalog</c>: those of the packages that its project references, and the project's own. The
/// build of a project that references this package puts them there, unless the project says <c>CopyCatalogToOutput</c> is <c>false</c>.
/// </summary>
public static class ApplicationCatalog
{
    // An exception is not kept: whoever puts the folder right and asks again is answered.
    private static readonly Lazy<CompiledCatalog> s_compiled = new(() => Compile(Folder), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Where they lie.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "catalog");

    /// <summary>The catalog that they make, compiled when it is asked for the first time and kept. What is wrong with it is in its diagnostics.</summary>
    /// <exception cref="InvalidOperationException">There are none, or one cannot be read.</exception>
    public static CompiledCatalog Compiled => s_compiled.Value;

    internal static CompiledCatalog Compile(string folder)
    {
        if (!Directory.Exists(folder)) throw None(folder);
        var files = CatalogFolder.Read(folder);
        if (files.Unreadable is [var unreadable, ..]) throw new InvalidOperationException($"'{Path.Combine(folder, unreadable.Path)}' cannot be read: {unreadable.Reason}");
        return files.Texts.Count > 0 ? CatalogCompiler.Compile(files.Texts) : throw None(folder);
    }

    private static InvalidOperationException None(string folder) => new(
        $"No descriptors lie in '{folder}'. The build puts them there where the project itself references ModelCatalog.Emulator beside a package with descriptors, such as "
        + "ModelCatalog.Models, or has descriptors of its own, unless it sets CopyCatalogToOutput to false. Else hand a catalog to StartAsync.");
}
