using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ModelCatalog;

namespace ImageGenerator;

/// <summary>What one call asks of a model, and what is wrong with that. A mapping takes from it what the model can be told; the rest is refused.</summary>
/// <param name="model">The model's id, for messages.</param>
/// <param name="prompt">The prompt.</param>
/// <param name="pictures">The URLs of the original images.</param>
/// <param name="options">The options, defaults included.</param>
internal sealed partial class ImageInput(string model, string? prompt, IReadOnlyList<string> pictures, ImageGenerationOptions options)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<Violation> _violations = [];

    /// <summary>Everything that was found.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Parameters by name.</summary>
    public AdditionalPropertiesDictionary? AdditionalProperties => options.AdditionalProperties;

    /// <summary>The prompt. A typed request may repeat it, or leave it empty.</summary>
    public string Prompt(string set)
    {
        _taken.Add(nameof(ImageGenerationRequest.Prompt));
        if (string.IsNullOrEmpty(prompt)) return set;
        if (set.Length > 0 && set != prompt)
            Refuse(nameof(ImageGenerationRequest.Prompt), ViolationKind.Exclusive, null, "is not the prompt of the typed request: leave one of them empty");
        return prompt;
    }

    /// <summary>The original images; null: none.</summary>
    public ValueList<string>? Pictures(ValueList<string>? set)
    {
        _taken.Add(nameof(ImageGenerationRequest.OriginalImages));
        if (pictures.Count == 0) return set;
        if (set is { Count: > 0 })
            Refuse(nameof(ImageGenerationRequest.OriginalImages), ViolationKind.Exclusive, null, "has pictures, and so has the typed request: put all of them in one place");
        return [.. pictures];
    }

    /// <summary>For a model that cannot be told how many pictures to make.</summary>
    public void Makes(int count)
    {
        _taken.Add(nameof(options.Count));
        if (options.Count is not { } asked || asked == count) return;
        var pictures = count == 1 ? "1 picture" : Text(count) + " pictures";
        Refuse(nameof(options.Count), ViolationKind.Unsupported, Text(asked), $"is {Text(asked)}; a request to {model} makes {pictures}, no more and no less: the nearest is {Text(count)}");
    }

    /// <summary>How many pictures.</summary>
    public int? Count(int? set) => Same(nameof(options.Count), set, options.Count, Text);

    /// <summary>The format of the files, where the model can be told one.</summary>
    public T? Format<T>(T? set, Func<T, string> text)
        where T : struct, Enum
    {
        T? asked = null;
        if (options.MediaType is { } type)
        {
            var formats = Enum.GetValues<T>();
            asked = formats.Where(format => string.Equals(MediaTypes.OfFormat(text(format)), type, StringComparison.OrdinalIgnoreCase)).Select(format => (T?)format).FirstOrDefault();
            if (asked is null)
            {
                var made = string.Join(" or ", formats.Select(format => MediaTypes.OfFormat(text(format))));
                Refuse(nameof(options.MediaType), ViolationKind.Enum, Quoted(type), $"is `{type}`; {model} makes {made}");
            }
        }

        return Same(nameof(options.MediaType), set, asked, text);
    }

    /// <summary>Refuses what is set and was not taken, and what no model of the catalog can do.</summary>
    public void RefuseRest()
    {
        RefuseUntaken(nameof(ImageGenerationRequest.Prompt), string.IsNullOrEmpty(prompt) ? null : "a prompt");
        RefuseUntaken(nameof(ImageGenerationRequest.OriginalImages), pictures.Count == 0 ? null : "original images");
        RefuseUntaken(nameof(options.ImageSize), options.ImageSize is null ? null : "a size");
        RefuseUntaken(nameof(options.Count), options.Count is null ? null : "a number of pictures");
        RefuseUntaken(nameof(options.MediaType), options.MediaType is null ? null : "a format");
        if (options.StreamingCount is { } streamed and not 0)
            Refuse(nameof(options.StreamingCount), ViolationKind.Unsupported, Text(streamed), $"is {Text(streamed)}; {model} sends finished pictures alone: leave it out");
        if (options.ResponseFormat is { } format and not (ImageGenerationResponseFormat.Uri or ImageGenerationResponseFormat.Data))
            Refuse(nameof(options.ResponseFormat), ViolationKind.Unsupported, Quoted(format.ToString()), $"is {format}; pictures come as Uri or as Data");
    }

    /// <summary>Takes over what a validator found, once. What would have no effect is refused as well: here nothing is dropped.</summary>
    public void Report(ValidationResult result)
    {
        foreach (var violation in result.Violations)
        {
            if (_violations.Exists(known => known.Rule == violation.Rule && known.Parameter == violation.Parameter)) continue;
            var isDropped = violation.Kind is ViolationKind.UnknownField or ViolationKind.Unsupported or ViolationKind.Ignored or ViolationKind.Forced;
            _violations.Add(isDropped ? violation with { Severity = ViolationSeverity.Error } : violation);
        }
    }

    /// <summary>Refuses an option.</summary>
    public void Refuse(string option, ViolationKind kind, string? value, string problem) => Add(ViolationSeverity.Error, kind, option, value, problem);

    private void Add(ViolationSeverity severity, ViolationKind kind, string option, string? value, string problem) =>
        _violations.Add(new Violation(severity, kind, "option." + option, option, null, value, $"`{option}` {problem}"));

    private void RefuseUntaken(string option, string? what)
    {
        if (what is not null && !_taken.Contains(option)) Refuse(option, ViolationKind.Unsupported, null, $"is set, but {model} cannot be given {what}: leave it out");
    }

    private T? Same<T>(string option, T? set, T? asked, Func<T, string> text)
        where T : struct
    {
        _taken.Add(option);
        if (set is { } one && asked is { } other && !one.Equals(other))
            Refuse(option, ViolationKind.Exclusive, null, $"means {text(other)}, but the typed request says {text(one)}: leave one of them out");
        return set ?? asked;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
