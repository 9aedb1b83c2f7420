using ModelCatalog.Compiler.Emission.Wires;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what a model's request is at its providers: who serves it, how it travels, what comes out.</summary>
public static class WiresEmitter
{
    /// <summary>Emits the wires of a model: a file for what the request promises, one for each wire, one for what is asked of its parameters.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="names">Its names, without findings.</param>
    /// <param name="options">What the project says.</param>
    public static EquatableArray<SourceFile> Emit(ModelPlan plan, NamePlan names, EmissionOptions options)
    {
        var files = new List<SourceFile>();
        var served = Start(options);
        ServedByEmitter.Emit(served, plan, names, options);
        OutputEmitter.Emit(served, plan, names, options);
        files.Add(new SourceFile(HintName.Of(plan.Model.Path, "Wires"), served.ToString()));
        foreach (var view in new[] { plan.ModelView }.Concat(plan.ProviderViews))
        {
            var wire = Start(options);
            WireEmitter.Emit(wire, plan, names, view, options);
            files.Add(new SourceFile(HintName.Of(plan.Model.Path, view.Provider is null ? "Json" : names.Provider(view.Provider) + "Wire"), wire.ToString()));
        }

        var narrowing = Start(options);
        NarrowingEmitter.Emit(narrowing, plan, new EmissionContext(plan, names, options));
        files.Add(new SourceFile(HintName.Of(plan.Model.Path, "Allowed"), narrowing.ToString()));
        return files.ToEquatableArray();
    }

    private static SourceWriter Start(EmissionOptions options)
    {
        var writer = new SourceWriter();
        SourceHead.Write(writer, options.Namespace);

        // What is deprecated travels all the same, and a catalog may be compiled with every warning on.
        writer.Line("#pragma warning disable CS0612, CS0618");
        writer.Line();
        return writer;
    }
}
