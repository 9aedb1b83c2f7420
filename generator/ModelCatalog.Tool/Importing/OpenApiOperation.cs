using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Importing;

/// <summary>An operation of an OpenAPI document that takes a body of fields: JSON, or a form.</summary>
/// <param name="Name"><c>POST /v1/clips</c>.</param>
/// <param name="Id">Its id; null: it has none.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Schema">The schema of its body.</param>
internal sealed record OpenApiOperation(string Name, string? Id, string Title, string Summary, JsonObject Schema)
{
    private static readonly string[] s_methods = ["post", "put", "patch", "get", "delete"];

    // What is taken before what.
    private static readonly string[] s_media = ["application/json", "multipart/form-data", "application/x-www-form-urlencoded"];

    /// <summary>How the body travels where it is no JSON; null: it is.</summary>
    public string? Form { get; init; }

    /// <summary>Finds an operation by its id, or by method and path; null and a reason where there is none.</summary>
    public static OpenApiOperation? Find(SchemaDocument document, string wanted, out string problem)
    {
        problem = "";
        if (document.Root["openapi"] is not JsonString { Value: var version } || !version.StartsWith('3'))
        {
            problem = "it is no OpenAPI 3 document: 'openapi: 3.x' is expected at its head";
            return null;
        }

        var all = All(document).ToList();
        if (all.FirstOrDefault(one => one.Id == wanted || one.Name == Normalized(wanted)) is { } found)
        {
            if (found.Schema.Members.Count > 0) return found;
            problem = $"{found.Name} takes no body of fields: neither JSON nor a form";
            return null;
        }

        var known = all.Where(one => one.Schema.Members.Count > 0).SelectMany(one => new[] { one.Id, one.Name }).OfType<string>().ToList();
        problem = $"there is no operation '{TerminalText.Printable(wanted)}'{NearestName.Hint(wanted, known)}; those with a body are {string.Join(", ", known.Take(20).Select(TerminalText.Printable))}{(known.Count > 20 ? " …" : "")}";
        return null;
    }

    private static IEnumerable<OpenApiOperation> All(SchemaDocument document)
    {
        foreach (var path in (document.Root["paths"] as JsonObject)?.Members ?? default)
        {
            foreach (var method in (path.Value as JsonObject)?.Members.Where(member => s_methods.Contains(member.Name)) ?? [])
            {
                if (method.Value is not JsonObject operation) continue;
                var content = document.Resolve(operation["requestBody"], static _ => { })["content"] as JsonObject;
                var media = s_media.Select(kind => content?.Members.FirstOrDefault(member => member.Name.StartsWith(kind, StringComparison.Ordinal))).FirstOrDefault(member => member is not null);
                var id = operation["operationId"]?.ToText();
                yield return new OpenApiOperation(
                    method.Name.ToUpperInvariant() + " " + path.Name, id, operation["summary"]?.ToText() ?? id ?? path.Name,
                    operation["description"]?.ToText() ?? operation["summary"]?.ToText() ?? "", (media?.Value as JsonObject)?["schema"] as JsonObject ?? JsonObject.Empty)
                {
                    Form = media is null || media.Name.StartsWith(s_media[0], StringComparison.Ordinal) ? null : media.Name,
                };
            }
        }
    }

    private static string Normalized(string wanted) => wanted.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? wanted[..space].ToUpperInvariant() + " " + wanted[space..].Trim() : wanted;
}
