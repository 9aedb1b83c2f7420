using ModelCatalog.Compiler.Emission.Validation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits the request of a model with its types and checks, and the shared types of a catalog.</summary>
public static class ModelEmitter
{
    /// <summary>Emits a model: its request and types in one file, its checks in another.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="names">Its names, without findings.</param>
    /// <param name="options">What the project says.</param>
    public static EquatableArray<SourceFile> Emit(ModelPlan plan, NamePlan names, EmissionOptions options)
    {
        var context = new EmissionContext(plan, names, options);
        var types = Start(options);
        RequestEmitter.Emit(types, plan, context);
        EmitTypes(types, context, plan.Types.Where(type => !type.Key.Contains("/")), null);
        var checks = Start(options);
        ValidatorEmitter.EmitRequest(checks, plan, context);
        foreach (var type in plan.Types.Where(type => !type.Key.Contains("/")))
        {
            checks.Line();
            ValidatorEmitter.EmitType(checks, type, context);
        }

        return [new SourceFile(HintName.Of(plan.Model.Path), types.ToString()), new SourceFile(HintName.Of(plan.Model.Path, "Validator"), checks.ToString())];
    }

    /// <summary>Emits a shared type: an object with its checks, or an enum.</summary>
    /// <param name="path">The file of the type, relative to the catalog.</param>
    /// <param name="key">Its key.</param>
    /// <param name="types">Its plan behind those of the types that it uses; empty for an alias.</param>
    /// <param name="names">Its names, made by <see cref="NamePlanner.PlanShared"/>, without findings.</param>
    /// <param name="options">What the project says.</param>
    public static EquatableArray<SourceFile> EmitShared(string path, string key, EquatableArray<TypePlan> types, NamePlan names, EmissionOptions options)
    {
        var context = new EmissionContext(types, names, options);
        var writer = Start(options);
        var own = types.Where(type => type.Key == key).ToList();
        EmitTypes(writer, context, own, key);
        foreach (var type in own)
        {
            writer.Line();
            ValidatorEmitter.EmitType(writer, type, context);
        }

        return [new SourceFile(HintName.Of(path), writer.ToString())];
    }

    private static void EmitTypes(SourceWriter writer, EmissionContext context, IEnumerable<TypePlan> types, string? sharedKey)
    {
        var isFirst = sharedKey is not null;
        foreach (var values in context.Names.Enums.Where(values => values.SharedKey == sharedKey))
        {
            Separate();
            EnumEmitter.Emit(writer, values);
        }

        foreach (var choice in context.Names.Choices.Where(choice => choice.SharedKey == sharedKey))
        {
            Separate();
            ChoiceEmitter.Emit(writer, choice, context);
        }

        foreach (var type in types)
        {
            Separate();
            TypeEmitter.Emit(writer, type, context);
        }

        void Separate()
        {
            if (!isFirst) writer.Line();
            isFirst = false;
        }
    }

    private static SourceWriter Start(EmissionOptions options)
    {
        var writer = new SourceWriter();
        SourceHead.Write(writer, options.Namespace);
        return writer;
    }
}
