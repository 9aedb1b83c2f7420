using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Schemas;

/// <summary>The names of a scope's conditions: parameters, the variant, the mode.</summary>
/// <param name="plan">The model.</param>
/// <param name="fields">Where the parameters stand.</param>
/// <param name="root">The whole request's side for the variant; null inside an object.</param>
/// <param name="define">Gives a schema a name that stands for it; null: it stands for itself.</param>
internal sealed class ScopeNames(ModelPlan plan, ScopeFields fields, RequestView? root, Func<string, JsonValue, JsonValue>? define = null) : IConditionNames
{
    private readonly Dictionary<string, JsonValue?> _modes = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ConditionPlace? Place(Expression target)
    {
        if (Locate(target) is not var (path, view, source, guard)) return null;
        var there = Schema.At(path, Schema.Not(Schema.AbsentReference));
        var absent = Schema.Not(there);
        return new ConditionPlace(
            value => Schema.All(guard is null ? [Schema.At(path, value)] : [guard, Schema.At(path, value)]), absent, guard is null ? absent : Schema.All(guard, absent))
        {
            IsPlain = source.Conversion is null,
            Domain = ValueSchema.Domain(view, view.Shape),
            MaximumSize = view.Shape is ListShape ? (int?)view.Effective.List?.Maximum?.AsDouble : null,
            WireValues = value => ValueSchema.WireValues(source.Conversion, value),
        };
    }

    /// <inheritdoc />
    public JsonValue? Present(Expression target)
    {
        if (target is NameExpression { Symbol: { Kind: SymbolKind.Mode } symbol })
        {
            if (fields.Discriminator is var (path, _)) return Schema.At(path, Schema.Not(Schema.AbsentReference));
            return fields.Scope.Union is { } union ? Any(union.Modes.Where(mode => !mode.IsAbsent).Select(mode => IsOneOf(symbol, [mode.Key]))) : null;
        }

        if (target is NameExpression { Symbol: { Kind: SymbolKind.Variant } variant }) return root is null ? null : IsOneOf(variant, [.. root.Variants]);
        return Place(target)?.With(Schema.Not(Schema.AbsentReference));
    }

    /// <inheritdoc />
    public JsonValue? IsOneOf(Symbol symbol, IReadOnlyList<string> values) => symbol.Kind == SymbolKind.Variant ? IsVariant(values) : Any(values.Select(IsMode));

    /// <inheritdoc />
    public IConditionNames? Items(Expression list, Symbol variable) =>
        Locate(list) is var (_, view, source, _) && view.Shape is ListShape { IsSingleBare: false } shape ? new ItemNames(plan, shape.Item, source, variable) : null;

    /// <summary>When the mode is this one; null where no schema says it.</summary>
    public JsonValue? IsMode(string key)
    {
        if (_modes.TryGetValue(key, out var known)) return known;
        var schema = ModeIs(key);
        if (schema is JsonObject && define is not null) schema = define("mode." + key, schema);
        _modes.Add(key, schema);
        return schema;
    }

    private JsonValue? ModeIs(string key)
    {
        if (fields.Scope.Union is not { } union) return null;
        if (fields.Discriminator is var (path, source))
        {
            var values = source.Values.Where(value => value.Mode == key).Select(value => value.Value)
                .Concat((source.Conversion?.Reads ?? default).Where(read => read.To.ToText() == key).Select(read => (JsonValue)new JsonString(read.From))).Distinct().ToEquatableArray();
            var told = values.Count == 0 ? Schema.Nothing : Schema.At(path, Schema.Of(values.Count == 1 ? ("const", values[0]) : ("enum", new JsonArray(values))));
            return key == union.AbsentMode ? Schema.Any(Schema.Not(Schema.At(path, Schema.Not(Schema.AbsentReference))), told) : told;
        }

        // Told by the fields: by any of its own, where no field belongs to two modes.
        if (union.Declaration.On is not null || union.Modes.SelectMany(mode => mode.Parameters).GroupBy(parameter => parameter.Key).Any(group => group.Count() > 1)) return null;
        var own = union.Modes.Select(mode => (mode.Key, Fields: Any(mode.Parameters.Select(parameter => IsThere(parameter.Key))))).ToList();
        if (own.Any(mode => mode.Fields is null)) return null;
        var others = own.Where(mode => mode.Key != key).Select(mode => Schema.Not(mode.Fields!));
        return key == union.AbsentMode || union.Find(key)?.IsAbsent == true ? Schema.All(others) : Schema.All([own.First(mode => mode.Key == key).Fields!, .. others]);
    }

