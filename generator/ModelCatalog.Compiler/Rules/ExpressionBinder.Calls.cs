using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Rules;

internal sealed partial class ExpressionBinder
{
    private Expression? BindFunction(CallSyntax call)
    {
        switch (call.Name.Text)
        {
            case "has":
                return HasArguments(call, 1) ? BindHas(call, call.Arguments[0]) : null;
            case "size":
                return HasArguments(call, 1) ? BindSize(call.Arguments[0]) : null;
        }

        var name = call.Name.Text;
        var hint = name is "length" or "len" or "count" ? "; did you mean 'size'?"
            : s_methods.Contains(name) ? "; it is written behind its subject: x." + name + "(…)"
            : FindSymbol(name) is not null ? "; '" + name + "' is a parameter"
            : NearestName.Hint(name, s_functions.Concat(s_methods));
        Report(RuleDiagnostics.UnknownFunction, call.Name, Excerpt.Of(name), hint);
        return null;
    }

    private Expression? BindMethod(CallSyntax call, ExpressionSyntax target)
    {
        switch (call.Name.Text)
        {
            case "size":
                return HasArguments(call, 0) ? BindSize(target) : null;
            case "sum":
                return HasArguments(call, 0) ? BindSum(call, target) : null;
            case "startsWith":
                return HasArguments(call, 1) ? BindText(TextFunction.StartsWith, call, target) : null;
            case "endsWith":
                return HasArguments(call, 1) ? BindText(TextFunction.EndsWith, call, target) : null;
            case "contains":
                return HasArguments(call, 1) ? BindText(TextFunction.Contains, call, target) : null;
            case "matches":
                return HasArguments(call, 1) ? BindText(TextFunction.Matches, call, target) : null;
            case "exists":
                return HasArguments(call, 2) ? BindMacro(MacroKind.Exists, call, target) : null;
            case "all":
                return HasArguments(call, 2) ? BindMacro(MacroKind.All, call, target) : null;
            case "filter":
                return HasArguments(call, 2) ? BindMacro(MacroKind.Filter, call, target) : null;
            case "map":
                return HasArguments(call, 2) ? BindMacro(MacroKind.Map, call, target) : null;
        }

        var hint = call.Name.Text == "has" ? "; it is written has(" + TextOf(target) + ")" : NearestName.Hint(call.Name.Text, s_methods);
        Report(RuleDiagnostics.UnknownFunction, call.Name, Excerpt.Of(call.Name.Text), hint);
        return null;
    }

    private bool HasArguments(CallSyntax call, int count)
    {
        if (call.Arguments.Count == count) return true;
        var expected = call.Name.Text switch
        {
            "has" or "size" when call.Target is null => call.Name.Text + "(x)",
            "size" or "sum" => "x." + call.Name.Text + "()",
            "exists" or "all" or "filter" => "list." + call.Name.Text + "(item, condition)",
            "map" => "list.map(item, value)",
            _ => "x." + call.Name.Text + "('text')",
        };
        Report(RuleDiagnostics.WrongArguments, call, call.Name.Text, call.Arguments.Count, expected);
        return false;
    }

    private HasExpression? BindHas(CallSyntax call, ExpressionSyntax argument)
    {
        if (argument is not (NameSyntax or FieldSyntax))
        {
            var advice = argument is LiteralSyntax { Value: JsonString } ? "; write the name without quotes" : "";
            Report(RuleDiagnostics.InvalidHas, call, TextOf(argument), advice);
            return null;
        }

        if (Bind(argument) is not { } target) return null;
        if (target is not NameExpression { Symbol.Kind: SymbolKind.Variable }) return new HasExpression(target);
        Report(RuleDiagnostics.InvalidHas, call, TextOf(argument), "; an item of a list is always there");
        return null;
    }

    private SizeExpression? BindSize(ExpressionSyntax node)
    {
        if (Bind(node) is not { } target) return null;
        if (!IsText(target.Type) && target.Type is not { Kind: ExpressionKind.List, Alternatives.Count: 0 })
        {
            Report(RuleDiagnostics.WrongOperand, node, "size", "a list or a text", Show(node), target.Type, "");
            return null;
        }

        if (target is not (LiteralExpression or ListExpression)) return new SizeExpression(target);
        Report(RuleDiagnostics.ConstantCondition, node, Show(node), "it does not depend on the request");
        return null;
    }

