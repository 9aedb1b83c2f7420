using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <summary>Emits the checks of a request, one method for each side that judges it, and of object types.</summary>
internal sealed class ValidatorEmitter
{
    private readonly EmissionContext _context;
    private readonly RuleTable _rules = new("Rules");
    private readonly PatternTable _patterns = new();
    private readonly Dictionary<string, string> _sides = new(StringComparer.Ordinal);
    private SourceWriter _writer;

    private ValidatorEmitter(SourceWriter writer, EmissionContext context)
    {
        _writer = writer;
        _context = context;
    }

    /// <summary>Emits the class with the checks of a request.</summary>
    public static void EmitRequest(SourceWriter writer, ModelPlan plan, EmissionContext context)
    {
        var names = context.Names;
        writer.Line($"/// <summary>The checks of <see cref=\"{names.RequestType}\"/>: what holds at every provider, and what holds at each.</summary>");
        using var block = writer.Block($"internal static class {names.Validator}");
        var emitter = new ValidatorEmitter(writer, context);
        emitter.Side(RuleScope.OfRequest(plan, plan.ModelView, context), "Judges a request by what holds at every provider.", "", null);
        foreach (var view in plan.ProviderViews)
        {
            writer.Line();
            emitter.Side(RuleScope.OfRequest(plan, view, context), "Judges a request by everything that holds at `" + view.Provider + "`.", names.Provider(view.Provider!), view);
        }

        emitter.ModeKeys(plan.Shape, names.Request, "internal");
        emitter._patterns.Emit(writer);
        emitter._rules.Emit(writer);
    }

    /// <summary>Emits the class with the checks of an object type; public for a shared one, which other assemblies may use.</summary>
    public static void EmitType(SourceWriter writer, TypePlan type, EmissionContext context)
    {
        var names = context.Names.FindType(type.Key);
        var access = names.IsShared ? "public" : "internal";
        writer.Line($"/// <summary>The checks of <see cref=\"{names.Type}\"/>.</summary>");
        if (names.IsShared) writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        using var block = writer.Block($"{access} static class {names.Validator}");
        var emitter = new ValidatorEmitter(writer, context);
        emitter.Checks(RuleScope.OfType(type, context), $"{access} static void Validate", "Adds what is wrong with an object.", "");
        emitter.ModeKeys(type.Shape, names.Scope, access);
        emitter._patterns.Emit(writer);
        emitter._rules.Emit(writer);
    }

    /// <summary>What one side judges: a method that gives the result, and one that adds to a collector.</summary>
    private void Side(RuleScope scope, string summary, string side, RequestView? view)
    {
        var paths = view is null ? "null" : side + "Paths";
        _writer.Summary(summary);
        using (_writer.Block($"internal static global::ModelCatalog.ValidationResult Validate{side}({scope.Record} request)"))
        {
            _writer.Line($"var violations = new {EmissionContext.Collector}({paths});");
            _writer.Line($"Validate{side}(request, ref violations);");
            _writer.Line("return violations.ToResult();");
        }

        _writer.Line();
        var checks = Capture(() => Checks(scope, $"internal static void Validate{side}", summary.Replace("Judges a request by", "Adds what is wrong with a request by"), side));
        if (SameAs(checks, summary, side) is { } twin)
        {
            _writer.Summary(summary.Replace("Judges a request by", "Adds what is wrong with a request by"));
            _writer.Line($"internal static void Validate{side}({scope.Record} request, ref {EmissionContext.Collector} violations) => Validate{twin}(request, ref violations);");
        }
        else
        {
            _writer.Line(checks);
        }

        if (view is null) return;
        _writer.Line();
        _writer.Summary($"Where the parameters stand in a body of `{view.Provider}`.");
        _writer.Line($"internal static {EmissionContext.Runtime("WirePaths")} {paths} {{ get; }} = new(");
        using var indent = _writer.Indent();
        for (var i = 0; i < view.WirePaths.Count; i++)
        {
            var path = view.WirePaths[i];
            _writer.Line($"({Literals.Text(path.Parameter)}, {Literals.Text(path.Wire)}){(i + 1 < view.WirePaths.Count ? "," : ");")}");
        }

