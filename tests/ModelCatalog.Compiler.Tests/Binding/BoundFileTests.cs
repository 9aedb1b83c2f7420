using System.Collections;
using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Binding;

public class BoundFileTests
{
    private const string Model =
        """
        model: clip
        vendor: acme
        output: video
        parameters:
          prompt: { type: string, required: true }
          size: { type: string, enum: [small, large] }
        rules:
          - { when: has(size), require: [prompt] }
        wires:
          acme: { model: clip, fields: { text: prompt, dims: { from: size, values: { small: S } } } }
        examples:
          - { title: A lake, request: { prompt: A lake, size: small } }

        """;

    [Theory]
    [InlineData("output: video", "output: video   # what comes back")]
    [InlineData("rules:", "\n\n# What holds everywhere.\n\nrules:")]
    [InlineData("vendor: acme", "vendor:   'acme'")]
    [InlineData("{ type: string, required: true }", "\n    type: string\n    required: true")]
    [InlineData("[small, large]", "[ small,\n      large ]")]
    public void An_edit_that_only_moves_things_gives_an_equal_file(string before, string after) =>
        Assert.Equal(Bound.File(Model), Bound.File(Model.Replace(before, after, StringComparison.Ordinal)));

    [Theory]
    [InlineData("output: video", "output: image")]
    [InlineData("required: true", "required: false")]
    [InlineData("[small, large]", "[large, small]")]
    [InlineData("has(size)", "has(prompt)")]
    [InlineData("text: prompt", "texts: prompt")]
    [InlineData("{ small: S }", "{ small: s }")]
    [InlineData("size: small }", "size: large }")]
    public void An_edit_of_content_gives_another_file(string before, string after) =>
        Assert.NotEqual(Bound.File(Model), Bound.File(Model.Replace(before, after, StringComparison.Ordinal)));

    [Fact]
    public void Findings_are_equal_when_they_only_move()
    {
        var wrong = Model.Replace("type: string, enum", "type: strin, emun", StringComparison.Ordinal);

        Assert.NotEmpty(Bound.File(wrong).Findings);
        Assert.Equal(Bound.File(wrong), Bound.File("# A comment.\n" + wrong));
    }

    [Fact]
    public void What_is_wrong_is_left_out_and_the_rest_is_bound()
    {
        var bound = Bound.File(Model.Replace("type: string, required: true", "type: string, required: perhaps", StringComparison.Ordinal));

        var model = Assert.IsType<ModelDescriptor>(bound.Descriptor);
        Assert.Null(model.Parameters[0].Required);
        Assert.Equal("string", model.Parameters[0].Type!.ToString());
        Assert.Single(bound.Findings);
    }

    [Theory]
    [InlineData("model: Not A Name\nvendor: acme\noutput: video\n")]
    [InlineData("provider: Not A Name\n")]
    [InlineData("type: no-slash\nis: string\n")]
    public void Without_a_name_of_its_own_there_is_no_descriptor(string text) => Assert.Null(Bound.File(text).Descriptor);

    [Fact]
    public void Nothing_is_said_about_what_is_missing_where_the_text_could_not_be_read()
    {
        var document = SyntaxReader.Read(new SourceText("broken.yaml", "model: clip\nparameters: { prompt: { type: strin }\n"));

        Assert.NotEmpty(document.Diagnostics);
        Assert.DoesNotContain(DescriptorBinder.Bind(document).Findings, finding => finding.Rule == BindingDiagnostics.MissingKey);
    }

    // A pointer that leads nowhere would mark the wrong place.
    [Theory]
    [MemberData(nameof(DraftTests.Drafts), MemberType = typeof(DraftTests))]
    public void Every_pointer_of_a_descriptor_leads_to_a_place(string path)
    {
        var document = SyntaxReader.Read(SourceTextReader.Decode(path, File.ReadAllBytes(Path.Combine(DraftTests.Root, path))));
        var pointers = new List<Pointer>();
        Collect(DescriptorBinder.Bind(document).Descriptor!, pointers);

        Assert.NotEmpty(pointers);
        Assert.All(pointers, pointer => Assert.True(Leads(document.Root!, pointer), $"{pointer} leads nowhere"));
    }

    private static bool Leads(SyntaxNode node, Pointer pointer)
    {
        foreach (var step in pointer.Steps)
        {
            var next = node switch
            {
                MappingNode mapping => mapping.Find(step)?.Value,
                SequenceNode list when int.TryParse(step, out var index) && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (next is null) return false;
            node = next;
        }

        return true;
    }

    private static void Collect(object value, List<Pointer> pointers)
    {
        switch (value)
        {
            case Pointer pointer:
                pointers.Add(pointer);
                return;
            case string or Json.JsonValue or Enum:
                return;
            case IEnumerable items:
                foreach (var item in items) Collect(item, pointers);
                return;
        }

        if (value.GetType().Namespace != typeof(Descriptor).Namespace) return;
        foreach (var property in value.GetType().GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.GetValue(value) is { } child) Collect(child, pointers);
        }
    }
}
