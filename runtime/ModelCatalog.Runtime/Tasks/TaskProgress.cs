using System.Globalization;
using System.Text;

namespace ModelCatalog;

/// <summary>How a task stands at one moment.</summary>
/// <param name="Status">The status.</param>
/// <param name="Elapsed">Time since the submit.</param>
/// <param name="Fraction">How much is done, 0 to 1; null when the provider does not say.</param>
/// <param name="Position">The place in the provider's queue; null when the provider does not say.</param>
/// <param name="RawStatus">The status in the provider's own word; null when the reply has none.</param>
public sealed record TaskProgress(GenerationStatus Status, TimeSpan Elapsed, double? Fraction = null, int? Position = null, string? RawStatus = null)
{
    /// <summary>Whether the task will not change any more.</summary>
    public bool IsFinished => Status is GenerationStatus.Succeeded or GenerationStatus.Failed or GenerationStatus.Cancelled;

    /// <summary><c>running, 40 %, 12 s</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(WordOf(Status));
        if (Position is { } position) text.Append(CultureInfo.InvariantCulture, $", position {position}");
        if (Fraction is { } fraction) text.Append(CultureInfo.InvariantCulture, $", {fraction * 100:0} %");
        return text.Append(CultureInfo.InvariantCulture, $", {Elapsed.TotalSeconds:0} s").ToString();
    }

    internal static string WordOf(GenerationStatus status) => status switch
    {
        GenerationStatus.Queued => "queued",
        GenerationStatus.Running => "running",
        GenerationStatus.Succeeded => "succeeded",
        GenerationStatus.Failed => "failed",
        _ => "cancelled",
    };
}
