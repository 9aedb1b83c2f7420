using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the checks of a provider's options: what is wrong with them is said before anything is sent, in the words that a body is judged with.</summary>
internal sealed class OptionCheckEmitter
{
    private readonly SourceWriter _writer;
    private readonly ProviderDescriptor _provider;
    private readonly ProviderNames _names;
    private readonly RuleTable _rules = new("Rules");
    private readonly PatternTable _patterns = new();
    private readonly OptionChecks _checks;

    private OptionCheckEmitter(SourceWriter writer, ProviderDescriptor provider, ProviderNames names, EmissionOptions options)
    {
        _writer = writer;
        _provider = provider;
        _names = names;

        // Options are scalars, so there are no names of enums and objects.
        var context = new EmissionContext(default(EquatableArray<TypePlan>), new NamePlan(names.Marker, new ScopeNames(default, null), null, default, default, default, default), options);
        _checks = new OptionChecks(context, _patterns, check => _rules.Field(check, names.Marker));
    }

    /// <summary>Emits the class.</summary>
    public static void Emit(SourceWriter writer, ProviderDescriptor provider, ProviderNames names, EmissionOptions options) =>
        new OptionCheckEmitter(writer, provider, names, options).Class();

    private void Class()
    {
        var title = DocComment.Escape(_provider.Title ?? _provider.Provider);
        _writer.Line($"/// <summary>The checks of <see cref=\"{_names.Options}\" />.</summary>");
        using var block = _writer.Block($"internal static class {_names.OptionsValidator}");
        var routes = new[] { _provider.Route }.Concat(_provider.Routes).Select(route => (Route: route, Checks: Checks(route))).ToList();
        _writer.Line($"/// <summary>Judges the options of a call to {title}.</summary>");
        using (_writer.Block("internal static global::ModelCatalog.ValidationResult Validate(global::ModelCatalog.SubmitOptions? given, string? route)"))
        {
            _writer.Line($"if (given is not (null or {_names.Options}))");
            using (_writer.Indent())
            {
                var problem = $"A call to {_provider.Title ?? _provider.Provider} takes {_names.Options}; these are ";
                _writer.Line($"throw new global::System.ArgumentException({Literals.Text(problem)} + given.GetType().Name + \".\", nameof(given));");
            }

            if (routes.TrueForAll(route => route.Checks.Length == 0)) _writer.Line("return default;");
            else Dispatch(routes);
        }

        foreach (var (route, checks) in routes)
        {
            if (checks.Length > 0) Check(route, checks);
        }

        _patterns.Emit(_writer);
        _rules.Emit(_writer);
    }

    // The default route's checks are no fallback for another one: each says what holds for itself.
    private void Dispatch(List<(RouteDescriptor Route, string Checks)> routes)
    {
        _writer.Line($"var options = ({_names.Options}?)given;");
        using var block = _writer.Block("return route switch", "};");
        foreach (var (route, checks) in routes)
        {
            if (checks.Length > 0) _writer.Line($"{Literals.TextOrNull(route.Name)} => Check{WordOf(route)}(options),");
        }

        _writer.Line("_ => default,");
    }

    private void Check(RouteDescriptor route, string checks)
    {
        var paths = OptionPlaces.Of(route).Select(place => $"({Literals.Text(place.Option)}, {Literals.Text(place.Wire)})");
        _writer.Line();
        _writer.Line($"private static readonly {EmissionContext.Runtime("WirePaths")} s_paths{WordOf(route)} = new({string.Join(", ", paths)});");
        _writer.Line();
        using var block = _writer.Block($"private static global::ModelCatalog.ValidationResult Check{WordOf(route)}({_names.Options}? options)");
        _writer.Line($"var violations = new {EmissionContext.Collector}(s_paths{WordOf(route)});");
        _writer.Line(checks);
        _writer.Line();
        _writer.Line("return violations.ToResult();");
    }

    private static string WordOf(RouteDescriptor route) => route.Name is { } name ? NaturalName.Of(name) ?? NaturalName.Proposal(name) : "";

    private string Checks(RouteDescriptor route)
    {
        var writer = new SourceWriter();
        var locals = new LocalNames("options", "violations");
        var shapes = new ShapeResolver(default, new CatalogIndex(default, default, default), new List<Diagnostics.Finding>());
        foreach (var option in route.Options)
        {
            if (shapes.Resolve(option) is not { } resolved) continue;
            var view = new ParameterView(resolved.Effective, resolved.Shape) { Checks = FieldCheckBuilder.Build(resolved.Effective, resolved.Shape, "", name => name) };
            Check(writer, view, OptionPlan.Of(option), locals);
        }

        return writer.ToString().TrimEnd('\n');
    }

    private void Check(SourceWriter writer, ParameterView view, OptionPlan option, LocalNames locals)
    {
        var key = Literals.Text(option.Key);
        var local = locals.Take(option.Property);
        var failures = _checks.Failures(view, local).ToList();
        var required = view.Checks.FirstOrDefault(check => check.Constraint == FieldConstraint.Required);
        if (required is null && failures.Count == 0) return;
        var present = option.Kind == OptionKind.Text ? "{ Length: > 0 }" : "{ }";
        var isSet = $"options?.{option.Property} is {(required is null ? "" : "not ")}{present}{(failures.Count == 0 ? "" : " " + local)}";
        if (required is not null)
        {
            writer.Line($"if ({isSet})\n    violations.Add({_rules.Field(required, _names.Marker)}, {key}, null);");
            foreach (var failure in failures) writer.Line("else " + failure);
            return;
        }

        using var block = writer.Block($"if ({isSet})");
        writer.Line(string.Join("\nelse ", failures));
    }
}
