using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks an object type: its fields, its union, its rules.</summary>
internal sealed class ScopeChecker(ShapeResolver shapes, ICollection<Finding> findings, string prefix)
{
    /// <summary>The plan of a type; null when a field's type is wrong.</summary>
    public TypePlan? CheckType(TypeDescriptor type)
    {
        var draft = new DraftBuilder(shapes, findings).Build(type.Fields, type.Modes);
        if (draft.Broken.Count > 0) return null;
        var symbols = SymbolBuilder.Build(draft, null, null, shapes);
        var view = new ViewBuilder(draft, symbols, null, null, name => name, prefix).Build(type.Rules, default, findings, findings);
        return new TypePlan(type.Key, type, ShapeOf(draft), view);
    }

    /// <summary>A scope as C# sees it.</summary>
    public static ScopeShape ShapeOf(ScopeDraft draft)
    {
        UnionShape? union = null;
        if (draft.Union is { } modes)
        {
            var absent = modes.Modes.FirstOrDefault(mode => mode.Key == modes.AbsentMode);
            var isRequired = absent is null || absent.Parameters.Any(p => p.IsOfModel && p.Declared.Required == true);
            union = new UnionShape(
                modes.Declaration,
                modes.Modes.Where(mode => !mode.IsAbsent).Select(mode => new ModeShape(mode.Declaration, mode.Parameters.Select(Field).ToEquatableArray())).ToEquatableArray(),
                isRequired);
        }

        return new ScopeShape(draft.Parameters.Select(Field).ToEquatableArray(), union);
    }

    private static FieldShape Field(ParameterDraft parameter) =>
        new(parameter.Declared, parameter.Shape, parameter.IsOfModel && parameter.Declared.Required == true);
}
