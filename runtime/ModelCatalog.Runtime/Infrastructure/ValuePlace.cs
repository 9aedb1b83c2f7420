using System.ComponentModel;
using System.Text.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Infrastructure;

/// <summary>A value that is being read: which parameter's, and where it stands.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValuePlace
{
    private readonly BodyPath _path;
    private readonly int _index;

    internal ValuePlace(FieldRules rules, BodyPath path, int index = -1)
    {
        Rules = rules;
        _path = path;
        _index = index;
    }

    /// <summary>The place itself; an item's with its index. Made on demand: a body without mistakes needs few of them.</summary>
    public BodyPath Path => _index < 0 ? _path : _path.Item(_index);

    internal FieldRules Rules { get; }

    internal bool IsItem => _index >= 0;

    /// <summary>Reports a value of the wrong type.</summary>
    /// <returns>False, so that a reader can return it.</returns>
    public bool FailType(JsonElement value, ref ViolationCollector violations) => Fail(Rules.Type, value, "", ref violations);

    /// <summary>Reports a number that the parameter's type in C# cannot hold.</summary>
    /// <returns>False.</returns>
    public bool FailRange(JsonElement value, ref ViolationCollector violations) => Fail(Rules.Range ?? Rules.Type, value, "", ref violations);

    /// <summary>Reports a value that is none of those listed.</summary>
    /// <returns>False.</returns>
    public bool FailEnum(JsonElement value, ref ViolationCollector violations) =>
        Fail(Rules.Enum ?? Rules.Type, value, BodyRules.SpellingHint(JsonValues.TextOf(value), Rules.Listed), ref violations);

    internal ValuePlace Item(int index) => new(Rules, Path, index);

    private bool Fail(RuleInfo rule, JsonElement value, string hint, ref ViolationCollector violations)
    {
        BodyReport.Add(rule, Path, value, hint, ref violations);
        violations.MarkFailed(_path.Parameter);
        return false;
    }
}
