namespace ModelCatalog.Emulator;

/// <summary>A moment in which a fault may strike.</summary>
/// <param name="Stage">What the emulator is doing.</param>
/// <param name="Number">The how manieth time it does this, from 1.</param>
public sealed record FaultMoment(FaultStage Stage, int Number)
{
    /// <summary>The method and the path of the request; where the webhook goes.</summary>
    public required string Target { get; init; }

    /// <summary>The body of the request as text; empty where there is none. Of a webhook its own.</summary>
    public required string Body { get; init; }
}
