using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>Emits the checks of parameters on their own, and of the objects in them.</summary>
/// <param name="writer">Takes the code.</param>
/// <param name="context">The types.</param>
/// <param name="rules">Takes the rules.</param>
/// <param name="patterns">Takes the patterns.</param>
/// <param name="side">The provider's C# name; empty: the model level.</param>
internal sealed class FieldCheckEmitter(SourceWriter writer, EmissionContext context, RuleTable rules, PatternTable patterns, string side)
{
    private readonly LocalNames _locals = new("request", "mode", "value", "violations", "known", "i", "item");
    private readonly FieldConditions _conditions = new(context, patterns);
    private bool _isFirst = true;

    /// <summary>Emits the checks of one parameter.</summary>
    /// <param name="view">What holds for it.</param>
    /// <param name="field">What it looks like in C#.</param>
    /// <param name="names">Its names.</param>
    /// <param name="target">The variable that holds the record.</param>
    /// <param name="sibling">The set value of another field of the mode and its JSON, for a violation that is reported there.</param>
    public void Emit(ParameterView view, FieldShape field, PropertyNames names, string target, Func<string, (string IsSet, string Json)?> sibling)
    {
        var key = Literals.Text(view.Key);
        var access = target + "." + names.Property;
        if (!view.IsSupported)
        {
            if (view.Checks.Count == 0) return;
            Separate();
            writer.Line($"if ({IsSet(field, access)} && !violations.Failed({key}))\n    violations.Add({rules.Field(view.Checks[0], side)}, {key}, {Json(field, names, access)});");
            return;
        }

        var required = view.Checks.FirstOrDefault(check => check.Constraint == FieldConstraint.Required);
        var canBeAbsent = CanBeAbsent(field);
        var checks = view.Checks.Where(check => check.Constraint != FieldConstraint.Required).ToList();
        var local = _locals.Take(names.Property);
        var body = new SourceWriter();
        var isEmpty = field.Shape is ListShape list
            ? !EmitList(body, view, list, names, local, checks)
            : !EmitScalar(body, view, field.Shape, names, local, checks);
        if (isEmpty && (required is null || !canBeAbsent)) return;
        Separate();
        var text = body.ToString().TrimEnd('\n');
        if (required is not null && canBeAbsent)
        {
            EmitRequired(required, view.Key, $"{access} is not {(view.CountsEmpty ? "{ } " + local : Pattern(field, isEmpty ? "" : local))}", text, sibling);
            return;
        }

        using (writer.Block($"if ({access} is {Pattern(field, local)} && !violations.Failed({key}))")) writer.Line(text);
    }

    private void EmitRequired(FieldCheck required, string key, string isMissing, string text, Func<string, (string IsSet, string Json)?> sibling)
    {
        var missing = Missing(required, key, sibling);
        if (text.Length == 0)
        {
            writer.Line($"if ({isMissing} && !violations.Failed({Literals.Text(key)})){missing}");
            return;
        }

        using var block = writer.Block($"if (!violations.Failed({Literals.Text(key)}))");
        writer.Line($"if ({isMissing}){missing}");
        if (IsOneStatement(text)) writer.Line("else " + text);
        else using (writer.Block("else")) writer.Line(text);
    }

    /// <summary>Emits the violation of a parameter that a mode which is not there, but meant, requires.</summary>
    public void EmitAbsent(ParameterView view)
    {
        if (view.Checks.FirstOrDefault(check => check.Constraint == FieldConstraint.Required) is not { } required) return;
        var key = Literals.Text(view.Key);
        writer.Line($"if (!violations.Failed({key}))\n    violations.Add({rules.Field(required, side)}, {key}, null);");
    }

    /// <summary>Whether a field is set: an expression of type <c>bool</c>.</summary>
    public static string IsSet(FieldShape field, string access) => CanBeAbsent(field) ? $"{access} is {Pattern(field, "")}" : "true";

    /// <summary>A field's value as JSON.</summary>
    public string Json(FieldShape field, PropertyNames names, string access) => context.Json(field.Shape, names.ValueType, access, !field.IsRequired);

    private static bool CanBeAbsent(FieldShape field) => !field.IsRequired || EmissionContext.IsReference(field.Shape) || field.Shape is JsonShape or EnumShape { IsOpen: true };

    private static string Pattern(FieldShape field, string local)
    {
        var behind = local.Length == 0 ? "" : " " + local;
        return field.Shape switch
        {
            TextShape or MediaShape => "{ Length: > 0 }" + behind,
            ListShape => "{ Count: > 0 }" + behind,
            EnumShape { IsOpen: true } => "{ IsEmpty: false }" + behind,
            JsonShape => "{ ValueKind: not (global::System.Text.Json.JsonValueKind.Undefined or global::System.Text.Json.JsonValueKind.Null) }" + behind,
            _ => "{ }" + behind,
        };
    }

    /// <summary>An <c>if</c> with all that hangs on it: no line at the outermost level starts anything else.</summary>
    private static bool IsOneStatement(string text)
    {
        var lines = text.Split('\n');
        return lines[0].StartsWith("if (", StringComparison.Ordinal) && lines.Skip(1).All(line => line.StartsWith("else", StringComparison.Ordinal) || line is "{" or "}" || line.StartsWith("    ", StringComparison.Ordinal));
    }

