namespace ModelCatalog.Tool.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("modelcat-").FullName;

    /// <summary>A model without mistakes.</summary>
    public static string Model(string name) =>
        $"model: {name}\nvendor: acme\ntitle: Café {name}\ntasks: [text-to-video]\nsummary: It makes videos.\n"
        + "parameters:\n  prompt: { type: string, required: true, doc: What it shows. }\noutput: video\n";

    /// <summary>Writes a file, with the folders that it needs.</summary>
    public TemporaryFolder Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