    private SumExpression? BindSum(CallSyntax call, ExpressionSyntax node)
    {
        if (BindListTarget(call, node) is not { } list) return null;
        if (IsNumeric(list.Type.Item!)) return new SumExpression(list, PlainNumber(list.Type.Item!));
        var advice = list.Type.Item!.Kind == ExpressionKind.Object ? "; " + TextOf(node) + ".map(item, item.field).sum() adds up a field" : "";
        Report(RuleDiagnostics.WrongOperand, node, "sum", "a list of numbers", Show(node), list.Type, advice);
        return null;
    }

    /// <summary>A list whose items have a type; reports anything else.</summary>
    private Expression? BindListTarget(CallSyntax call, ExpressionSyntax node)
    {
        if (Bind(node) is not { } list) return null;
        if (list.Type is { Kind: ExpressionKind.List, Item: not null, Alternatives.Count: 0 }) return list;
        Report(RuleDiagnostics.NotAList, node, call.Name.Text, Show(node), list.Type, "");
        return null;
    }

    private TextExpression? BindText(TextFunction function, CallSyntax call, ExpressionSyntax node)
    {
        var target = Bind(node);
        var argument = Bind(call.Arguments[0]);
        if (target is null || argument is null) return null;
        foreach (var (operand, syntax) in new[] { (target, node), (argument, call.Arguments[0]) })
        {
            if (IsText(operand.Type)) continue;
            var advice = operand == target && operand.Type.Kind == ExpressionKind.List && function == TextFunction.Contains
                ? "; an item is looked for with 'in'" : "";
            Report(RuleDiagnostics.WrongOperand, syntax, call.Name.Text, "a text", Show(syntax), operand.Type, advice);
            return null;
        }

        if (!DependsOnRequest(target))
        {
            Report(RuleDiagnostics.ConstantCondition, node, Show(node), "it does not depend on the request");
            return null;
        }

        return function != TextFunction.Matches || IsPattern(argument, call.Arguments[0]) ? new TextExpression(function, target, argument) : null;
    }

    private bool IsPattern(Expression argument, ExpressionSyntax node)
    {
        var problem = "it must be a literal";
        var pattern = TextOf(node);
        if (argument is LiteralExpression { Value: JsonString text })
        {
            if (BoundedPattern.Create(text.Value, out problem) is not null) return true;
            pattern = Excerpt.Of(text.Value);
        }

        Report(RuleDiagnostics.InvalidPattern, node, pattern, problem);
        return false;
    }

    private MacroExpression? BindMacro(MacroKind macro, CallSyntax call, ExpressionSyntax node)
    {
        if (BindListTarget(call, node) is not { } list || BindVariable(call, list.Type.Item!) is not { } variable) return null;
        if (_variables.Count == MaximumMacros)
        {
            Report(RuleDiagnostics.MacrosTooDeep, call, call.Name.Text, MaximumMacros);
            return null;
        }

        _variables.Add(variable);
        var body = Bind(call.Arguments[1]);
        _variables.RemoveAt(_variables.Count - 1);
        if (body is null) return null;
        if (macro == MacroKind.Map) return new MacroExpression(macro, list, variable, body, new ExpressionType(ExpressionKind.List) { Item = body.Type });
        return IsCondition(body, call.Arguments[1], call.Name.Text)
            ? new MacroExpression(macro, list, variable, body, macro == MacroKind.Filter ? list.Type : ExpressionType.Boolean)
            : null;
    }

    private Symbol? BindVariable(CallSyntax call, ExpressionType item)
    {
        var node = call.Arguments[0];
        if (node is NameSyntax name && FindSymbol(name.Name) is null) return new Symbol(name.Name, SymbolKind.Variable, item);
        Report(RuleDiagnostics.InvalidVariable, node, Show(node), call.Name.Text, node is NameSyntax ? "the name is taken" : "expected a new name for the item");
        return null;
    }
}
