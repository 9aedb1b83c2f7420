using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks that constraints suit the type, and that defaults and enum values keep to them.</summary>
internal static class ConstraintChecker
{
    /// <summary>Whether every constraint that is said suits the shape of a value (of an item, for a list).</summary>
    /// <param name="parameter">What holds.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="findings">Takes what does not suit.</param>
    /// <param name="said">The part that is judged, where only an overlay is; else all of it.</param>
    public static bool Fits(ParameterDescriptor parameter, ValueShape shape, ICollection<Finding> findings, ParameterDescriptor? said = null)
    {
        said ??= parameter;
        var item = shape is ListShape list ? list.Item : shape;
        var kind = DescribeKind(item);
        var before = findings.Count;
        var isNumber = Any(item, s => s is IntegerShape or NumberShape);
        var isText = Any(item, s => s is TextShape or EnumShape or MediaShape);
        if (said.Range is not null && !isNumber) Report("range", "numbers");
        if (said.Step is not null && !isNumber) Report("step", "numbers");
        if (said.Length is not null && !isText) Report("length", "texts");
        if (said.Pattern is not null && !isText) Report("pattern", "texts");
        if (said.Accepts.Count > 0 && item is not MediaShape) Report("accepts", "links to files");
        if (said.Asset is { } asset && item is not MediaShape) Report(NameOf(asset), "links to files");
        if (said.Single && parameter.List is null) Report("single", "lists");
        if (said.Enum is { } values)
        {
            if (!isNumber && item is not (TextShape or EnumShape)) Report("enum", "texts and numbers");
            else if (values.Open && !Any(item, s => s is TextShape or EnumShape)) Report("open", "texts");
        }

        CheckPattern(said.Pattern, said.Pointer / "pattern", findings);
        CheckPattern(said.Enum?.OpenPattern, said.Pointer / "open", findings);
        return findings.Count == before;

        void Report(string constraint, string suits) => findings.Add(ModelDiagnostics.ConstraintDoesNotFit.AtKey(said.Pointer / constraint, constraint, suits, parameter.Key, kind));
    }

    /// <summary>Checks the default and the enum's values against the type and the other constraints.</summary>
    public static void CheckValues(ParameterDescriptor parameter, ValueShape shape, ICollection<Finding> findings)
    {
        if (parameter.Required == true && parameter.Default is not null)
            findings.Add(ModelDiagnostics.RequiredWithDefault.At(parameter.Pointer / "default", parameter.Key));
        var item = shape is ListShape list ? list.Item : shape;
        foreach (var value in parameter.Enum?.Values ?? default)
        {
            if (Problem(parameter with { Enum = null }, item, value.Value) is { } problem)
                findings.Add(ModelDiagnostics.ValueNotAllowed.At(value.Pointer, value.Value, parameter.Key, problem));
        }

        // An empty default says what absence means; it need not be a value that could be sent.
        if (parameter.Default is not { } given || given is JsonString { Value: "" } or JsonArray { Items.Count: 0 }) return;
        var items = shape is ListShape && given is JsonArray array ? array.Items : [given];
        foreach (var one in items)
        {
            if (Problem(parameter, item, one) is { } problem)
            {
                findings.Add(ModelDiagnostics.ValueNotAllowed.At(parameter.Pointer / "default", one, parameter.Key, problem));
                return;
            }
        }
    }

    /// <summary>Why a value is not allowed, in words; null when it is.</summary>
    public static string? Problem(ParameterDescriptor parameter, ValueShape item, JsonValue value)
    {
        if (!HasKind(item, value)) return "it must be " + DescribeKind(item);
        if (parameter.Enum is { Open: false } values && values.Values.All(v => !v.Value.Equals(value)) && item is not ChoiceShape)
            return OneOf(values.Values.Select(v => v.Value.ToText()).ToList(), value);
        if (value is JsonNumber number && parameter.Range is { } range && !Contains(range, number)) return "it must be within " + range;
        return null;
    }

    /// <summary>What a listed value must be, and which one was probably meant.</summary>
    public static string OneOf(IReadOnlyList<string> listed, JsonValue value) =>
        "it must be one of " + string.Join(", ", listed) + NearestName.Hint(value.ToText(), listed);

    /// <summary>Whether a JSON value has the kind that a shape asks for.</summary>
    public static bool HasKind(ValueShape shape, JsonValue value) => shape switch
    {
        TextShape or MediaShape or EnumShape => value is JsonString,
        IntegerShape => value is JsonNumber { IsInteger: true },
        NumberShape => value is JsonNumber { AsDouble: > double.NegativeInfinity and < double.PositiveInfinity },
        BooleanShape => value is JsonBoolean,
        ObjectShape => value is JsonObject,
        ListShape list => value is JsonArray array && array.Items.All(item => HasKind(list.Item, item)),
        ChoiceShape choice => choice.Alternatives.Any(s => HasKind(s, value)) || (value is JsonString text && choice.Literals.Contains(text.Value)),
        _ => true,
    };

    /// <summary>Whether a number is within a range.</summary>
    public static bool Contains(RangeDescriptor range, JsonNumber number)
    {
        return (range.Minimum is not { } low || Compare(number, low) >= 0) && (range.Maximum is not { } high || Compare(number, high) <= 0);
    }

    /// <summary>Compares two numbers, exactly where both fit a decimal.</summary>
    public static int Compare(JsonNumber left, JsonNumber right) =>
        left.TryGetDecimal(out var a) && right.TryGetDecimal(out var b) ? a.CompareTo(b) : left.AsDouble.CompareTo(right.AsDouble);

    /// <summary>What a shape is called in a message.</summary>
    public static string DescribeKind(ValueShape shape) => shape switch
    {
        TextShape or EnumShape => "text",
        MediaShape => "a link",
        IntegerShape => "an integer",
        NumberShape => "a number",
        BooleanShape => "a boolean",
        ObjectShape => "an object",
        ListShape => "a list",
        DecimalShape => "a number",
        TimeShape => "a time",
        ChoiceShape choice => string.Join(" or ", choice.Alternatives.Select(DescribeKind).Concat(choice.Literals.Select(l => "`" + l + "`"))),
        _ => "any JSON",
    };

    private static bool Any(ValueShape shape, Func<ValueShape, bool> test) => shape is ChoiceShape choice ? choice.Alternatives.Any(test) : test(shape);

    /// <summary>The first limit of a file that is said, by its key.</summary>
    public static string NameOf(AssetLimits limits) =>
        limits.Formats.Count > 0 ? "formats" : limits.Size is not null ? "size" : limits.Pixels is not null ? "pixels" : limits.Ratio is not null ? "ratio" : "seconds";

    /// <summary>Reports a regular expression that cannot be matched in bounded time.</summary>
    public static void CheckPattern(string? pattern, Pointer pointer, ICollection<Finding> findings)
    {
        if (pattern is not null && BoundedPattern.Create(@"\A(?:" + pattern + @")\z", out var problem) is null)
            findings.Add(ModelDiagnostics.BadPattern.At(pointer, pattern, problem));
    }
}
