namespace ModelCatalog.Compiler.Text;

/// <summary>Sentences that show a value, where there is none to show.</summary>
internal static class ValueSentence
{
    private static readonly string[] s_shown = ["; it is {value}", "; it has {value}", "; {value} cannot be chosen", "; {value} has no effect", " {value}"];

    /// <summary>The sentence without its value.</summary>
    public static string WithoutValue(string sentence)
    {
        foreach (var shown in s_shown) sentence = sentence.Replace(shown, "");
        return sentence.Replace("{value}", "this");
    }
}
