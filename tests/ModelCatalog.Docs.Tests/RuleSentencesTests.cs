using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Facts;
using ModelCatalog.Docs.Texts;

namespace ModelCatalog.Docs.Tests;

/// <summary>What rules say is English: names and values between backticks, and no expression.</summary>
public partial class RuleSentencesTests
{
    // Between backticks: a name, a value of a parameter, or the form that a text must have.
    [Fact]
    public void No_sentence_of_the_catalog_shows_an_expression()
    {
        var rules = ProjectReference.Catalog.Models.SelectMany(RuleFacts.OfEverything).ToList();
        var problems = rules.SelectMany(rule => rule.Sentences.Concat(rule.Meaning).SelectMany(sentence => Problems(rule, sentence))).ToList();

        Assert.True(rules.Count > 1000, $"{rules.Count} rules");
        Assert.Empty(problems);
    }

    [Fact]
    public void Every_sentence_is_one()
    {
        var texts = ProjectReference.Models.SelectMany(model => model.Rules.Concat(model.Types.SelectMany(type => type.Rules)).Concat(model.Wires.SelectMany(wire => wire.Rules))).SelectMany(rule => new[] { rule.Text, rule.Meaning }).OfType<string>().ToList();

        Assert.True(texts.Count > 100);
        Assert.All(texts, text => Assert.Matches(Sentence(), text));
    }

    private static IEnumerable<string> Problems(RuleFacts rule, string sentence)
    {
        foreach (var part in Prose.Parts(sentence))
        {
            if (!part.IsCode && Operator().Match(part.Text) is { Success: true } shown) yield return $"{rule.Plan.Model.Key} {rule.Id}: '{shown.Value}' in: {sentence}";
            if (part.IsCode && !Name().IsMatch(part.Text) && !IsForm(rule, sentence)) yield return $"{rule.Plan.Model.Key} {rule.Id}: `{part.Text}` in: {sentence}";
        }
    }

    // A form is a value: the pattern that a text must match, as the page prints it.
    private static bool IsForm(RuleFacts rule, string sentence) =>
        rule.Constraint is FieldConstraint.Pattern or FieldConstraint.Enum || sentence.Contains("matches the pattern", StringComparison.Ordinal) || sentence.Contains("match the pattern", StringComparison.Ordinal);

    [GeneratedRegex(@"==|!=|<=|>=|&&|\|\||\bhas\(|\bsize\(|\.exists\(|\.all\(|\.map\(|\{value\}|[{}<>]")]
    private static partial Regex Operator();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.:/ -]*(\[\])?$|^-?[0-9.]+$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Z0-9`].*[.!?]$", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}
