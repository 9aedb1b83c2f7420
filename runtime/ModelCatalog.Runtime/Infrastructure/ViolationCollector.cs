using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace ModelCatalog.Infrastructure;

/// <summary>Takes the violations of one request while generated code goes through it. Allocates nothing before the first. Passed by reference. Not for applications.</summary>
/// <param name="wirePaths">Where the parameters stand in the provider's body; null at the model level.</param>
/// <param name="byWireNames">Whether messages speak of the body's fields instead of the request's parameters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ViolationCollector(WirePaths? wirePaths, bool byWireNames = false)
{
    /// <summary>How many UTF-16 units of a value a violation shows.</summary>
    public const int LongestValue = 200;

    private List<Violation>? _violations;
    private HashSet<string>? _failed;
    private HashSet<string>? _unheld;
    private HashSet<string>? _unread;
    private Frames _frames;
    private Frame[]? _deeper;
    private int _depth;

    /// <summary>Whether nothing was found, not even a warning.</summary>
    public readonly bool IsEmpty => _violations is null;

    /// <summary>Whether an error was found.</summary>
    public readonly bool HasErrors => _violations?.Exists(static violation => violation.Severity == ViolationSeverity.Error) == true;

    /// <summary>Whether an error was found other than that something required is missing: the request is wrong, not only incomplete.</summary>
    public readonly bool IsWrong => _violations?.Exists(static violation => violation is { Severity: ViolationSeverity.Error, Kind: not ViolationKind.Required }) == true;

    /// <summary>Whether messages speak of the body's fields instead of the request's parameters.</summary>
    internal readonly bool ByWireNames => byWireNames;

    /// <summary>Whether messages leave out the value: who reads them knows it.</summary>
    internal bool HidesValues { get; init; }

    /// <summary>What was found.</summary>
    public readonly ValidationResult ToResult() => new(_violations);

    /// <summary>Goes into an object; names are relative to it until <see cref="Leave"/>.</summary>
    public void Enter(string name) => Enter(name, -1);

    /// <summary>Goes into an item of a list.</summary>
    public void Enter(string name, int index)
    {
        var frame = new Frame(name, index);
        if (_depth < Frames.Length)
        {
            _frames[_depth] = frame;
        }
        else
        {
            var place = _depth - Frames.Length;
            if (_deeper is null || _deeper.Length == place) Array.Resize(ref _deeper, Math.Max(8, place * 2));
            _deeper[place] = frame;
        }

        _depth++;
    }

    /// <summary>Goes back out.</summary>
    public void Leave() => _depth--;

    /// <summary>Whether a value, or something inside it, has an error of its own: rules do not know it then.</summary>
    /// <param name="name">The value, relative to the object at hand.</param>
    public readonly bool Failed(string name)
    {
        if (_failed is null && _unheld is null) return false;
        var path = Path(name, -1);
        return _unheld?.Contains(path) == true || IsInside(path, _failed);
    }

    /// <summary>Whether a value that C# always has was there when a body was read; where no body was read, it was.</summary>
    /// <param name="name">The value, relative to the object at hand.</param>
    public readonly bool IsRead(string name) => _unread is null || !_unread.Contains(Path(name, -1));

    /// <summary>A value as rules see it: null where it has an error of its own.</summary>
    public readonly T? Known<T>(string name, T? value)
        where T : struct => IsUnknown(name) ? null : value;

    /// <summary>A value that is never absent, as rules see it: null where it has an error of its own.</summary>
    public readonly T? Known<T>(string name, T value)
        where T : struct => IsUnknown(name) ? null : value;

    /// <summary>A text, list or object as rules see it: null where it has an error of its own.</summary>
    public readonly T? KnownObject<T>(string name, T? value)
        where T : class => IsUnknown(name) ? null : value;

    /// <summary>Whether a value is set, as rules see it: unknown where it has an error of its own.</summary>
    public readonly bool? Has(string name, bool isSet) => IsUnknown(name) ? null : isSet;

    /// <summary>Adds a violation; an error makes its parameter unknown to later rules.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="name">The parameter that is reported; empty: none.</param>
    /// <param name="value">Its value as JSON; null: none.</param>
    /// <param name="measure">What the message shows instead of the value: a length, a count.</param>
    public void Add(RuleInfo rule, string name, string? value, int? measure = null) => AddItem(rule, name, -1, value, measure);

    /// <summary>Adds the violation of a list's item; an error makes the list unknown to later rules.</summary>
    public void AddItem(RuleInfo rule, string name, int index, string? value, int? measure = null)
    {
        var path = Path(name, index);
        var wire = wirePaths is null || path.Length == 0 ? null : wirePaths.Translate(path);
        Add(new Violation(rule.Severity, rule.Kind, rule.Id, path, wire, Cut(value), MessageOf(rule, value, measure)));
    }

    /// <summary>Adds the violation of a missing value that another one asks for: both are unknown to later rules.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="name">The missing value.</param>
    /// <param name="reported">The value that is reported.</param>
    /// <param name="value">The reported value as JSON; null: none.</param>
    public void AddAt(RuleInfo rule, string name, string reported, string? value)
    {
        MarkFailed(name);
        Add(rule, reported, value);
    }

    /// <summary>Makes a value unknown to rules without a violation.</summary>
    public void MarkFailed(string name) => (_failed ??= new HashSet<string>(StringComparer.Ordinal)).Add(Path(name, -1));

    /// <summary>Where a parameter stands in the body; null where it does not, or no body is looked at.</summary>
    internal readonly string? Translate(string parameterPath) => wirePaths?.Translate(parameterPath);

    /// <summary>Adds a violation as it is: reading a body knows where its values really stand.</summary>
    internal void Add(Violation violation)
    {
        (_violations ??= []).Add(violation);
        if (violation.Severity == ViolationSeverity.Error && violation.Parameter.Length > 0)
            (_failed ??= new HashSet<string>(StringComparer.Ordinal)).Add(violation.Parameter);
    }

    /// <summary>
    /// Adds the violation of a value of a body that C# cannot hold: one that is missing where C# always has one, or out of bounds. Rules do not
    /// know it, nor what it stands in; the checks of the values beside it go on.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="path">The value.</param>
    /// <param name="reported">The value that is reported.</param>
    /// <param name="value">The reported value as JSON; null: none.</param>
    /// <param name="measure">What the message shows instead of the value.</param>
    internal void AddUnheld(RuleInfo rule, string path, string reported, string? value, int? measure = null)
    {
        (_violations ??= []).Add(new Violation(rule.Severity, rule.Kind, rule.Id, reported, wirePaths?.Translate(reported), Cut(value), MessageOf(rule, value, measure)));
        (_unheld ??= new HashSet<string>(StringComparer.Ordinal)).Add(path);
        _unheld.Add(reported);
    }

    /// <summary>Says that a value could not be read from a body: what C# holds in its place was not sent.</summary>
    internal void MarkUnread(string path) => (_unread ??= new HashSet<string>(StringComparer.Ordinal)).Add(path);

    private readonly string MessageOf(RuleInfo rule, string? value, int? measure) => HidesValues ? rule.MessageWithoutValue() : rule.Message(byWireNames, value, measure);

    private readonly bool IsUnknown(string name)
    {
        if (_failed is null && _unheld is null) return false;
        var path = Path(name, -1);
        return IsInside(path, _failed) || IsInside(path, _unheld);
    }

    /// <summary>Whether a value, or something inside it, is one of these.</summary>
    private static bool IsInside(string path, HashSet<string>? values)
    {
        if (values is null) return false;
        if (values.Contains(path)) return true;
        foreach (var failed in values)
        {
            if (failed.Length > path.Length && failed[path.Length] is ('.' or '[') && failed.StartsWith(path, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private readonly string Path(string name, int index)
    {
        if (_depth == 0) return index < 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");
        var path = new StringBuilder();
        for (var i = 0; i < _depth; i++) Append(path, i < Frames.Length ? _frames[i] : _deeper![i - Frames.Length]);
        if (name.Length > 0) Append(path, new Frame(name, index));
        return path.ToString();
    }

    private static void Append(StringBuilder path, Frame frame)
    {
        if (path.Length > 0) path.Append('.');
        path.Append(frame.Name);
        if (frame.Index >= 0) path.Append('[').Append(frame.Index).Append(']');
    }

    /// <summary>A value as a violation shows it: its start, if it is long.</summary>
    internal static string? Cut(string? value)
    {
        if (value is null || value.Length <= LongestValue) return value;
        return string.Concat(value.AsSpan(0, LongestValue), "…");
    }

    private readonly record struct Frame(string Name, int Index);

    [InlineArray(Length)]
    private struct Frames
    {
        public const int Length = 6;

        private Frame _first;
    }
}
