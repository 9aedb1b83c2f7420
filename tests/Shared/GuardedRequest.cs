using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tests;

/// <summary>A request that is paid for and then refused, or made otherwise than asked. From <c>tests/guard/requests.yaml</c>.</summary>
/// <param name="Title">What is wrong with it.</param>
/// <param name="Provider">Where it would go.</param>
/// <param name="Model">The descriptor's key.</param>
/// <param name="Operation">Method and path, where the body alone does not tell; null: it does.</param>
/// <param name="Body">The body, as a client without rules sends it.</param>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Code">The same in C#.</param>
/// <param name="Error">What the compiler says of it; null: it compiles.</param>
public sealed record GuardedRequest(string Title, string Provider, string Model, string? Operation, JsonObject Body, string Rule, string Code, string? Error)
{
    private static readonly Lazy<IReadOnlyList<GuardedRequest>> s_all = new(() => [.. Read(Path.Combine(Repository.Root, "tests", "guard", "requests.yaml"))]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GuardedRequest> All => s_all.Value;

    public override string ToString() => Title;

    private static IEnumerable<GuardedRequest> Read(string path)
    {
        var document = SyntaxReader.Read(new SourceText(Path.GetFileName(path), File.ReadAllText(path)));
        if (document.Diagnostics.Count > 0) throw new InvalidDataException(string.Join("\n", document.Diagnostics));
        return ((JsonArray)((JsonObject)ConformanceValue.Of(document.Root!))["requests"]!).Items.Cast<JsonObject>().Select(one => new GuardedRequest(
            one["title"]!.ToText(), one["provider"]!.ToText(), one["model"]!.ToText(), one["operation"]?.ToText(), (JsonObject)ConformanceValue.Expand(one["body"]!),
            one["rule"]!.ToText(), one["code"]!.ToText(), one["error"]?.ToText()));
    }
}
