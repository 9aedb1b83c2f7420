using System.Text;
using ModelCatalog.Tests;

namespace ModelCatalog.Packaging.Tests;

/// <summary>What somebody new types: an empty console project, two packages, and the program that the readme of the models shows. Typed once, copied for each test.</summary>
public sealed class NewProject(PackageFeed feed) : IAsyncLifetime
{
    /// <summary>Its project file.</summary>
    public const string ProjectFile = "hello.csproj";

    private readonly string _folder = feed.Empty("hello");

    /// <summary>Copies it as it was left: made, restored, never built.</summary>
    /// <returns>The folder.</returns>
    public string Copy(string name)
    {
        var target = feed.Empty(name);
        foreach (var file in Directory.GetFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await Command.DotnetAsync(_folder, "new", "console", "--no-restore");
        await Command.DotnetAsync(_folder, "add", "package", "ModelCatalog.Models");
        await Command.DotnetAsync(_folder, "add", "package", "ModelCatalog.Emulator");
        var readme = Encoding.UTF8.GetString(new PackageFile(feed.Package("ModelCatalog.Models")).Bytes("README.md"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "Program.cs"), Readme.Block(readme, "csharp"), TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
