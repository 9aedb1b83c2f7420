using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Docs;

/// <summary>A parameter at the model level, or at one provider.</summary>
/// <param name="View">What holds for it there.</param>
/// <param name="Mode">The mode that it belongs to; null: every mode.</param>
/// <param name="IsAdded">Whether only providers have it, and the model itself does not.</param>
public sealed record MatrixParameter(ParameterView View, string? Mode, bool IsAdded)
{
    /// <summary>Its name.</summary>
    public string Name => View.Key;

    /// <summary>Where it stands in the provider's body; null at the model level, and where it is not sent.</summary>
    public string? WireName { get; init; }

    /// <summary>Whether the provider takes it.</summary>
    public bool IsTaken { get; init; } = true;

    /// <summary>Which facts are not those of the model level: <c>enum</c>, <c>default</c>; none for one that the provider adds.</summary>
    public EquatableArray<string> Differs { get; init; }

    /// <summary>A parameter at the model level.</summary>
    public static MatrixParameter OfModel(ModelDescriptor model, string? mode, ParameterView view) => new(view, mode, !Declares(model, mode, view.Key));

    /// <summary>The same parameter as a provider takes it.</summary>
    public MatrixParameter At(RequestView view)
    {
        var parameters = Mode is null ? view.Scope.Parameters : view.Scope.Union?.Find(Mode)?.Parameters ?? default;
        var own = parameters.FirstOrDefault(parameter => parameter.Key == Name);
        if (own is not { IsSupported: true }) return this with { IsTaken = false };
        var there = this with { View = own, WireName = own.Fixed is null ? view.WirePathOf(Name) : null };
        return IsAdded ? there : there with { Differs = MatrixJson.Differences(this, there).ToEquatableArray() };
    }

    private static bool Declares(ModelDescriptor model, string? mode, string key)
    {
        if (mode is null) return model.Parameters.Any(parameter => parameter.Key == key);
        var modes = model.Modes?.Modes.Concat(model.Modes.None?.Own is { } own ? [own] : []) ?? [];
        return modes.Any(one => one.Key == mode && (one.Parameters.Any(parameter => parameter.Key == key) || one.Takes.Any(parameter => parameter.Key == key)));
    }
}
