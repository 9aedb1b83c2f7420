namespace ModelCatalog.Tool.Creating;

/// <summary>What a task takes and gives, as far as its name tells: <c>image-to-video</c>, <c>upscale-image</c>.</summary>
/// <param name="Inputs">What it starts from: <c>text image video audio</c>.</param>
/// <param name="Output">What it gives: <c>text image video audio json</c>.</param>
internal sealed record TaskForm(IReadOnlyList<string> Inputs, string Output)
{
    private static readonly Dictionary<string, string> s_kinds = new(StringComparer.Ordinal)
    {
        ["text"] = "text", ["image"] = "image", ["picture"] = "image", ["background"] = "image", ["reference"] = "image", ["frame"] = "image", ["video"] = "video", ["lip"] = "video",
        ["audio"] = "audio", ["speech"] = "audio", ["voice"] = "audio", ["music"] = "audio", ["song"] = "audio", ["sound"] = "audio",
    };

    /// <summary>The form of a task; what its name does not tell is a prompt, and JSON.</summary>
    public static TaskForm Of(string task)
    {
        var parts = task.Split("-to-", 2);
        var from = KindsOf(parts[0]);
        var to = parts.Length > 1 ? KindsOf(parts[1]) : from;
        return new TaskForm(from.Count > 0 ? from : ["text"], to.Count > 0 ? to[^1] : "json");
    }

    private static List<string> KindsOf(string words) => words.Split('-').Select(word => s_kinds.GetValueOrDefault(word)).OfType<string>().Distinct().ToList();
}
