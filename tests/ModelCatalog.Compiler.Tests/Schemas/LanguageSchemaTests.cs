using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Schemas;
using ModelCatalog.Tests;

namespace ModelCatalog.Compiler.Tests.Schemas;

/// <summary>The schemas of catalog files, judged by another validator and another reader of YAML.</summary>
public class LanguageSchemaTests
{
    private static readonly (string Kind, string Folder)[] s_folders = [("model", "models"), ("provider", "providers"), ("type", "types")];

    [Fact]
    public void Every_descriptor_of_the_catalog_names_its_schema_in_its_first_line()
    {
        foreach (var (kind, path) in Descriptors(Path.Combine(Repository.Root, "catalog")))
        {
            var schema = Path.GetRelativePath(Path.GetDirectoryName(path)!, Path.Combine(Repository.Root, "catalog", "schema", LanguageSchema.FileName(kind))).Replace('\\', '/');
            Assert.Equal($"{Path.GetFileName(path)}: # yaml-language-server: $schema={schema}", $"{Path.GetFileName(path)}: {File.ReadLines(path).First()}");
        }
    }

    [Fact]
    public void Every_descriptor_fits_its_schema()
    {
        Assert.SkipUnless(Ajv.IsInstalled && Node.Has("yaml"), Node.Absent);
        var files = Descriptors(Path.Combine(Repository.Root, "catalog")).Concat(Descriptors(Path.Combine(Path.GetDirectoryName(CaseFile.Root)!, "Drafts"))).ToList();
        Assert.True(files.Count > 100);

        Compare(files.Select(file => (Path.GetFileName(file.Path), file.Kind, "", File.ReadAllText(file.Path))), isValid: true);
    }

    [Fact]
    public void A_file_with_an_unknown_key_does_not_fit()
    {
        Assert.SkipUnless(Ajv.IsInstalled && Node.Has("yaml"), Node.Absent);
        var cases = CaseFile.All().Where(one => !one.IsFolder && one.ReadExpected().Any(line => line.Contains(" MC2002 ") || line.Contains(" MC2005 ")))
            .Select(one => (one.Name, Text: File.ReadAllText(one.Files[0])))
            .Select(one => (one.Name, Kind(one.Text), "", one.Text)).ToList();
        Assert.True(cases.Count > 10);

        Compare(cases, isValid: false);
    }

    [Fact]
    public void Every_example_of_the_grammar_fits_its_key_and_no_section_takes_a_key_that_it_does_not_have()
    {
        Assert.SkipUnless(Ajv.IsInstalled && Node.Has("yaml"), Node.Absent);
        var valid = new List<(string, string, string, string)>();
        var invalid = new List<(string, string, string, string)>();
        foreach (var kind in LanguageSchema.Kinds)
        {
            var schema = LanguageSchema.Of(kind);
            foreach (var (name, definition) in ((JsonObject)schema["definitions"]!).Members.Where(member => member.Name != "scalar").Select(member => (member.Name, (JsonObject)member.Value)).Append((Grammar.Section(kind == "type" ? "shared-type" : kind).Name, schema)))
            {
                var section = Grammar.Section(name);
                var place = ReferenceEquals(definition, schema) ? "" : "/definitions/" + name;
                foreach (var _ in section.Forms) place += "/else";
                foreach (var key in section.Keys) valid.Add(($"{name}.{key.Name}", kind, $"{place}/properties/{key.Name}", Value(key)));
                if (section.Others is { } others) valid.Add(($"{name}.{others.Name}", kind, place + "/additionalProperties", Value(others)));
                else invalid.Add((name, kind, place, "zzz: 1"));
                foreach (var key in section.Keys.Where(key => key.Forms == ValueForms.Mapping)) invalid.Add(($"{name}.{key.Name} as a text", kind, $"{place}/properties/{key.Name}", "zzz"));
                foreach (var key in section.Keys.Where(key => key.Words.Count > 0 && !key.Forms.HasFlag(ValueForms.List))) invalid.Add(($"{name}.{key.Name} as another word", kind, $"{place}/properties/{key.Name}", "zzz"));
            }
        }

        Assert.True(valid.Count > 300 && invalid.Count > 100);
        Compare(valid, isValid: true);
        Compare(invalid, isValid: false);
    }

    [Fact]
    public void A_word_of_another_dialect_is_told_what_to_write_instead()
    {
        var minimum = Find(LanguageSchema.Of("model"), "definitions", "parameter", "properties", "minimum");

        Assert.Equal("'minimum' is no key here; bounds are one range, as in `range: 3..15`", ((JsonString)minimum["errorMessage"]!).Value);
    }

    [Fact]
    public void A_default_and_the_words_are_those_of_the_grammar()
    {
        var severity = Find(LanguageSchema.Of("model"), "definitions", "rule", "properties", "severity");

        Assert.Equal("\"error\"", severity["default"]!.ToString());
        Assert.Equal("[\"error\",\"warning\"]", severity["enum"]!.ToString());
        Assert.All(Grammar.Sections.SelectMany(section => section.Keys).Where(key => key.Default is not null && key.Words.Count > 0), key => Assert.Contains(key.Default, key.Words));
    }

    private static void Compare(IEnumerable<(string Name, string Kind, string Pointer, string Yaml)> cases, bool isValid)
    {
        var all = cases.ToList();
        var verdicts = Ajv.JudgeFiles(all.Select(one => (one.Kind, one.Pointer, one.Yaml)));

        Assert.Empty(all.Zip(verdicts).Where(pair => (pair.Second == "valid") != isValid).Select(pair => $"{pair.First.Name} ({pair.First.Kind}): {pair.Second}"));
    }

    private static IEnumerable<(string Kind, string Path)> Descriptors(string root) =>
        s_folders.SelectMany(pair => Directory.EnumerateFiles(Path.Combine(root, pair.Folder), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (pair.Kind, path)));

    // The head of the file says what it is; a head that is misspelt itself is none.
    private static string Kind(string yaml) => LanguageSchema.Kinds.First(kind => yaml.Split('\n').Any(line => line.TrimStart('{', ' ', '"').StartsWith(kind, StringComparison.Ordinal)));

    private static string Value(GrammarKey key) => key.Example[(key.Example.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    private static JsonObject Find(JsonObject schema, params string[] path) => path.Aggregate(schema, (one, name) => (JsonObject)one[name]!);
}
