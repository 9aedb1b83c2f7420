using ModelCatalog.Emulator.Replies;

namespace ModelCatalog.Emulator;

/// <summary>An error that a provider answers with.</summary>
/// <remarks>Throws <see cref="ArgumentException"/> for a class that there is not.</remarks>
/// <param name="Class">What it means: <c>invalid auth forbidden credits not-found rate-limited unavailable server moderated failed unsupported</c>.</param>
/// <param name="Message">Its text.</param>
public sealed record EmulatedError(string Class, string Message)
{
    /// <summary>What it means.</summary>
    public string Class { get; } = ErrorReply.Classes.Contains(Class)
        ? Class
        : throw new ArgumentException($"There is no error class '{Class}'; expected one of {string.Join(", ", ErrorReply.Classes)}.", nameof(Class));
}