        if (view.WirePaths.Count == 0) _writer.Line(");");
    }

    /// <summary>The side that checks the same, in every word; null: none.</summary>
    private string? SameAs(string checks, string summary, string side)
    {
        var text = checks.Replace(summary.Substring("Judges a request by".Length), "");
        if (side.Length > 0) text = text.Replace("Validate" + side + "(", "Validate(").Replace("KnownValues" + side, "KnownValues");
        if (side.Length > 0) text = text.Replace(side + "(mode, ref ", "(mode, ref ").Replace(side + "(" + _context.Names.Request.Union?.Type + ".", "(" + _context.Names.Request.Union?.Type + ".");
        if (_sides.TryGetValue(text, out var twin)) return twin;
        _sides.Add(text, side);
        return null;
    }

    private string Capture(Action emit)
    {
        var outer = _writer;
        _writer = new SourceWriter();
        emit();
        var text = _writer.ToString().TrimEnd('\n');
        _writer = outer;
        return text;
    }

    private void Checks(RuleScope scope, string head, string summary, string side)
    {
        var values = new RuleValues(_context, scope, true);
        var expressions = new ExpressionEmitter(values, "known");
        var target = side.Length == 0 && scope.Variants is null && scope.Record != _context.Names.RequestType ? "value" : "request";
        _writer.Summary(summary);
        using (_writer.Block($"{head}({scope.Record} {target}, ref {EmissionContext.Collector} violations)"))
        {
            var body = new SourceWriter();
            UnionRequired(body, scope, target, side);
            var fields = new FieldCheckEmitter(body, _context, _rules, _patterns, side);
            foreach (var parameter in scope.View.Parameters)
            {
                if (scope.Shape.Fields.FirstOrDefault(field => field.Key == parameter.Key) is { } field)
                    fields.Emit(parameter, field, scope.Names[parameter.Key], target, key => Sibling(fields, scope.Shape.Fields, scope.Names.Properties, target, key));
            }

            SwitchModes(body, scope, target, side, fields);
            var rules = new SourceWriter();
            foreach (var rule in scope.View.Rules)
            {
                if (rules.Length > 0) rules.Line();
                Rule(rules, rule, expressions, values, side);
            }

            if (rules.Length > 0)
            {
                if (body.Length > 0) body.Line();
                if (!values.IsEmpty) body.Line($"var known = new KnownValues{side}({target}, ref violations);");
                body.Line(rules.ToString().TrimEnd('\n'));
            }

            _writer.Line(body.ToString().TrimEnd('\n'));
        }

        foreach (var mode in scope.Shape.Union?.Modes ?? default)
        {
            if (scope.View.Union?.Find(mode.Declaration.Key) is { } view && ModeChecks(scope, mode, view, side) is { } method)
            {
                _writer.Line();
                _writer.Line(method);
            }
        }

        if (values.IsEmpty) return;
        _writer.Line();
        values.Emit(_writer, "KnownValues" + side);
    }

    private void UnionRequired(SourceWriter body, RuleScope scope, string target, string side)
    {
        if (scope.View.Union is not { AbsentMode: null } union) return;
        var key = union.Name;
        var sentence = union.Declaration.On is null ? "A mode is needed" : $"`{key}` is required";
        var rule = _rules.Field(key + ".required", ViolationKind.Required, false, new RuleMessage(sentence, sentence), side);
        body.Line($"if ({target}.{scope.Names.Union!.Property} is null && !violations.Failed({Literals.Text(key)}))\n    violations.Add({rule}, {Literals.Text(key)}, null);");
        body.Line();
    }

    /// <summary>Goes into the active mode, if it has anything to check.</summary>
    private void SwitchModes(SourceWriter body, RuleScope scope, string target, string side, FieldCheckEmitter fields)
    {
        if (scope.View.Union is not { } view || scope.Shape.Union is not { } union) return;
        var cases = new SourceWriter();
        if (view.Find(view.AbsentMode) is { IsAbsent: false } meant && meant.Parameters.Any(p => p.Checks.Any(check => check.Constraint == FieldConstraint.Required)))
        {
            cases.Line($"case null when !violations.Failed({Literals.Text(view.Name)}):");
            using var indent = cases.Indent();
            var absent = new FieldCheckEmitter(cases, _context, _rules, _patterns, side);
            foreach (var parameter in meant.Parameters) absent.EmitAbsent(parameter);
            cases.Line("break;");
        }

        foreach (var mode in union.Modes)
        {
            if (view.Find(mode.Declaration.Key) is not { } served || ModeChecks(scope, mode, served, side) is null) continue;
            var names = scope.Names.Union![mode.Declaration.Key];
            cases.Line($"case {scope.Names.Union.Qualified(names)} mode:");
            using var indent = cases.Indent();
            cases.Line($"Check{names.Type}{side}(mode, ref violations);");
            cases.Line("break;");
        }

        if (cases.Length == 0) return;
        body.Line();
        using (body.Block($"switch ({target}.{scope.Names.Union!.Property})")) body.Line(cases.ToString().TrimEnd('\n'));
    }

    /// <summary>The method with the checks of a mode's parameters; null where there is none.</summary>
    private string? ModeChecks(RuleScope scope, ModeShape mode, ModeView view, string side)
    {
        var names = scope.Names.Union![mode.Declaration.Key];
        var body = new SourceWriter();
        var fields = new FieldCheckEmitter(body, _context, _rules, _patterns, side);
        foreach (var parameter in view.Parameters)
        {
            if (mode.Fields.FirstOrDefault(field => field.Key == parameter.Key) is { } field)
                fields.Emit(parameter, field, names[parameter.Key], "mode", key => Sibling(fields, mode.Fields, names.Properties, "mode", key));
        }

        if (body.Length == 0) return null;
        var writer = new SourceWriter();
        using (writer.Block($"private static void Check{names.Type}{side}({scope.Names.Union.Qualified(names)} mode, ref {EmissionContext.Collector} violations)"))
            writer.Line(body.ToString().TrimEnd('\n'));
        return writer.ToString().TrimEnd('\n');
    }

    private static (string IsSet, string Json)? Sibling(FieldCheckEmitter fields, EquatableArray<FieldShape> shapes, EquatableArray<PropertyNames> names, string target, string key)
    {
        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i].Key == key) return (FieldCheckEmitter.IsSet(shapes[i], target + "." + names[i].Property), fields.Json(shapes[i], names[i], target + "." + names[i].Property));
        }

        return null;
    }

    private void Rule(SourceWriter writer, RuleCheck rule, ExpressionEmitter expressions, RuleValues values, string side)
    {
        var conditions = new List<string>();
        if (rule.When is { } when) conditions.Add(Is(expressions, when, true));
        conditions.Add(Is(expressions, rule.Holds, false));
        var condition = $"if ({string.Join(" && ", conditions)})";
        var add = $"violations.Add({_rules.Field(rule, side)}, ";
        if (rule.ReportAt.Count == 0)
        {
            var value = rule.Parameter.Length > 0 && values.Json(rule.Parameter) is { } own ? "known." + own.Text : "null";
            writer.Line($"{condition}\n    {add}{Literals.Text(rule.Parameter)}, {value});");
            return;
        }

        using var block = writer.Block(condition);
        var places = rule.ReportAt.Select(name => (Name: name, Json: values.Json(name))).Where(place => place.Json is not null).ToList();
        for (var i = 0; i < places.Count; i++)
            writer.Line($"{(i == 0 ? "" : "else ")}if (known.{places[i].Json!.Text} is {{ }} json{i})\n    {add}{Literals.Text(places[i].Name)}, json{i});");
        writer.Line($"{(places.Count == 0 ? "" : "else\n    ")}{add}{Literals.Text(rule.Parameter)}, null);");
    }

    /// <summary>Whether a condition is known to be true, or known to be false. A negation reads better as its opposite.</summary>
    private static string Is(ExpressionEmitter expressions, Expression condition, bool truth)
    {
        if (condition is UnaryExpression { Operator: UnaryOperator.Not } not) return Is(expressions, not.Operand, !truth);
        if (condition is BinaryExpression { Operator: BinaryOperator.NotEqual } differs) return Is(expressions, differs with { Operator = BinaryOperator.Equal }, !truth);
        var text = expressions.Condition(condition);
        return $"{(condition is BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or } ? $"({text})" : text)} is {Literals.Boolean(truth)}";
    }

    private void ModeKeys(ScopeShape shape, ScopeNames names, string access)
    {
        if (shape.Union is not { } union || names.Union is not { } unionNames) return;
        _writer.Line();
        _writer.Summary("The key of a mode; null for none.");
        using var block = _writer.Block($"{access} static string? KeyOf({unionNames.Type}? mode) => mode switch", "};");
        for (var i = 0; i < union.Modes.Count; i++) _writer.Line($"{unionNames.Qualified(unionNames.Modes[i])} => {Literals.Text(union.Modes[i].Declaration.Key)},");
        _writer.Line("_ => null,");
    }
}
