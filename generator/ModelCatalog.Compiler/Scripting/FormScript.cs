using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>What a form that builds requests of a model needs beside its rules: meanings, names in C#, requests to start from.</summary>
public static class FormScript
{
    /// <summary>The script: one call of <c>ModelCatalog.form</c> with a table, as safe as <see cref="ModelScript"/>.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="index">Knows the providers of its wires.</param>
    /// <param name="ns">The namespace of the generated types.</param>
    /// <param name="starts">Requests that the form can be filled with.</param>
    public static string Of(ModelPlan plan, CatalogIndex index, string ns, IEnumerable<FormStart> starts)
    {
        var names = NamePlanner.Plan(plan, index).Names;
        return ScriptPrinter.Call("ModelCatalog.form", Table.Object(
            ("key", new JsonString(plan.Model.Key)),
            ("ns", new JsonString(ns)),
            ("variants", Table.Some(plan.Model.Variants.Select(variant => Table.Row(
                new JsonString(variant.Key), new JsonString(names.Variants?.Find(variant.Key) ?? ""), Table.Text(variant.Doc ?? variant.Title))))),
            ("providers", Table.List(plan.ProviderViews.Select(view => Of(view, index.FindProvider(view.Provider!)!)))),
            ("type", new JsonString(names.RequestType)),
            ("scope", Of(plan.Shape, names.Request)),
            ("types", Table.List(plan.Types.Select(type => Of(type, names.FindType(type.Key))))),
            ("enums", Table.List(names.Enums.Select(values => Table.Row(new JsonString(values.Type), Members(values.Members))))),
            ("choices", Table.List(names.Choices.Select(Of))),
            ("starts", Table.List(starts.Select(start => Table.Row(
                new JsonString(start.Anchor), new JsonString(start.Title), Table.Text(start.Provider) ?? (JsonValue)JsonNull.Instance, new JsonString(start.Request.ToString()), Table.Flag(start.IsMistake)))))));
    }

    /// <summary>Key, title, client, whether it answers at once, variables of its key, options of its calls.</summary>
    private static JsonArray Of(RequestView view, ProviderDescriptor provider)
    {
        var route = provider.FindRoute(view.Body.Route);
        return Table.Row(
            new JsonString(provider.Provider), new JsonString(provider.Title ?? provider.Provider), new JsonString(ProviderNames.Of(provider).Client),
            Table.Flag(route is { Submit: null }), Table.SomeTexts(provider.Auth?.Variables ?? default), Options(provider, route));
    }

    /// <summary>The record of the options, and each that the route has, in the order of the record; nothing where it has none.</summary>
    private static JsonArray? Options(ProviderDescriptor provider, RouteDescriptor? route)
    {
        var rows = Table.List(OptionPlan.Of(provider).SelectMany(plan => (route?.Options ?? default).Where(option => option.Key == plan.Key).Select(option => Of(plan, option))));
        return rows.Items.Count == 0 ? null : Table.Row(new JsonString(ProviderNames.Of(provider).Options), rows);
    }

    /// <summary>Key, property, whether it is a text in C#, nothing, meaning, meanings of its values: as the fields of a scope.</summary>
    private static JsonArray Of(OptionPlan plan, ParameterDescriptor option) => Table.Row(
        new JsonString(option.Key), new JsonString(plan.Property), Table.Flag(plan.Kind == OptionKind.Text), null, Table.Text(option.Doc), Meanings(option));

    /// <summary>Key, record, members, meaning.</summary>
    private static JsonArray Of(TypePlan type, TypeNames names) =>
        Table.Row(new JsonString(type.Key), new JsonString(names.Type), Of(type.Shape, names.Scope), Table.Text(type.Declaration.Doc));

    private static JsonObject Of(ScopeShape shape, ScopeNames names) => Table.Object(
        ("fields", Table.List(shape.Fields.Select(field => Of(field, names[field.Key])))),
        ("union", shape.Union is { } union ? Of(union, names.Union!) : null));

    /// <summary>Its property, whether C# demands a mode, and each mode with its key, record, members, meaning.</summary>
    private static JsonObject Of(UnionShape union, UnionNames names) => Table.Object(
        ("property", new JsonString(names.Property)),
        ("required", Table.Flag(union.IsRequired)),
        ("modes", Table.List(union.Modes.Select(mode => Of(mode, names, names[mode.Declaration.Key])))));

    private static JsonArray Of(ModeShape mode, UnionNames union, ModeNames names) => Table.Row(
        new JsonString(names.Key), new JsonString(union.Qualified(names)), Table.List(mode.Fields.Select(field => Of(field, names[field.Key]))), Table.Text(mode.Declaration.Doc));

    /// <summary>Key, property, shape, enum or choice of its values, meaning, meanings of its values.</summary>
    private static JsonArray Of(FieldShape field, PropertyNames names) => Table.Row(
        new JsonString(field.Key), new JsonString(names.Property), ShapeTable.Of(field.Shape), Table.Text(names.ValueType), Table.Text(field.Declaration.Doc),
        Meanings(field.Declaration));

    private static JsonArray? Meanings(ParameterDescriptor declaration) =>
        Table.Some((declaration.Enum?.Values ?? default).Where(value => value.Doc is not null).Select(value => Table.Texts([value.Value.ToText(), value.Doc!])));

    /// <summary>Type, members of its literals, and the enum that its texts are of, if they are.</summary>
    private static JsonArray Of(ChoiceNames choice) => Table.Row(
        new JsonString(choice.Type), Members(choice.Literals),
        choice.Shape.Alternatives.FirstOrDefault(shape => shape is TextShape or MediaShape or EnumShape) is EnumShape ? Table.Text(choice.EnumType) : null);

    private static JsonArray Members(EquatableArray<MemberName> members) => Table.List(members.Select(member => Table.Texts([member.Value, member.Member])));
}

/// <summary>A request that a form can be filled with.</summary>
/// <param name="Anchor">The place of its example on the page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Provider">A provider that it is meant for; null: any.</param>
/// <param name="Request">The request by parameter names.</param>
/// <param name="IsMistake">Whether something is wrong with it.</param>
public sealed record FormStart(string Anchor, string Title, string? Provider, JsonObject Request, bool IsMistake);
