using System.Globalization;
using System.Text.Json;

namespace ModelCatalog;

/// <summary>One path of a <see cref="ReplyPath"/>: a source, segments below it, steps that convert what is found.</summary>
internal sealed class PathAlternative
{
    /// <summary>No output has so many parts; a hostile reply may.</summary>
    private const int MaximumValues = 10_000;

    private readonly string _written;
    private readonly PathSource _source;
    private readonly string? _header;

    /// <summary>Names of members; null stands for each.</summary>
    private readonly string?[] _segments;
    private readonly PathStep[] _steps;

    private PathAlternative(string written, PathSource source, string? header, string?[] segments, PathStep[] steps)
    {
        _written = written;
        _source = source;
        _header = header;
        _segments = segments;
        _steps = steps;
    }

    private enum PathSource
    {
        Body,
        Header,
        HttpStatus,
        Raw,
    }

    public static PathAlternative Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        var steps = new PathStep[parts.Length - 1];
        for (var i = 1; i < parts.Length; i++) steps[i - 1] = PathStep.Parse(parts[i], text);
        var from = parts[0];
        return from switch
        {
            "." => new PathAlternative(text, PathSource.Body, null, [], steps),
            "$http" => new PathAlternative(text, PathSource.HttpStatus, null, [], steps),
            "$raw" => new PathAlternative(text, PathSource.Raw, null, [], steps),
            _ when from.StartsWith("$header.", StringComparison.Ordinal) && IsHeaderName(from.AsSpan(8)) =>
                new PathAlternative(text, PathSource.Header, from[8..], [], steps),
            _ => new PathAlternative(text, PathSource.Body, null, ParseSegments(from, text), steps),
        };
    }

    /// <summary>The first value that is present.</summary>
    public bool TryFirst(JsonElement from, ProviderReply? reply, out ReplyValue value)
    {
        if (_source == PathSource.Body) return TryWalk(from, 0, null, out value);
        return TryConvert(Outside(reply), out value);
    }

    /// <summary>Every value that is present.</summary>
    public List<ReplyValue> All(JsonElement from, ProviderReply? reply)
    {
        var values = new List<ReplyValue>();
        if (_source == PathSource.Body)
        {
            TryWalk(from, 0, values, out _);
        }
        else if (TryConvert(Outside(reply), out var value))
        {
            values.Add(value);
        }

        return values;
    }

    public override string ToString() => _written;

    private static string?[] ParseSegments(string from, string text)
    {
        // '.*' at the start is each item of the whole.
        var names = (from.StartsWith(".*", StringComparison.Ordinal) ? from[1..] : from).Split('.');
        var segments = new string?[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == "*") continue;
            if (!IsMemberName(names[i]))
            {
                throw new FormatException($"'{text}' is no reply path: '{names[i]}' is no name. Expected names with dots, '*', '.', '$header.X', '$http' or '$raw'.");
            }

            segments[i] = names[i];
        }

        return segments;
    }

    private static bool IsMemberName(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-')) return false;
        }

        return name.Length > 0;
    }

    private static bool IsHeaderName(ReadOnlySpan<char> name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-')) return false;
        }

        return name.Length > 0;
    }

    /// <summary>Walks down; with <paramref name="all"/> it goes on and collects, without it stops at the first value.</summary>
    private bool TryWalk(JsonElement element, int depth, List<ReplyValue>? all, out ReplyValue value)
    {
        value = default;
        if (depth == _segments.Length)
        {
            if (!TryConvert(new ReplyValue(element), out value)) return false;
            if (all is null) return true;
            if (all.Count < MaximumValues) all.Add(value);
            return false;
        }

        if (_segments[depth] is { } name)
        {
            return TryMember(element, name, out var member) && TryWalk(member, depth + 1, all, out value);
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (TryWalk(item, depth + 1, all, out value)) return true;
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (TryWalk(member.Value, depth + 1, all, out value)) return true;
            }
        }

        return false;
    }

    /// <summary>A member of an object; false for anything else, and where there is none.</summary>
    internal static bool TryMember(JsonElement element, string name, out JsonElement member)
    {
        member = default;
        if (element.ValueKind != JsonValueKind.Object) return false;
        try
        {
            return element.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            // Some member's name holds an escaped half of a surrogate pair, which .NET cannot compare: the others still count.
            return TryMemberOneByOne(element, name, out member);
        }
    }

    private static bool TryMemberOneByOne(JsonElement element, string name, out JsonElement member)
    {
        member = default;
        var found = false;
        foreach (var candidate in element.EnumerateObject())
        {
            try
            {
                if (!candidate.NameEquals(name)) continue;
                member = candidate.Value;
                found = true;
            }
            catch (InvalidOperationException)
            {
                // A name that is no text is not the one we look for.
            }
        }

        return found;
    }

    private ReplyValue Outside(ProviderReply? reply) => (_source, reply) switch
    {
        (_, null) => default,
        (PathSource.Header, _) => new ReplyValue(reply.Header(_header!)),
        (PathSource.HttpStatus, _) => new ReplyValue(reply.HttpStatus.ToString(CultureInfo.InvariantCulture)),
        _ => new ReplyValue(reply.Raw),
    };

    private bool TryConvert(ReplyValue found, out ReplyValue value)
    {
        value = found;
        foreach (var step in _steps)
        {
            if (!value.IsPresent) return false;
            value = step.Apply(value);
        }

        return value.IsPresent;
    }
}
