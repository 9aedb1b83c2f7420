namespace ModelCatalog.Tool;

/// <summary>Somebody who can be asked.</summary>
public interface IQuestions
{
    /// <summary>Asks for a text until a right one comes.</summary>
    /// <param name="question">What is wanted.</param>
    /// <param name="suggested">What an empty answer means; null: there must be one.</param>
    /// <param name="problem">What is wrong with an answer; null: nothing.</param>
    string Ask(string question, string? suggested, Func<string, string?> problem);

    /// <summary>Asks for one of several.</summary>
    /// <param name="question">What is wanted.</param>
    /// <param name="choices">At least one.</param>
    string Choose(string question, IReadOnlyList<string> choices);
}
