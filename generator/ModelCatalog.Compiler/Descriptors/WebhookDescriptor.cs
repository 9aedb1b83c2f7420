using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Descriptors;

/// <summary>What a provider posts when a task has ended.</summary>
public sealed record WebhookDescriptor
{
    /// <summary>Whether the payload is the reply to a poll: what is not said here was taken from there.</summary>
    public bool IsLikePoll { get; init; }

    /// <summary>The option of a call that says where to post; null: nothing in a call says it.</summary>
    public string? To { get; init; }

    /// <summary>Paths of the task's id.</summary>
    public EquatableArray<string> TaskId { get; init; }

    /// <summary>Paths of the status.</summary>
    public EquatableArray<string> Status { get; init; }

    /// <summary>What each status text means.</summary>
    public EquatableArray<StatusCase> Statuses { get; init; }

    /// <summary>Paths of the output.</summary>
    public EquatableArray<string> Output { get; init; }

    /// <summary>Paths of a failed task's message.</summary>
    public EquatableArray<string> Error { get; init; }

    /// <summary>Paths of a failed task's code.</summary>
    public EquatableArray<string> ErrorCode { get; init; }

    /// <summary>Where outputs lie, relative to the output.</summary>
    public EquatableArray<MediaPath> Media { get; init; }

    /// <summary>How the sender signs; null: it does not.</summary>
    public SignatureDescriptor? Verify { get; init; }

    /// <summary>Its place.</summary>
    public Pointer Pointer { get; init; }
}

/// <summary>How a sender signs.</summary>
public sealed record SignatureDescriptor
{
    /// <summary><c>hmac-sha256</c> or <c>ed25519</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The environment variable that holds the key that both sides know; null: the sender has one of its own.</summary>
    public string? Variable { get; init; }

    /// <summary>Where the sender publishes its public keys; null: both sides know the key.</summary>
    public string? KeySet { get; init; }

    /// <summary>How long published keys are good for, in milliseconds; null: it is not said.</summary>
    public long? CacheMilliseconds { get; init; }

    /// <summary>What is signed, part by part.</summary>
    public EquatableArray<SignedPart> Message { get; init; }

    /// <summary>Paths of the signature.</summary>
    public EquatableArray<string> From { get; init; }

    /// <summary><c>base64</c> or <c>hex</c>.</summary>
    public required string As { get; init; }

    /// <summary>When it was signed; null: it does not say.</summary>
    public SignedTimeDescriptor? Time { get; init; }
}

/// <summary>A part of what is signed: a text as it is, or what stands at a path.</summary>
/// <param name="Text">The text; null: a path.</param>
/// <param name="Path">The path; <c>task_id</c> stands for the paths of the task's id. Null: a text.</param>
public sealed record SignedPart(string? Text, string? Path);

/// <summary>When something was signed.</summary>
/// <param name="From">Paths of the time.</param>
/// <param name="As"><c>unix</c> or <c>iso</c>.</param>
/// <param name="WithinMilliseconds">How far from now it may be.</param>
public sealed record SignedTimeDescriptor(EquatableArray<string> From, string As, long WithinMilliseconds);
