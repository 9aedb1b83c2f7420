namespace ModelCatalog;

/// <summary>
/// A submit whose outcome is unknown: it was sent, and the connection broke, time ran out, the provider failed before it answered, or its answer cannot be
/// read (the inner exception is a <see cref="ProtocolException"/>). The task may exist and cost money, so it was not sent again. Look at the provider's
/// list of tasks before you submit once more.
/// </summary>
public sealed class AmbiguousSubmitException : ProviderException
{
    /// <summary>Takes the attempt.</summary>
    /// <param name="submissionId">The id of this submit here; it is in the logs, too.</param>
    /// <param name="error">What is known of the reply.</param>
    /// <param name="innerException">The failure of the connection, or what is wrong with the answer.</param>
    public AmbiguousSubmitException(string submissionId, ProviderError error, Exception? innerException = null)
        : base(error, $"{error.Provider} may have accepted the request, but did not say so: {error}. It was not sent again (submission {submissionId}).", innerException)
    {
        SubmissionId = submissionId;
    }

    /// <summary>The id of this submit here; it is in the logs, and in the headers where the provider takes a generated id.</summary>
    public string SubmissionId { get; }
}
