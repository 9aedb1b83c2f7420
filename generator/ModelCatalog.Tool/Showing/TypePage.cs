using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;

namespace ModelCatalog.Tool.Showing;

/// <summary>Everything of a type that models share.</summary>
internal static class TypePage
{
    /// <summary>Prints it.</summary>
    public static void Write(SharedTypeDescriptor type, CompiledCatalog catalog, CatalogPlaces places, ToolTerminal terminal)
    {
        var page = new TerminalPage(terminal);
        page.Title(type.Type.Key, type.Title);
        page.Text(type.Type.Doc);
        page.Facts([("file", places.FileOf(type.Path)), ("source", string.Join(", ", type.Sources)), ("used by", string.Join(", ", UsersOf(type, catalog)))]);
        page.Head(type.Type.Alias is null ? "Fields" : "Stands for");
        page.Facts(type.Type.Alias is { } alias ? [("", Facts(alias))] : Fields(type.Type), 2);
        foreach (var note in type.Notes) page.Text("- " + note, 2);
    }

    /// <summary>The same as data.</summary>
    public static JsonObject ToJson(SharedTypeDescriptor type, CompiledCatalog catalog, CatalogPlaces places) => JsonOutput.Object(
        ("is", JsonOutput.Text("type")),
        ("type", JsonOutput.Text(type.Type.Key)),
        ("title", JsonOutput.Text(type.Title)),
        ("doc", JsonOutput.Text(type.Type.Doc)),
        ("file", JsonOutput.Text(places.FileOf(type.Path))),
        ("sources", JsonOutput.Texts(type.Sources)),
        ("models", JsonOutput.Texts(UsersOf(type, catalog))),
        ("alias", type.Type.Alias is { } alias ? Json(alias, null) : null),
        ("fields", type.Type.Alias is not null ? null : JsonOutput.List(AllFields(type.Type).Select(field => Json(field.Field, field.Mode)))));

    /// <summary>The fields of a checked type, those of modes with the mode's name in front.</summary>
    public static IEnumerable<(string Name, string? Text)> Fields(ScopeView scope) =>
        scope.Parameters.Select(parameter => (parameter.Key, (string?)Facts(parameter.Effective)))
            .Concat(scope.Union?.Modes.SelectMany(mode => mode.Parameters.Select(parameter => (mode.Key + ": " + parameter.Key, (string?)Facts(parameter.Effective)))) ?? []);

    private static IEnumerable<(string Name, string? Text)> Fields(TypeDescriptor type) =>
        AllFields(type).Select(field => ((field.Mode is null ? "" : field.Mode + ": ") + field.Field.Key, (string?)Facts(field.Field)));

    private static IEnumerable<(string? Mode, ParameterDescriptor Field)> AllFields(TypeDescriptor type) =>
        type.Fields.Select(field => ((string?)null, field)).Concat(type.Modes?.Modes.SelectMany(mode => mode.Parameters.Select(field => ((string?)mode.Key, field))) ?? []);

    // A field is described as a parameter is.
    private static string Facts(ParameterDescriptor field) =>
        MatrixText.Facts(Parameter(field, null)) + (field.Doc is { } doc ? ". " + doc : "");

    private static JsonObject Json(ParameterDescriptor field, string? mode) => MatrixJson.Of(Parameter(field, mode));

    private static MatrixParameter Parameter(ParameterDescriptor field, string? mode) =>
        new(new ParameterView(field, field.List is null ? new TextShape() : new ListShape(new TextShape(), field.Single)), mode, IsAdded: false);

    private static IEnumerable<string> UsersOf(SharedTypeDescriptor type, CompiledCatalog catalog) =>
        catalog.Models.Where(plan => plan.Types.Concat(plan.Output.Types).Any(one => one.Key == type.Type.Key) || Mentions(plan, type.Type.Key)).Select(plan => plan.Model.Key).Order(StringComparer.Ordinal);

    // An alias is no type of the plan.
    private static bool Mentions(ModelPlan plan, string key) => plan.ProviderViews.Prepend(plan.ModelView)
        .SelectMany(view => view.Scope.Parameters.Concat(view.Scope.Union?.Modes.SelectMany(mode => mode.Parameters) ?? []))
        .Any(parameter => parameter.Effective.Type?.Alternatives.Any(one => one.Name == key) == true || (parameter.Shape is EnumShape { Type: { } named } && named == key));
}
