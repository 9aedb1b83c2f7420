using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator;

/// <summary>A valid request for a task, or for its price, as the emulator understood it.</summary>
/// <param name="Model">The model: <c>vendor/model</c>.</param>
/// <param name="Variant">The variant; null where the model has none.</param>
/// <param name="Mode">The active mode; null where the model has none.</param>
/// <param name="Request">The request by parameter names.</param>
/// <param name="Body">The body as it came.</param>
public sealed record EmulatedSubmit(string Model, string? Variant, string? Mode, JsonObject Request, JsonObject Body)
{
    /// <summary>Whether only its price is asked for: no task is started.</summary>
    public bool AsksForPrice { get; init; }

    /// <summary>The fault that its request meets; null: none.</summary>
    internal Fault? Fault { get; init; }
}
