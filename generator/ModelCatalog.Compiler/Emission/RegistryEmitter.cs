using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the list of a catalog's models. It depends on their names alone, so that an edit inside a model does not redo it.</summary>
public static class RegistryEmitter
{
    /// <summary>The name of the emitted file.</summary>
    public const string File = "CatalogModels.g.cs";

    /// <summary>Emits the registry.</summary>
    /// <param name="models">The models that are emitted.</param>
    /// <param name="options">What the project says.</param>
    public static SourceFile Emit(IEnumerable<ModelSignature> models, EmissionOptions options)
    {
        var writer = new SourceWriter();
        SourceHead.Write(writer, options.Namespace);
        writer.Summary("The models of the catalog.");
        using (writer.Block("public static class CatalogModels"))
        {
            writer.Summary("All of them: to list, or to find one by its key or by a provider's model id.");
            writer.Line("public static global::ModelCatalog.ModelRegistry Registry { get; } = new([");
            using (writer.Indent())
            {
                var infos = models.OrderBy(model => model.Key, StringComparer.Ordinal).Select(model => NamePlanner.PrefixOf(model) + "Wire.Info").ToList();
                writer.Line(infos.Count == 0 ? "]);" : string.Join(",\n", infos) + "]);");
            }
        }

        return new SourceFile(File, writer.ToString());
    }
}
