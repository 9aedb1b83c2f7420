using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Emission.Validation;

/// <content>Lists: a chain of filters and maps becomes one loop in a method of its own, without intermediate lists.</content>
internal sealed partial class ExpressionEmitter
{
    private int _loops;

    private string Quantify(MacroExpression macro)
    {
        var isExists = macro.Macro == MacroKind.Exists;
        var decisive = Literals.Boolean(isExists);
        return Loop(macro.List, isExists ? "Exists" : "All", "bool?", $"bool? result = {Literals.Boolean(!isExists)};", (item, writer, hasFilter) =>
        {
            var truth = Scoped(macro.Variable, item, () => Test(macro.Body));
            writer.Line($"bool? truth = {truth};");
            writer.Line(hasFilter ? $"if (truth is {decisive}) result = {decisive};" : $"if (truth is {decisive}) return {decisive};");
            writer.Line(hasFilter ? $"else if (truth is null && result is {Literals.Boolean(!isExists)}) result = null;" : "if (truth is null) result = null;");
        }, "result");
    }

    private string Contains(InListExpression expression)
    {
        var value = InMethod(() => Evaluate(expression.Value));
        return Loop(expression.List, "Contains", "bool?", "bool? result = false;", (item, writer, hasFilter) =>
        {
            writer.Line($"bool? isEqual = {Compare(BinaryOperator.Equal, value, item)};");
            writer.Line(hasFilter ? "result |= isEqual;" : "if (isEqual is true) return true;");
            if (!hasFilter) writer.Line("result |= isEqual;");
        }, "result");
    }

    private string Total(SumExpression sum)
    {
        var isInteger = sum.Type.Kind == ExpressionKind.Integer;
        var type = isInteger ? "long?" : "double?";
        return Loop(sum.List, "Sum", type, $"{type} total = 0;", (item, writer, _) => writer.Line($"total = {Tri}.Add(total, {Signed(item).Text});"), "total");
    }

    private string Count(Expression list) =>
        Loop(list, "Count", "long?", "long? count = 0;", (_, writer, _) => writer.Line("count++;"), "count");

    /// <summary>A list as a value. It is made, so only where nothing else will do.</summary>
    private Code List(Expression expression)
    {
        if (expression is ListExpression literal)
        {
            var items = literal.Items.Select(Evaluate).ToList();
            var first = items.Count == 0 ? new Code("", CodeKind.Integer) : items[0] with { IsLiteral = false, Literal = null };
            if (first.Kind == CodeKind.Integer && items.Exists(item => item.Kind == CodeKind.Number)) first = new Code("", CodeKind.Number);
            var elements = string.Join(", ", items.Select(item => item.Text));
            return new Code($"global::ModelCatalog.ValueList.Create<{_values.TypeOf(first)}>([{elements}])", CodeKind.List) { Item = first };
        }

        Code? example = null;
        var method = Loop(expression, "List", "", "", (item, writer, _) =>
        {
            example = item with { IsLiteral = false, Literal = null };
            writer.Line($"items.Add({item.Text});");
        }, "");
        return new Code(_prefix + method, CodeKind.List) { Item = example };
    }

