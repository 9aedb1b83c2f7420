using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Docs.Rendering;

/// <summary>The templates of pages, and the style and script of the site: those that are built in, and those of a folder instead.</summary>
public sealed class TemplateSet
{
    private const string Prefix = "Templates/";

    private readonly Dictionary<string, string> _texts;

    private TemplateSet(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>Those that are built in.</summary>
    public static TemplateSet BuiltIn { get; } = new(ReadBuiltIn());

    /// <summary>The names of all: <c>site/model.hbs</c>.</summary>
    public IEnumerable<string> Names => _texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text of one.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => _texts[name];

    /// <summary>The built-in ones with those of a folder in their places.</summary>
    /// <param name="folder">The folder; it has files named as the built-in ones.</param>
    /// <exception cref="TemplateException">The folder cannot be read, or has a file that stands for none of the built-in ones.</exception>
    public static TemplateSet Load(string folder)
    {
        var texts = new Dictionary<string, string>(BuiltIn._texts, StringComparer.Ordinal);
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (!texts.ContainsKey(name))
                    throw new TemplateException($"'{name}' in the folder of templates is none of them{NearestName.Hint(name, BuiltIn.Names)}; expected one of {string.Join(", ", BuiltIn.Names)}");
                texts[name] = File.ReadAllText(file).ReplaceLineEndings("\n");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException($"the folder of templates cannot be read: {exception.Message}", exception);
        }

        return new TemplateSet(texts);
    }

    private static Dictionary<string, string> ReadBuiltIn()
    {
        var assembly = typeof(TemplateSet).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().ReplaceLineEndings("\n");
        }
    }
}
