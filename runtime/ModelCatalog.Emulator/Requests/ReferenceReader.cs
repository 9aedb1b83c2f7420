using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Requests;

/// <summary>Reads the values that a request carries where its operation has <c>$name</c>: in the query, the headers and the body.</summary>
internal static class ReferenceReader
{
    /// <summary>The values by name, those of the path included.</summary>
    public static Dictionary<string, string> Read(OperationMatch match, IncomingRequest request)
    {
        var values = new Dictionary<string, string>(match.Values, StringComparer.Ordinal);
        var operation = match.Operation.Operation;
        foreach (var parameter in operation.Query)
        {
            if (NameOf(parameter.Text) is { } name && request.Query.TryGetValue(parameter.Name, out var text)) values.TryAdd(name, text);
        }

        foreach (var header in operation.Headers)
        {
            if (NameOf(header.Text) is { } name && request.Header(header.Name) is { } text) values.TryAdd(name, text);
        }

        if (operation.Body is not null && request.Body is { Length: > 0 } bytes && JsonValueReader.Read(bytes, out _) is { } body) Read(operation.Body, body, values);
        return values;
    }

    private static string? NameOf(string text) => text.StartsWith('$') ? text[1..] : null;

    private static void Read(BodyTemplate template, JsonValue value, Dictionary<string, string> values)
    {
        if (template is BodyReference reference)
        {
            values.TryAdd(reference.Name, value.ToText());
        }
        else if (template is BodyObject members && value is JsonObject given)
        {
            foreach (var member in members.Members)
            {
                if (member.Name is not null && given[member.Name] is { } inner) Read(member.Value, inner, values);
            }
        }
    }
}
