using System.Globalization;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Replies;

/// <summary>A reply that is put together by the paths that a client reads it by.</summary>
internal sealed class ReplyDraft
{
    private const int LongestHeader = 1_000;

    private readonly ReplyNode _root = new();
    private readonly SortedDictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The HTTP status.</summary>
    public int HttpStatus { get; set; } = 200;

    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string> Headers => _headers;

    /// <summary>The body where it is no JSON; null: it is.</summary>
    public string? RawText { get; private set; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; private set; } = "application/json";

    /// <summary>The body as text.</summary>
    public string Body => RawText ?? (_root.ToJson() is var body and not JsonNull ? body.ToString() : "{}");

    /// <summary>A reply that is given word for word.</summary>
    public static ReplyDraft Verbatim(int httpStatus, string json) => new() { HttpStatus = httpStatus, RawText = json };

    /// <summary>Sets a value at the first path that can hold it.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TrySet(EquatableArray<string> paths, JsonValue value) => paths.Any(path => TrySet(path, value));

    /// <summary>Sets a value where a path would find it.</summary>
    /// <returns>Whether it could: a hash cannot be turned round, and a path through another value leads nowhere.</returns>
    public bool TrySet(string path, JsonValue value) => TrySet(path, value, 0);

    /// <summary>Sets several values where one path would find all of them.</summary>
    public bool TrySetAll(EquatableArray<string> paths, IReadOnlyList<JsonValue> values)
    {
        if (values.Count == 1) return TrySet(paths, values[0]);

        // A list wants a path that reads each item; a path without one can still hold the list itself.
        var path = paths.FirstOrDefault(candidate => candidate.Contains('*', StringComparison.Ordinal));
        if (path is null) return TrySet(paths, new JsonArray(values.ToEquatableArray()));
        for (var i = 0; i < values.Count; i++)
        {
            if (!TrySet(path, values[i], i)) return false;
        }

        return true;
    }

    /// <summary>Sets what a good reply holds.</summary>
    public void SetOk(EquatableArray<ReplyCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            if (condition.Value is { } value) TrySet(condition.Path, value);
        }
    }

    /// <summary>Sets a header; what a header cannot carry is replaced.</summary>
    public void SetHeader(string name, string text)
    {
        var cut = text.Length > LongestHeader ? text[..LongestHeader] : text;
        _headers[name] = string.Concat(cut.Select(c => c is >= ' ' and < '\x7f' ? c : '?')).Trim();
    }

    private bool TrySet(string path, JsonValue value, int index)
    {
        var (head, steps) = Split(path);
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            if (Undo(steps[i], value) is not { } before) return false;
            value = before;
        }

        switch (head)
        {
            case "$http":
                if (!int.TryParse(value.ToText(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status is < 200 or > 599) return false;
                HttpStatus = status;
                return true;
            case "$raw":
                RawText = value.ToText();
                ContentType = "text/plain; charset=utf-8";
                return true;
            case var _ when head.StartsWith("$header.", StringComparison.Ordinal):
                SetHeader(head["$header.".Length..], value.ToText());
                return true;
            default:
                var segments = head == "." ? [] : head.Split('.').Select(segment => segment == "*" ? null : segment).ToArray();
                if (!_root.CanSet(segments, 0, index, value)) return false;
                _root.Set(segments, 0, index, value);
                return true;
        }
    }

    private static (string Head, string[] Steps) Split(string path)
    {
        var parts = path.Split('|', StringSplitOptions.TrimEntries);
        return (parts[0], parts[1..]);
    }

    /// <summary>The value that a step would turn into this one; null where none is known.</summary>
    private static JsonValue? Undo(string step, JsonValue value)
    {
        if (step == "json") return new JsonString(value.ToString());
        if (!step.StartsWith("drop(", StringComparison.Ordinal)) return null;

        // The step takes away what a list begins with: where the parameter was sent, which for these requests is the body.
        var count = int.Parse(step["drop(".Length..^1], NumberStyles.None, CultureInfo.InvariantCulture);
        var items = value is JsonArray list ? list.Items.ToList() : PathItems(value.ToText());
        return new JsonArray(Enumerable.Repeat<JsonValue>(new JsonString("body"), count).Concat(items).ToEquatableArray());
    }

    /// <summary><c>shots[1].text</c> as the list that names its steps.</summary>
    private static List<JsonValue> PathItems(string path) => path
        .Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
        .Select(step => ScalarText.Parse(step))
        .ToList();
}