    private JsonValue? IsThere(string parameter) => fields.Find(parameter) is { } field ? Schema.At(field.Path, Schema.Not(Schema.AbsentReference)) : null;

    private JsonValue? IsVariant(IReadOnlyList<string> variants)
    {
        if (root is null) return null;
        var leaf = fields.Leaves.FirstOrDefault(one => one.Node is BodyValueNode { Source: VariantSource, IsAlias: false });
        if (leaf.Node is BodyValueNode { Source: VariantSource source })
        {
            var told = Schema.At(leaf.Path, Schema.Of(("enum", new JsonArray(variants.SelectMany(variant => ValueSchema.WireValues(source.Conversion, new JsonString(variant))).ToEquatableArray()))));
            return root.DefaultVariant is { } known && variants.Contains(known) ? Schema.Any(Schema.Not(Schema.At(leaf.Path, Schema.Not(Schema.AbsentReference))), told) : told;
        }

        if (fields.ModelId is not { } path || root.Body.ModelIds.Any(id => id.When is not null)) return null;
        var ids = root.Body.ModelIds.Where(id => id.Variant is { } variant && variants.Contains(variant)).Select(id => id.Id).ToList();
        return ids.Count == 0 ? Schema.Nothing : Schema.At(path, Schema.Of(("enum", Schema.Texts(ids))));
    }

    private (IReadOnlyList<string> Path, ParameterView View, ParameterSource Source, JsonValue? Guard)? Locate(Expression target)
    {
        if (target is FieldExpression field)
        {
            if (Locate(field.Target) is not var (path, view, source, guard) || view.Shape is not ObjectShape type || source.Object is not { } node) return null;
            var inner = new ScopeFields(plan.FindType(type.Type).Scope, node);
            if (inner.Find(field.Field.Name) is not { } found || inner.Scope.FindParameter(field.Field.Name) is not { } nested) return null;
            return ([.. path, .. found.Path], nested, found.Source, guard);
        }

        if (target is not NameExpression { Symbol: { Kind: SymbolKind.Parameter or SymbolKind.ModeParameter } symbol }) return null;
        if (fields.Find(symbol.Name) is not { } own || fields.Scope.FindParameter(symbol.Name) is not { } parameter) return null;
        if (symbol.Kind == SymbolKind.Parameter || fields.Scope.Union is not { } union) return (own.Path, parameter, own.Source, null);

        // In a mode that does not take it the value is not read; where every mode refuses those of others, it is not there.
        var modes = union.Modes.Where(mode => mode.Parameters.Any(one => one.Key == symbol.Name)).ToList();
        if (modes.Count == union.Modes.Count || union.Modes.Except(modes).All(mode => mode.Others == OtherModes.Reject)) return (own.Path, parameter, own.Source, null);
        return Any(modes.Select(mode => IsMode(mode.Key))) is { } isActive ? (own.Path, parameter, own.Source, isActive) : null;
    }

    private static JsonValue? Any(IEnumerable<JsonValue?> schemas)
    {
        var all = schemas.ToList();
        return all.Contains(null) ? null : Schema.Any(all!);
    }

    /// <summary>The names inside a macro: its variable, and nothing of the request.</summary>
    private sealed class ItemNames(ModelPlan plan, ValueShape item, ParameterSource source, Symbol variable) : IConditionNames
    {
        private readonly ScopeNames? _object = item is ObjectShape type && source.Object is { } node ? new ScopeNames(plan, new ScopeFields(plan.FindType(type.Type).Scope, node), null) : null;

        public ConditionPlace? Place(Expression target)
        {
            if (target is NameExpression { Symbol: var name } && name == variable && source.Conversion is null && _object is null)
                return new ConditionPlace(value => value, Schema.Nothing, Schema.Nothing);
            return Inner(target) is { } inner ? _object?.Place(inner) : null;
        }

        public JsonValue? Present(Expression target) => Inner(target) is { } inner ? _object?.Present(inner) : null;

        public JsonValue? IsOneOf(Symbol symbol, IReadOnlyList<string> values) => null;

        public IConditionNames? Items(Expression list, Symbol inner) => Inner(list) is { } name ? _object?.Items(name, inner) : null;

        // 'e.type' inside the macro is 'type' inside the item.
        private Expression? Inner(Expression target) => target switch
        {
            FieldExpression { Target: NameExpression { Symbol: var name } } field when name == variable => new NameExpression(field.Field),
            FieldExpression field when Inner(field.Target) is { } parent => field with { Target = parent },
            _ => null,
        };
    }
}
