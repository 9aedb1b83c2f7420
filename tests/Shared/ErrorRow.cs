using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tests;

/// <summary>A reply that a document calls an error, and what a client makes of it. From <c>tests/conformance/errors</c>.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Row">Where the document says so, or what it shows.</param>
/// <param name="Model">The model whose first valid example is sent; null: the first page of the provider.</param>
/// <param name="Stage">The request that is answered so: <c>submit</c>, <c>poll</c>, <c>result</c> or <c>sync</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Headers of the reply.</param>
/// <param name="Body">The reply.</param>
/// <param name="Throws">The exception, without its ending: <c>RateLimited</c>.</param>
/// <param name="Class">The class of the error, as descriptors write it.</param>
/// <param name="Code">The code that is read.</param>
/// <param name="Message">The message that is read.</param>
/// <param name="Parameter">The parameter that is named.</param>
/// <param name="WaitSeconds">How long the reply asks to wait.</param>
public sealed record ErrorRow(
    string Provider, string Row, string? Model, string Stage, int Status, IReadOnlyList<(string Name, string Text)> Headers, string Body,
    string Throws, string Class, string? Code, string? Message, string? Parameter, double? WaitSeconds)
{
    /// <summary>The folder of the rows, beside those of the providers' pages.</summary>
    public const string Folder = "errors";

    private static readonly Lazy<IReadOnlyList<ErrorRow>> s_all = new(() => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "conformance", Folder), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)]);

    /// <summary>Every row of the checkout.</summary>
    public static IReadOnlyList<ErrorRow> All => s_all.Value;

    public override string ToString() => $"{Provider}: {Row}";

    private static IEnumerable<ErrorRow> Read(string path)
    {
        var document = SyntaxReader.Read(new SourceText(Path.GetFileName(path), File.ReadAllText(path)));
        if (document.Diagnostics.Count > 0) throw new InvalidDataException(string.Join("\n", document.Diagnostics));
        var root = (JsonObject)ConformanceValue.Of(document.Root!);
        foreach (var row in ((JsonArray)root["rows"]!).Items.Cast<JsonObject>())
        {
            var error = (JsonObject)row["error"]!;
            yield return new ErrorRow(
                root["provider"]!.ToText(), row["row"]!.ToText(), row["model"]?.ToText(), row["stage"]?.ToText() ?? "submit", Number(row["status"]) is { } status ? (int)status : 200,
                [.. ((row["headers"] as JsonObject)?.Members ?? default).Select(header => (header.Name, header.Value.ToText()))],
                row["body"] switch { JsonString text => text.Value, { } json => json.ToString(), null => "" },
                row["throws"]!.ToText(), error["class"]!.ToText(), error["code"]?.ToText(), error["message"]?.ToText(), error["parameter"]?.ToText(), Number(error["wait"]));
        }
    }

    private static double? Number(JsonValue? value) => value is null ? null : double.Parse(value.ToText(), System.Globalization.CultureInfo.InvariantCulture);
}