    /// <summary>Adds the method of a loop; returns its call.</summary>
    /// <param name="list">The list, with its filters and maps.</param>
    /// <param name="word">What the method is called after.</param>
    /// <param name="type">What it returns; empty: the list of items.</param>
    /// <param name="start">What stands before the loop.</param>
    /// <param name="body">Emits what happens with an item.</param>
    /// <param name="result">What is returned; null is returned where the list or a filter is unknown.</param>
    private string Loop(Expression list, string word, string type, string start, Action<Code, SourceWriter, bool> body, string result)
    {
        var stages = new List<MacroExpression>();
        while (list is MacroExpression { Macro: MacroKind.Filter or MacroKind.Map } stage)
        {
            stages.Insert(0, stage);
            list = stage.List;
        }

        var hasFilter = stages.Exists(stage => stage.Macro == MacroKind.Filter);
        var captured = _variables.ToList();
        var source = InMethod(() => Evaluate(list));
        if (source.Kind != CodeKind.List) source = new Code("(global::ModelCatalog.ValueList<string>?)null", CodeKind.List) { Item = new Code("", CodeKind.Text) };
        var number = (++_loops).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var inner = new SourceWriter();
        var item = Item(source, "list" + number + "[i" + number + "]");
        var final = InMethod(() => Stages(inner, stages, item, number));
        InMethod(() =>
        {
            body(final, inner, hasFilter);
            return 0;
        });
        if (type.Length == 0) type = "global::ModelCatalog.ValueList<" + _values.TypeOf(final) + ">?";
        var items = result.Length == 0;
        var arguments = captured.Select(variable => variable.Value.Text).Distinct().ToList();
        var parameters = captured.Select(variable => (Type: _values.TypeOf(variable.Value), variable.Value.Text)).Distinct().ToList();
        var method = _values.Method(word, name =>
        {
            var writer = new SourceWriter();
            using (writer.Block($"public {type} {name}({string.Join(", ", parameters.Select(p => p.Type + " " + p.Text))})"))
            {
                writer.Line($"var list{number} = {source.Text};");
                writer.Line($"if (list{number} is null) return null;");
                if (hasFilter) writer.Line("var isKnown = true;");
                writer.Line(items ? $"var items = new global::System.Collections.Generic.List<{_values.TypeOf(final)}>();" : start);
                using (writer.Block($"for (var i{number} = 0; i{number} < list{number}.Count; i{number}++)")) writer.Line(inner.ToString().TrimEnd('\n'));
                var value = items ? "global::ModelCatalog.ValueList.ToValueList(items)" : result;
                writer.Line(hasFilter ? $"return isKnown ? {value} : null;" : $"return {value};");
            }

            return writer.ToString().TrimEnd('\n');
        });
        return $"{method}({string.Join(", ", arguments)})";
    }

    private Code Stages(SourceWriter writer, List<MacroExpression> stages, Code item, string number)
    {
        var current = Local(writer, item, "item" + number);
        for (var i = 0; i < stages.Count; i++)
        {
            var stage = stages[i];
            if (stage.Macro == MacroKind.Map)
            {
                var mapped = Scoped(stage.Variable, current, () => Evaluate(stage.Body));
                current = Local(writer, mapped, "item" + number + "_" + (i + 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
                continue;
            }

            var keep = "keep" + number + "_" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var condition = Scoped(stage.Variable, current, () => Test(stage.Body));
            writer.Line($"bool? {keep} = {condition};");
            writer.Line($"if ({keep} is null) isKnown = false;");
            writer.Line($"if ({keep} is not true) continue;");
        }

        return current;
    }

    /// <summary>A local variable of a loop, of the nullable type that the rest expects.</summary>
    private Code Local(SourceWriter writer, Code value, string name)
    {
        writer.Line($"{_values.TypeOf(value)} {name} = {value.Text};");
        return value with { Text = name, IsLiteral = false, Literal = null };
    }

    private static Code Item(Code list, string text)
    {
        if (list.Item is { } computed) return computed with { Text = text };
        if (list.Shape is not ListShape shape) return new Code("(string?)null", CodeKind.Text);
        var item = RuleValues.Of(text, shape.Item, list.ValueType);
        return item.Kind is CodeKind.Text or CodeKind.List ? item with { Text = $"{Tri}.Present({text})" } : item;
    }

    private T Scoped<T>(Symbol variable, Code value, Func<T> body)
    {
        _variables.Add((variable.Name, value));
        var result = body();
        _variables.RemoveAt(_variables.Count - 1);
        return result;
    }

    /// <summary>Inside a method of the struct, its values need no variable in front.</summary>
    private T InMethod<T>(Func<T> body)
    {
        var prefix = _prefix;
        _prefix = "";
        var result = body();
        _prefix = prefix;
        return result;
    }
}
