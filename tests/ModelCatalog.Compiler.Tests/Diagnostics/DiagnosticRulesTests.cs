using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Tests.Diagnostics;

public class DiagnosticRulesTests
{
    // Rules that stored cases cannot show well; each is shown by the test that is named.
    private static readonly Dictionary<string, string> ShownByCode = new()
    {
        ["MC1003"] = nameof(Syntax.HostileInputTests.A_character_that_cannot_stand_in_a_descriptor_is_named),
        ["MC1004"] = nameof(Syntax.HostileInputTests.Bytes_that_are_no_text_are_reported_with_their_position),
        ["MC1005"] = nameof(Syntax.HostileInputTests.A_file_that_is_too_large_is_one_error),
        ["MC1009"] = nameof(Syntax.HostileInputTests.Nesting_is_bounded),
        ["MC1010"] = nameof(Syntax.HostileInputTests.The_number_of_values_is_bounded),
        ["MC1020"] = nameof(Syntax.HostileInputTests.The_number_of_diagnostics_is_bounded),
        ["MC4001"] = nameof(Rules.ExpressionCompilerTests.A_hostile_expression_is_refused_at_once),
        ["MC4002"] = nameof(Rules.ExpressionCompilerTests.A_hostile_expression_is_refused_at_once),
        ["MC4009"] = nameof(Rules.ExpressionCompilerTests.An_empty_expression_is_refused),
        ["MC4024"] = nameof(Rules.ExpressionCompilerTests.An_expression_of_another_type_than_its_place_needs_is_refused),
        ["MC2098"] = nameof(Binding.HostileBindingTests.Many_errors_end_with_one_that_says_so),

        // The project around a catalog: shown by the tests of the generator.
        ["MC9001"] = "StageTests.A_defect_is_a_finding_that_names_the_stage",
        ["MC9002"] = "ProjectTests.An_older_CSharp_is_one_diagnostic_and_nothing_is_emitted",
        ["MC9003"] = "ProjectTests.A_project_without_the_runtime_is_one_diagnostic_and_nothing_is_emitted",
        ["MC9004"] = "DiagnosticsTests.A_file_that_cannot_be_read_is_one_diagnostic",
        ["MC9005"] = "DiagnosticsTests.Two_descriptors_with_one_file_name_are_an_error_at_the_second",
        ["MC9006"] = "ProjectTests.A_namespace_that_was_asked_for_and_is_none_is_one_diagnostic",

        // C# that uses requests: shown by the tests of the analyzer.
        ["MC9101"] = "RequestAnalyzerTests.A_constant_that_violates_its_own_limits_is_reported_where_it_stands",
        ["MC9102"] = "RequestAnalyzerTests.What_has_no_effect_is_a_warning",
        ["MC9103"] = "RequestAnalyzerTests.A_model_that_the_provider_does_not_serve_is_said_in_words",
        ["MC9104"] = "RequestAnalyzerTests.A_result_that_nobody_reads_is_reported",
    };

    private static readonly HashSet<string> MentionedInCases =
        [.. CaseFile.All().SelectMany(item => item.ReadExpected()).Concat(File.ReadAllLines(Path.Combine(CaseFile.Root, "../Rules/expressions.txt"))).SelectMany(line => Regex.Matches(line, "\\bMC\\d{4}\\b").Select(match => match.Value))];

    // Lines `MC1234 page` and `MC1234 case`: what rules that came before their pages and cases still lack. It may only get shorter.
    private static readonly HashSet<(string Id, string What)> Owed =
        [.. File.ReadAllLines(OwedPath).Where(line => line.Length > 0).Select(line => (line.Split(' ')[0], line.Split(' ')[1]))];

    public static TheoryData<string> Ids => [.. DiagnosticRules.All.Select(rule => rule.Id)];

    private static string OwedPath => Path.Combine(CaseFile.Root, "../Diagnostics/owed.txt");

    private static string Pages => Path.Combine(CaseFile.Root, "../../../generator/ModelCatalog.Compiler/Diagnostics/Pages");

    [Fact]
    public void Ids_are_unique() => Assert.Equal(DiagnosticRules.All.Count, DiagnosticRules.All.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void Every_declared_rule_is_listed()
    {
        var declared = typeof(DiagnosticRules).Assembly.GetTypes()
            .SelectMany(type => type.GetFields().Where(field => field.IsStatic && field.FieldType == typeof(DiagnosticRule)))
            .Select(field => ((DiagnosticRule)field.GetValue(null)!).Id);

        Assert.Equal(declared.Order(), DiagnosticRules.All.Select(rule => rule.Id).Order());
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.Empty(Directory.GetFiles(Pages).Select(Path.GetFileNameWithoutExtension).Except(DiagnosticRules.All.Select(rule => rule.Id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_well_formed_id_and_a_title(string id)
    {
        var rule = DiagnosticRules.Find(id)!;

        Assert.Matches("^MC\\d{4}$", id);
        Assert.False(string.IsNullOrWhiteSpace(rule.Title));
        if (HasPage(id)) Assert.StartsWith($"# {id}: {rule.Title}\n", File.ReadAllText(Page(id)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_and_a_case_unless_they_are_listed_as_owed(string id)
    {
        Assert.True(HasPage(id) || Owed.Contains((id, "page")), $"{Page(id)} is missing");
        Assert.True(HasCase(id) || Owed.Contains((id, "case")), $"no case under Cases/ or in Rules/expressions.txt gives {id}");
    }

    [Fact]
    public void What_is_listed_as_owed_is_still_owed()
    {
        var ids = DiagnosticRules.All.Select(rule => rule.Id).ToHashSet();
        var paid = Owed
            .Where(item => !ids.Contains(item.Id) || (item.What == "page" ? HasPage(item.Id) : HasCase(item.Id)))
            .Select(item => $"{item.Id} {item.What}");

        Assert.True(!paid.Any(), $"remove from {OwedPath}: {string.Join(", ", paid.Order())}");
    }

    private static bool HasPage(string id) => File.Exists(Page(id));

    private static bool HasCase(string id) => MentionedInCases.Contains(id) || ShownByCode.ContainsKey(id);

    private static string Page(string id) => Path.Combine(Pages, id + ".md");
}
