using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Binding;

public class GrammarTests
{
    public static TheoryData<string, string> Keys =>
        [.. Grammar.Sections.SelectMany(section => AllKeys(section).Select(key => (section.Name, key.Name)))];

    [Fact]
    public void Sections_and_their_keys_are_named_once()
    {
        Assert.Equal(Grammar.Sections.Count, Grammar.Sections.Select(section => section.Name).Distinct().Count());
        Assert.All(Grammar.Sections, section => Assert.Equal(section.Keys.Count, section.Names.Distinct().Count()));
    }

    [Fact]
    public void Every_section_that_a_key_names_exists()
    {
        var named = Grammar.Sections.SelectMany(AllKeys).SelectMany(key => new[] { key.Section, key.ItemSection }).OfType<string>();

        Assert.Empty(named.Except(Grammar.Sections.Select(section => section.Name)));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_example_is_yaml_of_its_key_and_of_a_form_that_the_key_takes(string section, string name)
    {
        var key = AllKeys(Grammar.Section(section)).Single(known => known.Name == name);
        var document = SyntaxReader.Read(new SourceText("example.yaml", key.Example));
        Assert.Empty(document.Diagnostics);
        var entry = Assert.Single(Assert.IsType<MappingNode>(document.Root).Entries);

        if (!name.StartsWith('<')) Assert.Equal(name, entry.Key.Text);
        if (key.Forms == ValueForms.Any) return;
        var form = entry.Value switch
        {
            SequenceNode => ValueForms.List,
            MappingNode => ValueForms.Mapping,
            ScalarNode { Text: "true" or "false" } when key.Forms.HasFlag(ValueForms.Flag) => ValueForms.Flag,
            ScalarNode scalar when key.Forms.HasFlag(ValueForms.Number) && double.TryParse(scalar.Text, out _) => ValueForms.Number,
            _ => ValueForms.Text,
        };
        Assert.True(key.Forms.HasFlag(form), $"{form} is none of {key.Forms}");
        if (key.Words.Count > 0 && entry.Value is ScalarNode word) Assert.Contains(word.Text, key.Words);
    }

    private static IEnumerable<GrammarKey> AllKeys(GrammarSection section) => section.Others is null ? section.Keys : section.Keys.Append(section.Others);
}