    private void Separate()
    {
        if (!_isFirst) writer.Line();
        _isFirst = false;
    }

    private string Missing(FieldCheck check, string key, Func<string, (string IsSet, string Json)?> sibling)
    {
        var rule = rules.Field(check, side);
        var own = Literals.Text(key);
        var others = check.ReportAt.Select(other => (Key: other, Value: sibling(other))).Where(other => other.Value is not null).ToList();
        if (others.Count == 0) return $"\n    violations.Add({rule}, {own}, null);";

        // What C# cannot leave out is always set, unless a body that was read lacked it.
        var calls = others.Select(other => (other, IsSet: other.Value!.Value.IsSet == "true" ? $"violations.IsRead({Literals.Text(other.Key)})" : other.Value!.Value.IsSet))
            .Select(pair => $"if ({pair.IsSet})\n        {ReportedAt(pair.other)}\n    else ");
        return "\n{\n    " + string.Concat(calls).TrimEnd() + $"\n        violations.Add({rule}, {own}, null);\n}}";

        string ReportedAt((string Key, (string IsSet, string Json)? Value) other) => $"violations.AddAt({rule}, {own}, {Literals.Text(other.Key)}, {other.Value!.Value.Json});";
    }

    private bool EmitScalar(SourceWriter body, ParameterView view, ValueShape shape, PropertyNames names, string local, List<FieldCheck> checks)
    {
        var key = Literals.Text(view.Key);
        var isFirst = true;
        foreach (var check in checks)
        {
            if (_conditions.Fails(check.Constraint, view, shape, names.ValueType, local) is not { } condition) continue;
            var shown = check.Constraint == FieldConstraint.Length ? ", " + FieldConditions.LengthOf(view.Effective.LengthUnit, _conditions.TextOf(shape, names.ValueType, local) ?? local) : check.Constraint == FieldConstraint.Count ? ", 1" : "";
            body.Line($"{(isFirst ? "" : "else ")}if ({condition})\n    violations.Add({rules.Field(check, side)}, {key}, {context.Json(shape, names.ValueType, local, false)}{shown});");
            isFirst = false;
        }

        if (NestedType(shape) is not { } nested) return !isFirst;
        var guard = isFirst ? "" : "else ";
        if (shape is ChoiceShape) body.Line($"{guard}if ({local}.Object is {{ }} {local}Object)\n{{\n    {Nested(nested, local + "Object", key, null).Replace("\n", "\n    ")}\n}}");
        else if (isFirst) body.Line(Nested(nested, local, key, null));
        else body.Line($"else\n{{\n    {Nested(nested, local, key, null).Replace("\n", "\n    ")}\n}}");
        return true;
    }

    private bool EmitList(SourceWriter body, ParameterView view, ListShape list, PropertyNames names, string local, List<FieldCheck> checks)
    {
        var key = Literals.Text(view.Key);
        var isFirst = true;
        foreach (var check in checks)
        {
            if (check.Constraint is FieldConstraint.Count or FieldConstraint.Fixed)
            {
                if (_conditions.FailsAsList(check.Constraint, view, list, names.ValueType, local) is not { } condition) continue;
                var shown = check.Constraint == FieldConstraint.Count ? $", {local}.Count" : "";
                Statement($"if ({(isFirst ? condition : $"({condition}) && !violations.Failed({key})")})\n    violations.Add({rules.Field(check, side)}, {key}, {context.Json(list, names.ValueType, local, false)}{shown});");
                continue;
            }

            var item = local + "[i]";
            if (_conditions.Fails(check.Constraint, view, list.Item, names.ValueType, item) is not { } failing) continue;
            var length = check.Constraint == FieldConstraint.Length ? ", " + FieldConditions.LengthOf(view.Effective.LengthUnit, _conditions.TextOf(list.Item, names.ValueType, item) ?? item) : "";
            Statement(Guarded($"for (var i = 0; i < {local}.Count; i++)\n{{\n    if ({failing})\n        violations.AddItem({rules.Field(check, side)}, {key}, i, {context.Json(list.Item, names.ValueType, item, false)}{length});\n}}"));
        }

        if (NestedType(list.Item) is not { } nested) return !isFirst;
        var nestedItem = list.Item is ChoiceShape ? $"{local}[i].Object" : $"{local}[i]";
        var loop = $"for (var i = 0; i < {local}.Count; i++)\n{{\n    if ({nestedItem} is not {{ }} item) continue;\n    {Nested(nested, "item", key, "i").Replace("\n", "\n    ")}\n}}";
        Statement(Guarded(loop));
        return true;

        // All items that fail a check are reported; then no other check is made.
        string Guarded(string loop) => isFirst ? loop : $"if (!violations.Failed({key}))\n{{\n    {loop.Replace("\n", "\n    ")}\n}}";

        void Statement(string text)
        {
            if (!isFirst) body.Line();
            body.Line(text);
            isFirst = false;
        }
    }

    private static string? NestedType(ValueShape shape) => shape switch
    {
        ObjectShape type => type.Type,
        ChoiceShape choice => choice.Alternatives.OfType<ObjectShape>().FirstOrDefault()?.Type,
        _ => null,
    };

    private string Nested(string type, string value, string key, string? index) =>
        $"violations.Enter({key}{(index is null ? "" : ", " + index)});\n{context.ObjectValidator(type)}.Validate({value}, ref violations);\nviolations.Leave();";
}
