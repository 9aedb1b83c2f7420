using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>
/// The rules of a model as JavaScript: a third backend beside the interpreter and C#, made from the same plan. A classic script, which runs from the file system in browsers
/// and in Node.js, after <see cref="ScriptRuntime"/>. What it says of a request is what the interpreter says, to the word.
/// </summary>
public static class ModelScript
{
    /// <summary>The script: it registers the model under its key. ASCII alone, safe inside an HTML script element whatever the descriptor holds.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="index">Knows the providers of its wires: how they are called.</param>
    public static string Of(ModelPlan plan, CatalogIndex index)
    {
        var members = new Dictionary<string, BodyObjectNode>(StringComparer.Ordinal);
        CollectTypes(plan.ModelView.Body.Root, members);
        var table = Table.Object(
            ("key", new JsonString(plan.Model.Key)),
            ("variants", Table.Texts(plan.Model.Variants.Select(variant => variant.Key))),
            ("types", Table.List(plan.Types.Select(type => Table.Row(
                new JsonString(type.Key), ScopeTable.Of(type.Scope), BodyTable.Request(members.TryGetValue(type.Key, out var node) ? node : new BodyObjectNode(default)))))),
            ("model", ViewTable.Of(plan.ModelView)),
            ("providers", Table.List(plan.ProviderViews.Select(view => Table.Row(new JsonString(view.Provider!), ViewTable.Of(view, index.FindProvider(view.Provider!)))))));
        return ScriptPrinter.Call("ModelCatalog.define", table);
    }

    /// <summary>An expression as what the runtime's <c>test</c> and <c>evaluate</c> take: a value of JavaScript, as safe as a script.</summary>
    /// <param name="expression">The checked expression.</param>
    public static string Of(Expression expression) => ScriptPrinter.Value(ExpressionTable.Of(expression));

    // An object of a type is read alike wherever it stands.
    private static void CollectTypes(BodyObjectNode node, Dictionary<string, BodyObjectNode> members)
    {
        foreach (var member in node.Members)
        {
            if (member.Value is not BodyValueNode { Source: ParameterSource { Object: { } inner } source } || ValueShape.ObjectOf(source.Shape) is not { } type) continue;
            if (members.ContainsKey(type.Type)) continue;
            members.Add(type.Type, inner);
            CollectTypes(inner, members);
        }
    }
}
