namespace ModelCatalog.Transport;

/// <summary>What the templates of a request may name: the task, the model, kept values, options of the call.</summary>
internal sealed record RequestValues(string? ModelId, string RequestUuid)
{
    public string? TaskId { get; init; }

    public IReadOnlyDictionary<string, string>? Kept { get; init; }

    public SubmitOptions? Options { get; init; }

    public string? Find(string name) => name switch
    {
        "task_id" => TaskId,
        "model" => ModelId,
        "uuid" => RequestUuid,
        _ when Kept is not null && Kept.TryGetValue(name, out var kept) => kept,
        _ => Options?.GetText(name),
    };

    /// <summary>The text of a header or query template: a constant, or what <c>$name</c> stands for; null when that is absent.</summary>
    public string? Text(string template)
    {
        if (!template.StartsWith('$')) return template;
        var text = Find(template[1..]);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
