using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <content>The record that is made of what was read, and what is left over.</content>
internal sealed partial class WireReaderEmitter
{
    private void EmitRecord(string head, string end, bool isRoot)
    {
        ReportMissing();
        using var block = _output.Block($"{head}new {_fields.RecordType}", "}" + end);
        if (isRoot && _fields.Wire.Names.Variants is { } variants)
        {
            var parsed = $"{_fields.Wire.Types.Qualified(variants.TextClass, variants.SharedKey)}.TryParse(variant, out var known) ? known : ";
            _output.Line($"{NamePlan.VariantProperty} = {parsed}{(_fields.Wire.IsVariantNullable ? "null" : "default")},");
        }

        foreach (var field in _fields.Common) EmitProperty(field, _fields.CommonNames(field.Key).Property, null);
        if (_fields.Union is not { } union) return;
        if (_fields.View.Union is null)
        {
            if (union.IsRequired) _output.Line($"{_fields.UnionName} = null!,");
            return;
        }

        _output.Line($"{_fields.UnionName} = mode switch");
        using var modes = _output.Block("", "},");
        foreach (var mode in union.Modes) EmitMode(mode, union.IsRequired);
        _output.Line(union.IsRequired ? "_ => null!," : "_ => null,");
    }

    private void EmitMode(ModeShape mode, bool isRequired)
    {
        var key = mode.Declaration.Key;
        if (_fields.View.Union!.Find(key) is null) return;
        var when = key == _fields.View.Union.AbsentMode && !isRequired ? " when " + IsThere(mode) : "";
        if (mode.Fields.Count == 0)
        {
            _output.Line($"{Literals.Text(key)}{when} => new {_fields.ModeType(key)}(),");
            return;
        }

        using var block = _output.Block($"{Literals.Text(key)}{when} => new {_fields.ModeType(key)}", "},");
        foreach (var field in mode.Fields) EmitProperty(field, _fields.ModeNames(key, field.Key).Property, key);
    }

    /// <summary>Whether the mode that absence means is there: told by its name, or by one of its fields.</summary>
    private string IsThere(ModeShape mode)
    {
        var signs = mode.Fields.Select(field => Find(field.Key, mode.Declaration.Key)).OfType<ReadParameter>().Select(parameter => parameter.Local + " is not null").ToList();
        var tag = _slots.FirstOrDefault(slot => slot.Value is { Source: ModeSource, IsAlias: false });
        if (tag is not null) signs.Insert(0, $"fields.Has({Number(tag.Slot)})");
        return signs.Count == 0 ? "false" : string.Join(" || ", signs);
    }

    private void EmitProperty(FieldShape field, string property, string? mode)
    {
        if (Find(field.Key, mode) is { } parameter)
        {
            var isReference = EmissionContext.IsReference(field.Shape);
            var forced = !field.IsRequired ? "" : isReference ? "!" : " ?? " + (Implied(field, parameter.ValueType, mode) ?? "default");
            _output.Line($"{property} = {parameter.Local}{forced},");
        }
        else if (field.IsRequired)
        {
            var valueType = mode is null ? _fields.CommonNames(field.Key).ValueType : _fields.ModeNames(mode, field.Key).ValueType;
            _output.Line($"{property} = {Implied(field, valueType, mode) ?? (EmissionContext.IsReference(field.Shape) ? "null!" : "default")},");
        }
    }

    /// <summary>What the endpoint implies, or what absence means.</summary>
    private string? Implied(FieldShape field, string? valueType, string? mode)
    {
        var view = _fields.FindView(field.Key, mode is null ? [] : [mode]);
        return (view?.Fixed ?? view?.Effective.Default) is { } value and not JsonNull ? _fields.Wire.Types.Constant(field.Shape, valueType, value) : null;
    }

    /// <summary>Required values of value types: the record cannot say that they are missing.</summary>
    private void ReportMissing()
    {
        foreach (var parameter in _parameters.Where(parameter => !EmissionContext.IsReference(parameter.Source.Shape)))
        {
            foreach (var (modes, field) in ShapesOf(parameter))
            {
                if (!field.IsRequired || _fields.FindView(field.Key, modes) is not { } view) continue;
                if (view.Checks.FirstOrDefault(check => check.Constraint == FieldConstraint.Required) is not { } required) continue;
                var mode = modes.FirstOrDefault();
                var others = required.ReportAt.Select(key => Find(key, mode)).OfType<ReadParameter>()
                    .Select(other => $"({Literals.Text(other.Source.Parameter)}, {other.Local} is null ? -1 : {FirstSlot(other)})")
                    .ToList();
                var guard = And(modes.Count == 0 ? null : ModeIs(modes), parameter.Local + " is null");
                _output.Line($"if ({guard}) fields.ReportMissing({parameter.Rules}, ref violations{(others.Count == 0 ? "" : $", [{string.Join(", ", others)}]")});");
            }
        }
    }

    private IEnumerable<(List<string> Modes, FieldShape Field)> ShapesOf(ReadParameter parameter)
    {
        if (parameter.Modes.Count == 0) return [([], _fields.CommonField(parameter.Source.Parameter))];
        return _fields.ModesWith(parameter.Source.Parameter, default)
            .Where(mode => parameter.Modes.Contains(mode.Declaration.Key))
            .Select(mode => (new List<string> { mode.Declaration.Key }, mode.Fields.First(field => field.Key == parameter.Source.Parameter)));
    }

    private string FirstSlot(ReadParameter parameter) =>
        Number(_slots.FirstOrDefault(slot => slot.Leaf.AllSources.Any(source => source.Parameter == parameter.Source.Parameter))?.Slot ?? -1);

    private void ReportRest(bool isRoot)
    {
        if (_fields.View.Union is not null) _output.Line($"{Static("Modes")}.ReportOthers(fields, mode, ref violations);");
        _output.Line(isRoot && RefusedModes.Any() ? $"fields.ReportUnknown(ref violations, {Static("Modes")}.RefusedIn(mode));" : "fields.ReportUnknown(ref violations);");
    }
}
