using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Writes the sentence of a rule that brings none of its own.</summary>
internal static class RuleSentences
{
    /// <summary>The sentence of one requirement of a rule.</summary>
    /// <param name="context">The rule.</param>
    /// <param name="part">The requirement.</param>
    /// <param name="rename">The vocabulary: parameter names to the names that the reader looks at.</param>
    public static string For(RuleContext context, Part part, Func<string, string> rename)
    {
        if (context.AbsentUnion is { } union)
        {
            var also = context.When is null ? "" : " and " + ExpressionEnglish.Describe(context.When, rename);
            return Main(context, part, rename) + $" when `{rename(union)}` is not set" + also;
        }

        var when = Conditions.AndAlso(context.Mode, context.When) is { } condition ? " when " + ExpressionEnglish.Describe(condition, rename) : "";
        return Main(context, part, rename) + when;
    }

    private static string Main(RuleContext context, Part part, Func<string, string> rename)
    {
        var name = "`" + rename(part.Names.Count > 0 ? part.Names[0] : part.Parameter) + "`";
        switch (context.Rule.Verb)
        {
            case RuleVerb.Exclusive or RuleVerb.ExactlyOne when !part.IsMissing:
                return $"Only one of {List(part.Names, "and", rename)} can be set";
            case RuleVerb.ExactlyOne or RuleVerb.AtLeastOne:
                return $"One of {List(part.Names, "or", rename)} is needed";
            case RuleVerb.Require:
                return $"{name} is required";
            case RuleVerb.Forbid:
                return part.Names[0].Contains('.') ? $"{name} cannot be used" : $"{name} cannot be set";
            case RuleVerb.Ignored:
                return $"{name} has no effect";
            case RuleVerb.Forces:
                return $"{name} is `{part.Forced!.ToText()}` whatever is sent; {{value}} has no effect";
            default:
                var sentence = ExpressionEnglish.Require(part.Holds, rename);
                return char.ToUpperInvariant(sentence[0]) + sentence.Substring(1);
        }
    }

    private static string List(IEnumerable<string> names, string joint, Func<string, string> rename)
    {
        var quoted = names.Select(name => "`" + rename(name) + "`").ToList();
        return quoted.Count == 1 ? quoted[0] : string.Join(", ", quoted.Take(quoted.Count - 1)) + " " + joint + " " + quoted[quoted.Count - 1];
    }
}
