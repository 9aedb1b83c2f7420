using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks what a finished task gives.</summary>
internal sealed class OutputChecker(ModelDescriptor model, CatalogIndex index, ICollection<Finding> findings)
{
    private static readonly string[] Media = ["video", "image", "audio", "text", "json"];

    public OutputPlan? Check()
    {
        var output = model.Output;
        var shapes = new ShapeResolver(model.Types, index, findings);
        if (output.Fields.Count > 0)
        {
            var type = new TypeDescriptor("output", output.Pointer) { Fields = output.Fields };
            return new ScopeChecker(shapes, findings, "output.").CheckType(type) is { } plan
                ? new OutputPlan(default, output.IsList, "output", shapes.Types.Append(plan).ToEquatableArray())
                : null;
        }

        if (output.Kinds.All(kind => Media.Contains(kind))) return new OutputPlan(output.Kinds, output.IsList, null, default);
        var name = output.Kinds.First(kind => !Media.Contains(kind));
        var reference = new ParameterDescriptor("output", output.Pointer) { Type = TypeReference.Of(name) };
        var known = model.Types.Any(t => t.Key == name) || index.FindType(name) is not null;
        if (!known || output.Kinds.Count > 1)
        {
            findings.Add(ModelDiagnostics.UnknownOutput.At(output.Pointer, name, NearestName.Hint(name, Media.Concat(model.Types.Select(t => t.Key)))));
            return null;
        }

        return shapes.Resolve(reference) is { Shape: ObjectShape } ? new OutputPlan(default, output.IsList, name, shapes.Types) : null;
    }
}
