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

    /// <summary>The whole reply, word for word, as a document prints it; null: it is made as the provider's descriptor says.</summary>
    public string? Body { get; private init; }

    internal int HttpStatus { get; private init; }

    internal IReadOnlyList<(string Name, string Text)> Headers { get; private init; } = [];

    /// <summary>An error whose reply is given word for word.</summary>
    /// <param name="httpStatus">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body, JSON.</param>
    /// <param name="headers">Headers of the reply.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such status.</exception>
    public static EmulatedError Verbatim(int httpStatus, string body, params IReadOnlyList<(string Name, string Text)> headers)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentOutOfRangeException.ThrowIfLessThan(httpStatus, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(httpStatus, 599);
        return new EmulatedError("failed", body) { Body = body, HttpStatus = httpStatus, Headers = [.. headers] };
    }
}
