using System.Text.Json;
using ModelCatalog.Infrastructure;

namespace ModelCatalog;

/// <summary>The output of a finished task as the provider sent it, with the paths that say where media lies in it.</summary>
public sealed class TaskOutput : INodeOrigin
{
    private const int LongestUrlShown = 100;

    private readonly IReadOnlyList<MediaPath> _media;

    /// <summary>Takes the output.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="raw">The output.</param>
    /// <param name="media">Where media lies in it.</param>
    public TaskOutput(string provider, string taskId, JsonElement raw, IReadOnlyList<MediaPath> media)
    {
        Provider = provider;
        TaskId = taskId;
        Raw = raw.Clone();
        _media = media;
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>The task.</summary>
    public string TaskId { get; }

    /// <summary>The provider's route; null: the default route.</summary>
    public string? Route { get; init; }

    /// <summary>The provider's id of the model; null where it has none.</summary>
    public string? Model { get; init; }

    /// <summary>The whole output.</summary>
    public JsonElement Raw { get; }

    internal int? HttpStatus { get; init; }

    /// <summary>Gives the start of the reply for an exception; not computed unless one is needed.</summary>
    internal Func<string?>? BodyStart { get; init; }

    /// <summary>The same output with other paths: where a model deviates from its provider's route.</summary>
    /// <param name="media">The paths; kinds that are not named keep theirs.</param>
    public TaskOutput With(params IReadOnlyList<MediaPath> media)
    {
        ArgumentNullException.ThrowIfNull(media);
        var paths = new List<MediaPath>(media);
        foreach (var path in _media)
        {
            if (!media.Any(other => other.Kind == path.Kind)) paths.Add(path);
        }

        return new TaskOutput(Provider, TaskId, Raw, paths) { Route = Route, Model = Model, HttpStatus = HttpStatus, BodyStart = BodyStart };
    }

    /// <summary>The URLs of a kind, in the provider's order, each once; empty when there is none.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="ProtocolException">What lies there is no URL.</exception>
    public IReadOnlyList<string> FindUrls(MediaKind kind)
    {
        var urls = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in FindTexts(kind))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp && url.Scheme != "data"))
            {
                var shown = Transport.ReplyBody.OneLine(text, LongestUrlShown);
                throw Wrong($"{Provider} finished task {TaskId}, but sent '{shown}' where the URL of {Word(kind)} is expected.");
            }

            if (known.Add(text)) urls.Add(text);
        }

        return urls;
    }

    /// <summary>The URLs of a kind; at least one.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="ProtocolException">There is none, or what lies there is no URL.</exception>
    public IReadOnlyList<string> Urls(MediaKind kind)
    {
        var urls = FindUrls(kind);
        return urls.Count > 0 ? urls : throw Missing(Word(kind));
    }

    /// <summary>The texts of a kind; empty when there is none.</summary>
    /// <param name="kind">The kind.</param>
    public IReadOnlyList<string> FindTexts(MediaKind kind)
    {
        var texts = new List<string>();
        foreach (var path in _media)
        {
            if (path.Kind != kind) continue;
            foreach (var value in path.Path.All(Raw)) AddTexts(value, texts);
        }

        return texts;
    }

    /// <summary>The exception for an output that does not hold what is expected.</summary>
    /// <param name="expected">What is expected: <c>a video</c>.</param>
    public ProtocolException Missing(string expected) => Wrong($"{Provider} finished task {TaskId}, but its output holds no {expected}.");

    internal static string Word(MediaKind kind) => kind switch
    {
        MediaKind.Video => "video",
        MediaKind.Image => "image",
        MediaKind.Audio => "audio",
        _ => "text",
    };

    /// <summary>A list of texts counts as its items: providers answer with one or with several at the same place.</summary>
    private static void AddTexts(ReplyValue value, List<string> texts)
    {
        if (value.Json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.Json.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String && new ReplyValue(item) is { IsPresent: true } text) texts.Add(text.AsText()!);
            }
        }
        else if (value.Json.ValueKind == JsonValueKind.String)
        {
            texts.Add(value.AsText()!);
        }
    }

    ProtocolException INodeOrigin.Wrong(string found, string path, string expected) =>
        Wrong($"{Provider} finished task {TaskId}, but its output has {found} at '{path}' where {expected} is expected.");

    internal ProtocolException Wrong(string message) =>
        new(new ProviderError { Provider = Provider, Class = ErrorClass.Server, HttpStatus = HttpStatus }, message, BodyStart?.Invoke());
}
