using System.Text;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the properties of requests, objects and modes.</summary>
internal static class PropertyEmitter
{
    /// <summary>Emits the property of a field.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="field">The field.</param>
    /// <param name="names">Its names.</param>
    /// <param name="context">The types.</param>
    /// <param name="modifier"><c>abstract</c> or <c>override</c>; empty: neither.</param>
    public static void Emit(SourceWriter writer, FieldShape field, PropertyNames names, EmissionContext context, string modifier = "")
    {
        writer.Summary(field.Declaration.Doc is { Length: > 0 } doc ? doc : "`" + field.Key + "`.");
        writer.Remarks(Facts(field, names, context));

        // Required members are set by everyone, so the attribute would only warn those who cannot help it.
        var isRequired = field.IsRequired && modifier != "abstract";
        if (!field.IsRequired && modifier != "override") Obsolete(writer, field.Declaration.Deprecated);
        var words = "public " + (modifier.Length > 0 ? modifier + " " : "") + (isRequired ? "required " : "");
        writer.Line($"{words}{TypeOf(field, names, context)} {names.Property} {{ get; init; }}");
    }

    /// <summary>The type of the property of a field.</summary>
    public static string TypeOf(FieldShape field, PropertyNames names, EmissionContext context) =>
        context.TypeOf(field.Shape, names.ValueType) + (field.IsRequired ? "" : "?");

    /// <summary>Emits the attribute of what should not be used; nothing for null.</summary>
    public static void Obsolete(SourceWriter writer, string? reason)
    {
        if (reason is null) return;
        writer.Line(reason.Length == 0 ? "[global::System.Obsolete]" : $"[global::System.Obsolete({Literals.Text(reason)})]");
    }

    private static string Facts(FieldShape field, PropertyNames names, EmissionContext context)
    {
        var parameter = field.Declaration;
        var facts = new StringBuilder();
        if (context.ProvidersThatTake(field) is { Length: > 0 } providers) Add("Only at " + providers + ".");
        if (parameter.Default is { } value and not Json.JsonNull) Add("Default: " + Initial(value, field.Shape, names.ValueType, context) + ".");
        if (parameter.Absent is { Length: > 0 } absent) Add("When absent: " + absent.TrimEnd('.') + ".");
        if (parameter.List is { } list && (list.Minimum ?? list.Maximum) is not null) Add("Items: " + Bounds(list) + ".");
        if (parameter.Enum is { Values.Count: > 0 } values && values.Values[0].Value is Json.JsonNumber) Add("Values: " + string.Join(", ", values.Values.Select(v => v.Value.ToText())) + UnitBehind(parameter) + ".");
        if (parameter.Range is { } range && (range.Minimum ?? range.Maximum) is not null) Add("Range: " + Bounds(range) + UnitBehind(parameter) + ".");
        if (parameter.Step is { } step) Add("Step: " + step.Digits + ".");
        if (parameter.Length is { } length && (length.Minimum ?? length.Maximum) is not null) Add("Length: " + Bounds(length) + " " + UnitOf(parameter.LengthUnit) + ".");
        if (parameter.Format is { Length: > 0 } format) Add("Format: " + format + ".");
        if (parameter.Asset is { } asset) AddAsset(asset);
        if (parameter.Resource is { Length: > 0 } resource) Add(Listing(resource, context.Names));
        if (parameter.Deprecated is { } reason) Add("Deprecated" + (reason.Length == 0 ? "" : ": " + reason.TrimEnd('.')) + ".");
        return facts.ToString();

        void Add(string fact) => facts.Append(facts.Length == 0 ? "" : " ").Append(fact);

        void AddAsset(AssetLimits limits)
        {
            if (limits.Formats.Count > 0) Add("Files: " + string.Join(", ", limits.Formats) + ".");
            if (limits.Size is { } size) Add("Size: " + Bounds(size) + ".");
            if (limits.Pixels is { } pixels) Add("Pixels: " + Bounds(pixels) + ".");
            if (limits.Ratio is { } ratio) Add("Width to height: " + ratio + ".");
            if (limits.Seconds is { } seconds) Add("Seconds: " + Bounds(seconds) + ".");
        }
    }

    private static string Initial(Json.JsonValue value, ValueShape shape, string? valueType, EmissionContext context)
    {
        var text = value.ToText();
        if (text.Length == 0) return "empty";
        var member = (shape, value) switch
        {
            (EnumShape, _) => context.Names.FindEnum(valueType!).MemberOf(text),
            (ChoiceShape, Json.JsonString) => context.Names.FindChoice(valueType!).Literals.FirstOrDefault(literal => literal.Value == text)?.Member,
            _ => null,
        };
        return "`" + (member ?? text.Replace("`", "'")) + "`";
    }

    private static string UnitBehind(ParameterDescriptor parameter)
    {
        if (parameter.Unit is not { } unit) return "";
        var isOne = parameter.Range is { } range && (range.Maximum ?? range.Minimum)?.Digits == "1";
        return " " + (isOne && unit.EndsWith("s", StringComparison.Ordinal) ? unit.Substring(0, unit.Length - 1) : unit);
    }

    private static string Listing(string resource, NamePlan names)
    {
        if (resource == "task") return "The id of a task.";
        var methods = names.Resources.Where(method => method.Value == resource).Select(method => "`" + method.Member + "`").ToList();
        return methods.Count == 0 ? "Valid ids are those of `" + resource + "`." : "Valid ids are listed by " + string.Join(" and ", methods) + ".";
    }

    private static string Bounds(RangeDescriptor range) => (range.Minimum, range.Maximum) switch
    {
        ({ } low, { } high) when low.Equals(high) => low.Digits + range.Unit,
        ({ } low, { } high) => low.Digits + " to " + high.Digits + range.Unit,
        ({ } low, _) => "at least " + low.Digits + range.Unit,
        (_, { } high) => "at most " + high.Digits + range.Unit,
        _ => "any",
    };

    private static string UnitOf(LengthUnit unit) => unit switch
    {
        LengthUnit.Bytes => "bytes of UTF-8",
        LengthUnit.Utf16 => "UTF-16 units",
        _ => "characters",
    };
}
