#if NET
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelCatalog.Compiler.Json;

/// <summary>
/// Reads JSON that came as bytes, strictly (RFC 8259), with the digits of its numbers. Not in the build that runs inside a compiler: there
/// System.Text.Json is the host's.
/// </summary>
public static class JsonValueReader
{
    /// <summary>How deep objects and lists may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many members that stand twice are told.</summary>
    public const int MostTwins = 100;

    // A path is told for each twin: a name of megabytes would be told a hundred times.
    private const int LongestStep = 200;

    // Up to so many members, comparing names is cheaper than hashing them.
    private const int FewMembers = 16;

    /// <summary>Reads one value.</summary>
    /// <param name="utf8">The bytes; a byte order mark is passed over.</param>
    /// <param name="problem">Why there is none: what is wrong, and where. Null when there is one.</param>
    /// <returns>The value; null when the bytes are not JSON, nest too deep, or name a member of an object twice.</returns>
    public static JsonValue? Read(ReadOnlySpan<byte> utf8, out string? problem)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        problem = null;
        var twins = new List<JsonTwin>();
        try
        {
            if (!reader.Read())
            {
                problem = "it is empty";
                return null;
            }

            var value = Read(ref reader, twins);

            // Reading on finds what stands behind the value.
            if (!reader.Read() && twins.Count == 0) return value;
            var name = twins[0].Name;
            problem = $"the member '{(name.Length > 80 ? name[..80] + "…" : name)}' stands twice in one object (byte {twins[0].Position})";
            return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            problem = Describe(exception, reader.TokenStartIndex);
            return null;
        }
    }

    /// <summary>Reads the value that a reader stands at. Of members of one object with the same name the first counts.</summary>
    /// <remarks>Throws what the reader throws: <see cref="JsonException"/> for what is not JSON, <see cref="InvalidOperationException"/> for a text that is not Unicode.</remarks>
    /// <param name="reader">Stands at the first token of the value, then at its last one.</param>
    /// <param name="twins">Takes the members that stand there again, up to <see cref="MostTwins"/>.</param>
    public static JsonValue Read(ref Utf8JsonReader reader, IList<JsonTwin> twins)
    {
        ArgumentNullException.ThrowIfNull(twins);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, twins);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, twins);
            case JsonTokenType.String:
                return new JsonString(reader.GetString()!);
            case JsonTokenType.Number:
                return new JsonNumber(Encoding.ASCII.GetString(reader.ValueSpan));
            case JsonTokenType.True:
                return JsonBoolean.True;
            case JsonTokenType.False:
                return JsonBoolean.False;
            default:
                return JsonNull.Instance;
        }
    }

    /// <summary>Says what a reader threw, and where.</summary>
    /// <param name="exception">What it threw.</param>
    /// <param name="position">The byte at which its token starts.</param>
    public static string Describe(Exception exception, long position)
    {
        if (exception is not JsonException problem) return $"the text at byte {position} is not valid Unicode";

        // The reader's sentence without its own way of saying where.
        var sentence = problem.Message;
        var place = sentence.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (place >= 0) sentence = sentence[..place];
        if (sentence.Length > 200) sentence = sentence[..200] + "…";
        return string.Create(CultureInfo.InvariantCulture, $"{sentence.TrimEnd('.', ' ')} (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1})");
    }

    private static JsonArray ReadArray(ref Utf8JsonReader reader, IList<JsonTwin> twins)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var known = twins.Count;
            items.Add(Read(ref reader, twins));
            if (twins.Count > known) Lead(twins, known, string.Create(CultureInfo.InvariantCulture, $"[{items.Count - 1}]"));
        }

        return new JsonArray(items.ToEquatableArray());
    }

    private static JsonObject ReadObject(ref Utf8JsonReader reader, IList<JsonTwin> twins)
    {
        var members = new List<JsonMember>();
        HashSet<string>? names = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var known = twins.Count;
            var isTwin = IsKnown(members, name, ref names);
            if (isTwin && known < MostTwins) twins.Add(new JsonTwin(name, "", reader.TokenStartIndex));
            reader.Read();
            var value = Read(ref reader, twins);
            if (!isTwin) members.Add(new JsonMember(name, value));
            if (twins.Count > known) Lead(twins, known, name.Length > LongestStep ? name[..LongestStep] + "…" : name);
        }

        return new JsonObject(members.ToEquatableArray());
    }

    private static bool IsKnown(List<JsonMember> members, string name, ref HashSet<string>? names)
    {
        if (members.Count > FewMembers) return !(names ??= members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal)).Add(name);
        foreach (var member in members)
        {
            if (member.Name == name) return true;
        }

        return false;
    }

    /// <summary>Puts a step in front of the paths that were found below it.</summary>
    private static void Lead(IList<JsonTwin> twins, int from, string step)
    {
        for (var i = from; i < twins.Count; i++)
        {
            var path = twins[i].Path;
            twins[i] = twins[i] with { Path = path.Length == 0 || path[0] == '[' ? step + path : step + "." + path };
        }
    }
}
#endif
