namespace ModelCatalog.Tool.Validation;

/// <summary>Prints answers.</summary>
internal interface IAnswerWriter
{
    /// <summary>Takes an answer; it may be held back until <see cref="Flush"/>.</summary>
    void Write(Answer answer);

    /// <summary>Hands on what was held back.</summary>
    void Flush();
}
