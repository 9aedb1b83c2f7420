using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Planning;

/// <content>Names of the types of values: enums and choices.</content>
public sealed partial class NamePlanner
{
    private string? _reportedShared;

    private PropertyNames Field(FieldShape field, MemberScope scope, string owner, string? sharedKey)
    {
        var self = new Named("parameter", field.Key, field.Declaration.Name, field.Declaration.Pointer);
        var property = scope.Add(self);
        var doc = field.Declaration.Doc ?? "Values of `" + field.Key + "`.";
        return new PropertyNames(field.Key, property, ValueType(field.Shape, TypeName(owner, property), self, doc, sharedKey));
    }

    /// <summary>The name of a type: what its owner's ends with is not said again. <c>AcmeVideo</c> and <c>VideoPreset</c> give <c>AcmeVideoPreset</c>.</summary>
    private static string TypeName(string owner, string word)
    {
        for (var length = word.Length - 1; length > 0; length--)
        {
            if (char.IsUpper(word[length]) && owner.EndsWith(word.Substring(0, length), StringComparison.Ordinal)) return owner + word.Substring(length);
        }

        return owner + word;
    }

    private string? ValueType(ValueShape shape, string type, Named owner, string doc, string? sharedKey) => shape switch
    {
        ListShape list => ValueType(list.Item, type, owner, doc, sharedKey),
        EnumShape { Type: { } alias } named => AliasEnum(alias, named),
        EnumShape own => Declare(new EnumNames(type, own, default, doc) { SharedKey = sharedKey }, owner),
        ChoiceShape choice => Choice(choice, type, owner, doc, sharedKey),
        _ => null,
    };

    private string Choice(ChoiceShape shape, string type, Named owner, string doc, string? sharedKey)
    {
        if (_choices.FirstOrDefault(other => other.Type == type) is { } same && Signature(same.Shape) == Signature(shape)) return type;
        var members = new MemberScope(type, MemberScope.StructMembers, _findings);
        var literals = shape.Literals.Select(text => new MemberName(text, members.Add(new Named("literal", text, null, owner.Pointer)))).ToEquatableArray();
        var enumType = shape.Alternatives.OfType<EnumShape>().FirstOrDefault() is { } values ? ValueType(values, type + "Value", owner, doc, sharedKey) : null;
        _choices.Add(new ChoiceNames(type, shape, literals, enumType, doc) { SharedKey = sharedKey });
        DeclareType(type, owner);
        return type;
    }

    /// <summary>The enum of a named type: declared once, with the values of all its uses.</summary>
    private string AliasEnum(string key, EnumShape? use)
    {
        var isShared = key.Contains("/");
        var declaration = isShared ? FindShared(key) : _localTypes.FirstOrDefault(type => type.Key == key);
        var self = new Named("type", key, declaration?.Name, declaration?.Pointer ?? Pointer.Root);
        var before = _findings.Count;
        var type = isShared ? WordOf(declaration?.Name, key) : TypeName(_prefix, MemberScope.Word(self, _findings));
        var declared = declaration?.Alias?.Enum;
        var values = declared?.Values ?? default;
        var known = new HashSet<string>(values.Select(value => value.Value.ToText()), StringComparer.Ordinal);
        if (!isShared || declared is null) values = values.Concat((use?.Values ?? default).Where(value => known.Add(value.Value.ToText()))).ToEquatableArray();
        var shape = new EnumShape(values, use?.IsOpen ?? declared is { } e && (e.Open || e.OpenPattern is not null), key);
        var doc = declaration?.Doc ?? declaration?.Alias?.Doc ?? "Values of `" + key + "`.";
        var name = Declare(new EnumNames(type, shape, default, doc) { SharedKey = isShared ? key : null }, self);
        if (isShared && key != _reportedShared) _findings.RemoveRange(before, _findings.Count - before);
        return name;
    }

    /// <summary>Declares an enum, unless the same one is there already.</summary>
    private string Declare(EnumNames names, Named owner)
    {
        var index = _enums.FindIndex(other => other.Type == names.Type);
        if (index >= 0 && Signature(_enums[index].Shape) == Signature(names.Shape)) return names.Type;
        if (index >= 0 && names.Shape.Type is { } alias && _enums[index].Shape.Type == alias)
        {
            var known = new HashSet<string>(_enums[index].Shape.Values.Select(value => value.Value.ToText()), StringComparer.Ordinal);
            var all = _enums[index].Shape.Values.Concat(names.Shape.Values.Where(value => known.Add(value.Value.ToText()))).ToEquatableArray();
            var merged = names with { Shape = names.Shape with { Values = all } };
            _enums[index] = merged with { Members = Members(merged) };
            return names.Type;
        }

        DeclareTypes(names.DeclaredTypes, owner);
        _enums.Add(names with { Members = Members(names) });
        return names.Type;
    }

    private EquatableArray<MemberName> Members(EnumNames names)
    {
        var scope = names.Shape.IsOpen ? new MemberScope(names.Type, MemberScope.StructMembers, _findings) : MemberScope.OfEnum(_findings);
        return names.Shape.Values
            .Select(value => new MemberName(value.Value.ToText(), scope.Add(new Named("value", value.Value.ToText(), value.Name, value.Pointer))))
            .ToEquatableArray();
    }

    private void DeclareTypes(IEnumerable<string> types, Named owner)
    {
        foreach (var type in types) DeclareType(type, owner);
    }

    private void DeclareType(string type, Named owner)
    {
        if (!_types.TryGetValue(type, out var first))
        {
            _types.Add(type, owner);
        }
        else if (first != owner)
        {
            var word = owner.Name ?? NaturalName.Of(owner.Key) ?? NaturalName.Proposal(owner.Key);
            _findings.Add(NameDiagnostics.SameType.AtKey(
                owner.Pointer, owner.Role, owner.Key, first.Role, first.Key, type, word + (owner.Role == "parameter" ? "Value" : "Type")));
        }
    }

    private TypeDescriptor? FindShared(string key) => _index.FindType(key)?.Type;

    /// <summary>What two shapes must share to have one C# type: values and their names, in order; not their places.</summary>
    private static string Signature(ValueShape shape) => shape switch
    {
        ListShape list => "[" + Signature(list.Item) + "]",
        EnumShape values => (values.IsOpen ? "open " : "enum ") + values.Type + string.Concat(values.Values.Select(value => "\n" + value.Value + " " + value.Name)),
        ChoiceShape choice => "choice" + string.Concat(choice.Alternatives.Select(item => "\n" + Signature(item))) + string.Concat(choice.Literals.Select(text => "\n'" + text)),
        _ => shape.ToString(),
    };
}
