using System.Reflection;
using System.Security;

[assembly: AssemblyFixture(typeof(ModelCatalog.Packaging.Tests.PackageFeed))]

namespace ModelCatalog.Packaging.Tests;

/// <summary>A folder with the packages as they would be published, and room for projects that use them, away from the repository.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    // No compiler stays behind when the tests have ended, and nobody asks a server for advisories.
    private const string Surroundings = "<Project><PropertyGroup><UseSharedCompilation>false</UseSharedCompilation><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>";

    private readonly string _root = Path.Combine(Path.GetTempPath(), "modelcatalog-" + Path.GetRandomFileName());

    private static readonly string[] s_projects =
    [
        "runtime/ModelCatalog.Runtime",
        "runtime/ModelCatalog.AspNetCore",
        "runtime/ModelCatalog.Emulator",
        "generator/ModelCatalog.Compiler",
        "generator/ModelCatalog.Generator",
        "generator/ModelCatalog.Tool",
        "catalog/ModelCatalog.Models.csproj",
    ];

    /// <summary>The ids of the packages.</summary>
    public static IReadOnlyList<string> Ids => [.. s_projects.Select(Path.GetFileName).Select(name => name!.Replace(".csproj", "", StringComparison.Ordinal))];

    /// <summary>The checkout that they are packed from.</summary>
    public static string Repository => Metadata("Repository");

    /// <summary>Where the packages lie.</summary>
    public string Folder => Path.Combine(_root, "feed");

    /// <summary>The package of that id.</summary>
    public string Package(string id) => Directory.GetFiles(Folder, id + ".*.nupkg").Single();

    /// <summary>The package of its symbols.</summary>
    public string Symbols(string id) => Directory.GetFiles(Folder, id + ".*.snupkg").Single();

    /// <summary>An empty folder in which the packages of the feed, and no others of their names, are found.</summary>
    public string Empty(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    /// <summary>Copies a project that lies beside these tests, its project file as a template so that no build of the repository takes it in.</summary>
    /// <returns>Its folder.</returns>
    public string Copy(string project, string name)
    {
        var source = Path.Combine(AppContext.BaseDirectory, project);
        var target = Path.Combine(_root, name);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file).Replace(".template", "", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    /// <summary>Copies the sources of a sample, without the project file that is only good in the repository.</summary>
    /// <returns>Its folder.</returns>
    public string CopySample(string name)
    {
        var source = Path.Combine(Repository, "samples", name);
        var target = Path.Combine(_root, name);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (path.EndsWith(".csproj", StringComparison.Ordinal) || path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj") continue;
            var copy = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    /// <summary>Packs everything, as it was built.</summary>
    /// <param name="folder">Where to.</param>
    public static async Task PackAsync(string folder)
    {
        foreach (var project in s_projects)
        {
            await Command.DotnetAsync(Repository, "pack", project, "--no-build", "--nologo", "-c", Metadata("Configuration"), "-o", folder);
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.props"), Surroundings);
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
        await File.WriteAllTextAsync(Path.Combine(_root, "nuget.config"), Configuration());

        await PackAsync(Folder);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    // The local folder comes beside the machine's own sources. Our packages go into a package folder of this run, where no older build of
    // them can be found; what the machine has already is taken from there.
    private string Configuration()
    {
        var machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Directory.CreateDirectory(machine);
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{SecurityElement.Escape(Path.Combine(_root, "packages"))}" />
              </config>
              <fallbackPackageFolders>
                <add key="machine" value="{SecurityElement.Escape(machine)}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="modelcatalog-local" value="{SecurityElement.Escape(Folder)}" />
              </packageSources>
            </configuration>
            """;
    }
}
