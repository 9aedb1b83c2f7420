using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>Shapes of values: a letter, or a list with a word first.</summary>
internal static class ShapeTable
{
    public static JsonValue Of(ValueShape shape) => shape switch
    {
        TextShape or EnumShape => new JsonString("s"),
        MediaShape => new JsonString("m"),
        IntegerShape { Width: IntegerWidth.Int32 } => new JsonString("i"),
        IntegerShape { Width: IntegerWidth.UInt64 } => new JsonString("u"),
        IntegerShape => new JsonString("l"),
        NumberShape => new JsonString("n"),
        BooleanShape => new JsonString("b"),
        ObjectShape type => Table.Row(new JsonString("type"), new JsonString(type.Type)),
        ListShape list => Table.Row(new JsonString("list"), Of(list.Item), Table.Flag(list.IsSingleBare)),
        ChoiceShape choice => Table.List([new JsonString("or"), Table.List(choice.Alternatives.Select(Of)), Table.Texts(choice.Literals)]),
        JsonShape => new JsonString("j"),
        _ => throw new ArgumentException("No request holds a " + shape.GetType().Name, nameof(shape)),
    };
}
