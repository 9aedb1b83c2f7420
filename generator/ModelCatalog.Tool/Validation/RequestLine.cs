using System.Text;
using System.Text.Json;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Validation;

/// <summary>One request of a batch as it was written: <c>{"id", "provider", "operation", "body"}</c>. Members that nobody asks for are passed over.</summary>
internal sealed class RequestLine
{
    private readonly List<JsonTwin> _twins = [];

    private RequestLine()
    {
    }

    /// <summary>What the answer repeats: a scalar; null: there is none.</summary>
    public JsonValue? Id { get; private set; }

    /// <summary>The provider that the line names; null: none.</summary>
    public JsonValue? Provider { get; private set; }

    /// <summary>Method and path; null: not said.</summary>
    public JsonValue? Operation { get; private set; }

    /// <summary>The body; null: there is none.</summary>
    public JsonValue? Body { get; private set; }

    /// <summary>Why the line is none; null: it is one.</summary>
    public string? Problem { get; private set; }

    /// <summary>The line with an operation where it says none.</summary>
    public RequestLine WithOperation(string operation)
    {
        Operation ??= new JsonString(operation);
        return this;
    }

    /// <summary>Members of the body that stand twice.</summary>
    public IReadOnlyList<JsonTwin> Twins => _twins;

    /// <summary>A line that cannot be read.</summary>
    public static RequestLine Unreadable(string problem) => new() { Problem = problem };

    /// <summary>A body alone.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="operation">Method and path; null: not said.</param>
    public static RequestLine ReadBody(ReadOnlySpan<byte> utf8, string? operation)
    {
        var line = new RequestLine { Operation = operation is null ? null : new JsonString(operation) };
        line.Read(utf8, (ref Utf8JsonReader reader) => line.Body = JsonValueReader.Read(ref reader, line._twins));
        return line;
    }

    /// <summary>Reads a line.</summary>
    public static RequestLine Read(ReadOnlySpan<byte> utf8)
    {
        var line = new RequestLine();
        line.Read(utf8, line.ReadMembers);
        return line;
    }

    private void Read(ReadOnlySpan<byte> utf8, ReadRoot read)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];

        // The line itself is one level more than the deepest body.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonValueReader.MaxDepth + 1 });
        try
        {
            if (!reader.Read())
            {
                Problem = "it is empty";
                return;
            }

            read(ref reader);

            // Reading on finds what stands behind the value.
            reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Problem = JsonValueReader.Describe(exception, reader.TokenStartIndex);
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Problem = "a request is an object such as {\"id\": …, \"operation\": …, \"body\": …}";
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8)) Id = ReadScalar(ref reader) ?? Id;
            else if (reader.ValueTextEquals("provider"u8)) Provider = ReadMember(ref reader, Provider, "provider");
            else if (reader.ValueTextEquals("operation"u8)) Operation = ReadMember(ref reader, Operation, "operation");
            else if (reader.ValueTextEquals("body"u8)) Body = ReadMember(ref reader, Body, "body");
            else reader.Skip();
        }
    }

    private static JsonValue? ReadScalar(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return JsonValueReader.Read(ref reader, []);
        reader.Skip();
        return null;
    }

    private JsonValue? ReadMember(ref Utf8JsonReader reader, JsonValue? known, string name)
    {
        if (known is not null) Problem ??= $"`{name}` stands twice";
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : JsonValueReader.Read(ref reader, _twins);
    }

    private delegate void ReadRoot(ref Utf8JsonReader reader);
}
