using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>How a request is read by parameter names, and how it is written at a provider, as tables.</summary>
internal static class BodyTable
{
    /// <summary>The members of a request by parameter names: name, what it is, and for a parameter its shape and modes.</summary>
    public static JsonArray Request(BodyObjectNode root) => Table.List(root.Members.Select(member => member.Value switch
    {
        BodyValueNode { Source: VariantSource } => Table.Row(new JsonString(member.Name), new JsonString("v")),
        BodyValueNode { Source: ModeSource modes } => Table.Row(new JsonString(member.Name), new JsonString("m"), ValuesOf(modes)),
        BodyValueNode { Source: ParameterSource { Conversion: null } source } when source.Parameter == member.Name =>
            Table.Row(new JsonString(member.Name), new JsonString("p"), ShapeTable.Of(source.Shape), Table.SomeTexts(source.Modes)),
        _ => throw new ArgumentException("A request by parameter names holds '" + member.Name + "' otherwise than by its name", nameof(root)),
    }));

    /// <summary>The members of a body: name and node.</summary>
    public static JsonArray Of(BodyObjectNode root) => Table.List(root.Members.Select(member => Table.Row(new JsonString(member.Name), Of(member.Value))));

    /// <summary>Word, content, when, otherwise.</summary>
    private static JsonArray Of(BodyNode node) => node switch
    {
        BodyObjectNode inner => Table.Row(new JsonString("object"), Of(inner)),
        BodyModelIdNode => Table.Row(new JsonString("id")),
        BodyOptionNode option => Table.Row(new JsonString("option"), new JsonString(option.Name)),
        BodyConstantNode constant => Table.Row(new JsonString("constant"), Table.Value(constant.Value), Condition(constant.When)),
        BodyValueNode value => Table.Row(new JsonString("value"), Of(value.Source), Condition(value.When), Table.SomeValue(value.Else)),
        _ => throw new ArgumentException("There is no table for a " + node.GetType().Name, nameof(node)),
    };

    private static JsonArray? Condition(Expression? when) => when is null ? null : ExpressionTable.Of(when);

    private static JsonArray Of(BodySource source) => source switch
    {
        ParameterSource parameter => Of(parameter),
        ListSource list => Table.Row(new JsonString("list"), Table.List(list.Items.Select(Of))),
        VariantSource variant => Table.Row(new JsonString("variant"), Of(variant.Conversion)),
        ModeSource modes => Table.Row(new JsonString("mode"), ValuesOf(modes)),
        ChoiceSource choice => Table.Row(
            new JsonString("choice"), ExpressionTable.Of(choice.By), Table.List(choice.Cases.Select(one => Table.Row(new JsonString(one.Case), Of(one.Source)))), new JsonString(ChooserOf(choice.By))),
        _ => throw new ArgumentException("There is no table for a " + source.GetType().Name, nameof(source)),
    };

    /// <summary>Word, key, modes, whether it is a list (2: one item is written bare), type and its members, conversion.</summary>
    private static JsonArray Of(ParameterSource source) => Table.Row(
        new JsonString("p"), new JsonString(source.Parameter), Table.SomeTexts(source.Modes),
        source.Shape is ListShape list ? new JsonNumber(list.IsSingleBare ? 2 : 1) : null,
        source.Object is null ? null : Table.Row(new JsonString(ValueShape.ObjectOf(source.Shape)!.Type), Of(source.Object)),
        Of(source.Conversion));

    /// <summary>Pairs, and the form that is written.</summary>
    private static JsonArray? Of(ValueConversion? conversion) => conversion is null ? null : Table.Row(
        Table.List(conversion.Values.Select(pair => Table.List([new JsonString(pair.From), Table.Value(pair.To)]))),
        conversion.Forms.Count == 0 ? null : new JsonString(conversion.Forms[0]));

    private static JsonArray ValuesOf(ModeSource modes) => Table.List(modes.Values.Select(value => Table.List([new JsonString(value.Mode), Table.Value(value.Value)])));

    private static string ChooserOf(Expression by) => by switch
    {
        NameExpression { Symbol.Kind: SymbolKind.Mode } => "mode",
        NameExpression { Symbol.Kind: SymbolKind.Variant } => "variant",
        _ => "value",
    };
}
