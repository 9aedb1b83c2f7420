using System.Text.Json;

namespace ModelCatalog;

/// <summary>
/// Where something stands in a reply: <c>a.b</c>, <c>.*</c> (each), <c>.</c> (whole), <c>$header.X</c>, <c>$http</c>, <c>$raw</c>, then steps:
/// <c>| json</c>, <c>| sha256</c>, <c>| hex</c>, <c>| drop(1)</c>. Several paths: the first that is present. Parsed once.
/// </summary>
public sealed class ReplyPath
{
    private readonly PathAlternative[] _alternatives;

    private ReplyPath(PathAlternative[] alternatives) => _alternatives = alternatives;

    /// <summary>Parses one path, or several of which the first that is present holds.</summary>
    /// <param name="paths">The paths.</param>
    /// <exception cref="FormatException">A path is malformed. The compiler of descriptors reports that before.</exception>
    public static ReplyPath Parse(params ReadOnlySpan<string> paths)
    {
        if (paths.IsEmpty) throw new FormatException("A reply path needs at least one alternative.");
        var alternatives = new PathAlternative[paths.Length];
        for (var i = 0; i < paths.Length; i++) alternatives[i] = PathAlternative.Parse(paths[i]);
        return new ReplyPath(alternatives);
    }

    /// <summary>The first value that is present; an absent value when there is none.</summary>
    /// <param name="reply">The reply.</param>
    public ReplyValue First(ProviderReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return First(reply.Body, reply);
    }

    /// <summary>The first value that is present below an element.</summary>
    /// <param name="from">The element that the path is relative to.</param>
    /// <param name="reply">The reply, for headers; null where there is none.</param>
    public ReplyValue First(JsonElement from, ProviderReply? reply = null)
    {
        foreach (var alternative in _alternatives)
        {
            if (alternative.TryFirst(from, reply, out var value)) return value;
        }

        return default;
    }

    /// <summary>All values of the first alternative that has any.</summary>
    /// <param name="reply">The reply.</param>
    public IReadOnlyList<ReplyValue> All(ProviderReply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return All(reply.Body, reply);
    }

    /// <summary>All values of the first alternative that has any, below an element.</summary>
    /// <param name="from">The element that the path is relative to.</param>
    /// <param name="reply">The reply, for headers; null where there is none.</param>
    public IReadOnlyList<ReplyValue> All(JsonElement from, ProviderReply? reply = null)
    {
        foreach (var alternative in _alternatives)
        {
            var values = alternative.All(from, reply);
            if (values.Count > 0) return values;
        }

        return [];
    }

    /// <summary>The text of the first value that is present; null when there is none.</summary>
    /// <param name="reply">The reply.</param>
    public string? Text(ProviderReply reply) => First(reply).AsText();

    /// <summary>The path as it was written.</summary>
    public override string ToString() =>
        _alternatives.Length == 1 ? _alternatives[0].ToString() : "[" + string.Join(", ", (object[])_alternatives) + "]";
}
