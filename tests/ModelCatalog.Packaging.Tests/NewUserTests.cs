using System.Text.RegularExpressions;

namespace ModelCatalog.Packaging.Tests;

/// <summary>The first minutes of somebody new: an empty project, two packages, the ten lines that the readme of the models shows.</summary>
public sealed partial class NewUserTests(NewProject project) : IClassFixture<NewProject>
{
    [Fact]
    public async Task Two_packages_and_ten_lines_finish_a_task()
    {
        var folder = project.Copy("first");

        var printed = await Command.DotnetAsync(folder, "run", "-p:TreatWarningsAsErrors=true", "-p:EmitCompilerGeneratedFiles=true");

        Assert.Matches(Finished(), printed);
        Assert.Equal(["ModelCatalog.Emulator", "ModelCatalog.Models"], Packages().Matches(await File.ReadAllTextAsync(Path.Combine(folder, NewProject.ProjectFile), Token)).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.InRange((await File.ReadAllLinesAsync(Path.Combine(folder, "Program.cs"), Token)).Length, 1, 10);

        // The generator is there, and has nothing to emit.
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(folder, "obj"), "*.cs", SearchOption.AllDirectories), file => file.Contains("ModelCatalog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_constant_stops_the_build_with_nothing_more_than_the_two_packages()
    {
        var folder = project.Copy("wrong");
        var program = Path.Combine(folder, "Program.cs");
        var right = await File.ReadAllTextAsync(program, Token);
        await File.WriteAllTextAsync(program, right.Replace("Variant =", "Seed = 7, Variant =", StringComparison.Ordinal), Token);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Command.DotnetAsync(folder, "build"));

        Assert.Contains("error MC9101: `Seed` must be between 10000 and 99999; it is `7` (seed.range at Kie)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Descriptors_lie_beside_the_application_unless_the_project_says_otherwise()
    {
        var folder = project.Copy("copied");

        var copied = await Command.DotnetAsync(folder, "build", "-getItem:None");
        var kept = await Command.DotnetAsync(folder, "build", "-getItem:None", "-p:CopyCatalogToOutput=false");

        Assert.Contains("\"Link\": \"catalog/providers/kie.yaml\"", copied, StringComparison.Ordinal);
        Assert.DoesNotContain(".yaml", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_descriptor_of_the_project_under_the_path_of_one_of_the_package_is_meant()
    {
        var folder = project.Copy("replaced");
        Directory.CreateDirectory(Path.Combine(folder, "catalog/providers"));
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog/providers/kie.yaml"), "provider: kie\ntitle: Ours\n", Token);

        var copied = await Command.DotnetAsync(folder, "build", "-getItem:None");

        var source = Assert.Single(Regex.Matches(copied, "\"Link\": \"catalog/providers/kie.yaml\"[^}]*\"FullPath\": \"([^\"]+)\""));
        Assert.Equal(Path.Combine(folder, "catalog/providers/kie.yaml"), source.Groups[1].Value);
    }

    [Fact]
    public async Task Published_trimmed_it_gets_no_warning_and_runs()
    {
        var folder = project.Copy("trimmed");
        var published = Path.Combine(folder, "published");
        try
        {
            await Command.DotnetAsync(folder, "restore", "--use-current-runtime", "-p:PublishTrimmed=true");
        }
        catch (InvalidOperationException exception) when (MissingPack().Match(exception.Message) is { Success: true } missing)
        {
            Assert.Skip($"What an application is trimmed with does not come from the package sources of this machine: {missing.Value}");
        }

        await Command.DotnetAsync(
            folder, "publish", "--no-restore", "--use-current-runtime", "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false", "-p:TreatWarningsAsErrors=true", "-o", published);

        Assert.Matches(Finished(), await Command.RunAsync(Path.Combine(published, OperatingSystem.IsWindows() ? "hello.exe" : "hello"), folder));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"^task-1-[0-9a-f]{16} made http://127\.0\.0\.1:[0-9]+/[^ ]+\.mp4 for [0-9.]+ USD\n$")]
    private static partial Regex Finished();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex Packages();

    [GeneratedRegex(@"NU1101: Unable to find package Microsoft\.[^ ]+|NU1301: [^\n]*")]
    private static partial Regex MissingPack();
}
