using ModelCatalog.Infrastructure;

namespace ModelCatalog.Transport;

/// <summary>What the templates of a request may name: the task, the model, kept values, options of the call.</summary>
internal sealed record RequestValues(string? ModelId, string RequestUuid)
{
    public string? TaskId { get; init; }

    public IReadOnlyDictionary<string, string>? Kept { get; init; }

    /// <summary>The catalog's key of the model; null: the request does not say it.</summary>
    public string? CatalogModel { get; init; }

    public SubmitOptions? Options { get; init; }

    public CallArguments? Arguments { get; init; }

    public string? Find(string name) => Arguments?.Text(name) ?? name switch
    {
        "task_id" => TaskId,
        "model" => ModelId,
        "uuid" => RequestUuid,
        _ when Kept is not null && Kept.TryGetValue(name, out var kept) => kept,
        _ => Options?.GetText(name),
    };

    /// <summary>The texts of a query template: those of a list, else the one that there is; none when it is absent.</summary>
    public IEnumerable<string> Texts(string template)
    {
        if (template.StartsWith('$') && Arguments?.Items(template[1..]) is { } items) return items;
        return Text(template) is { } text ? [text] : [];
    }

    /// <summary>The text of a header or query template: a constant, or what <c>$name</c> stands for; null when that is absent.</summary>
    public string? Text(string template)
    {
        if (!template.StartsWith('$')) return template;
        var text = Find(template[1..]);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
