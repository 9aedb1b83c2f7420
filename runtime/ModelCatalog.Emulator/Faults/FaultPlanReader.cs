using System.Globalization;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Emulator;

/// <summary>Reads orders of faults.</summary>
internal static partial class FaultPlanReader
{
    private const int MostRules = 1_000;

    /// <summary>Each fault by its name: what stands for an argument that is left out, what is expected there, and how it is made.</summary>
    private static readonly Dictionary<string, (string? Usual, string Expected, Func<string, Fault?> Make)> Faults = new(StringComparer.Ordinal)
    {
        ["rate-limit"] = ("1s", "a time such as 7s", text => FaultTime.Read(text) is { } wait ? new Fault.RateLimit(wait) : null),
        ["gateway"] = ("502", "an HTTP status, 500 to 599", text => Number(text) is { } code ? new Fault.Gateway(code) : null),
        ["slow"] = (null, "a time such as 2s", text => FaultTime.Read(text) is { } time ? new Fault.Slow(time) : null),
        ["trickle"] = (null, "a time such as 50ms", text => FaultTime.Read(text) is { } pause ? new Fault.Trickle(pause) : null),
        ["cut"] = ("after", "before, after or middle", text => Word<CutPoint>(text) is { } at ? new Fault.Cut(at) : null),
        ["body"] = (null, "html, empty, text, kinds or truncated", text => Word<FaultBody>(text) is { } body ? new Fault.Malformed(body) : null),
        ["fail"] = ("failed", "an error class such as moderated", text => new Fault.TaskFails(text)),
        ["hidden"] = ("1", "a number of polls", text => Number(text) is { } polls ? new Fault.Hidden(polls) : null),
        ["duplicate"] = ("1", "how often more", text => Number(text) is { } times ? new Fault.Duplicate(times) : null),
        ["reordered"] = ("", "nothing", text => text.Length == 0 ? new Fault.Reordered() : null),
        ["never"] = ("", "nothing", text => text.Length == 0 ? new Fault.Never() : null),
    };

    private static readonly string[] Stages = [.. Enum.GetValues<FaultStage>().Select(Fault.NameOf)];

    /// <summary>The rules of a text.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static List<FaultRule> Read(string text)
    {
        var rules = new List<FaultRule>();
        if (string.IsNullOrWhiteSpace(text)) return rules;
        var at = 0;
        foreach (var part in text.Split(','))
        {
            if (rules.Count == MostRules) throw Wrong(part, at, string.Create(CultureInfo.InvariantCulture, $"a plan has at most {MostRules} orders"));
            rules.Add(ReadRule(part.Trim(), at + part.Length - part.TrimStart().Length));
            at += part.Length + 1;
        }

        return rules;
    }

    private static FaultRule ReadRule(string text, int at)
    {
        if (Rule().Match(text) is not { Success: true } match)
            throw Wrong(text, at, "expected stage:fault, such as submit:503*2 or poll:cut=before@10%, with # before * before @");
        var stage = Word<FaultStage>(match.Groups["stage"].Value)
            ?? throw Wrong(text, at, $"there is no stage '{match.Groups["stage"].Value}'{NearestName.Hint(match.Groups["stage"].Value, Stages)}; expected one of {string.Join(", ", Stages)}");
        try
        {
            var first = match.Groups["first"].Success ? Limit(match.Groups["first"].Value) : 1;
            var count = match.Groups["count"].Value switch
            {
                "" => match.Groups["first"].Success ? 1 : (int?)null,
                "any" => null,
                var number => Limit(number),
            };
            var probability = match.Groups["chance"].Success ? double.Parse(match.Groups["chance"].Value, CultureInfo.InvariantCulture) / 100 : 1;
            return new FaultRule(stage, ReadFault(match.Groups["fault"].Value, match.Groups["argument"] is { Success: true } argument ? argument.Value : null))
            {
                First = first,
                Count = count,
                Probability = probability,
            };
        }
        catch (ArgumentException exception)
        {
            throw Wrong(text, at, exception.Message);
        }
    }

    private static Fault ReadFault(string name, string? argument)
    {
        if (Number(name) is { } status)
        {
            return new Fault.Status(status, argument is null ? FaultBody.Error
                : Word<FaultBody>(argument) ?? throw new ArgumentException($"after {name}= is expected html, empty, text or error; it is '{argument}'"));
        }

        if (!Faults.TryGetValue(name, out var fault))
            throw new ArgumentException($"there is no fault '{name}'{NearestName.Hint(name, Faults.Keys)}; expected an HTTP status or one of {string.Join(", ", Faults.Keys)}");
        if ((argument ?? fault.Usual) is not { } text) throw new ArgumentException($"'{name}' needs {fault.Expected}, as {name}=…");
        return fault.Make(text) ?? throw new ArgumentException($"after {name}= is expected {fault.Expected}; it is '{text}'");
    }

    private static int Limit(string text) => Number(text) ?? throw new ArgumentException($"'{text}' is too large a number");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TEnum? Word<TEnum>(string text)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Fault.NameOf(value) == text) return value;
        }

        return null;
    }

    private static FormatException Wrong(string text, int at, string problem) => new(string.Create(
        CultureInfo.InvariantCulture, $"The order of faults '{(text.Length > 80 ? text[..80] + "…" : text)}' at character {at + 1} is wrong: {problem}."));

    [GeneratedRegex(@"\A(?<stage>[^:\s]+)\s*:\s*(?<fault>[^=#*@\s]+)(=(?<argument>[^=#*@\s]+))?(#(?<first>[0-9]+))?(\*(?<count>[0-9]+|any))?(@(?<chance>[0-9]{1,3}(\.[0-9]{1,6})?)%)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();
}
