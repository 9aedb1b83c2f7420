using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Tests.Binding;

/// <summary>Scalars are typed by what is expected, never by YAML.</summary>
public class ScalarTests
{
    [Theory]
    [InlineData("16:9")]
    [InlineData("1.0")]
    [InlineData("no")]
    [InlineData("on")]
    [InlineData("2.0")]
    [InlineData("007")]
    [InlineData("0x1F")]
    [InlineData("true")]
    [InlineData("2026-01-01")]
    public void A_scalar_stays_text_where_text_is_expected(string scalar)
    {
        var model = Bound.Model(
            $"""
            title: {scalar}
            variants:
              "{scalar.Replace(':', '-')}": {scalar}
            parameters:
              x:
                type: string
                default: {scalar}
                enum: [{scalar}, other]
                doc: {scalar}

            """);

        Assert.Equal(scalar, model.Title);
        Assert.Equal(scalar, model.Variants[0].Doc);
        Assert.Equal(scalar, model.Parameters[0].Doc);
        Assert.Equal(new JsonString(scalar), model.Parameters[0].Default);
        Assert.Equal(new JsonString(scalar), model.Parameters[0].Enum!.Values[0].Value);
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("-0.5e3", "-0.5e3")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("true", "true")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("\"5\"", "\"5\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("True", "\"True\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData("5.", "\"5.\"")]
    [InlineData("+5", "\"+5\"")]
    [InlineData("007", "\"007\"")]
    [InlineData("16:9", "\"16:9\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("[1, a]", "[1,\"a\"]")]
    [InlineData("{ a: { b: [] } }", "{\"a\":{\"b\":[]}}")]
    public void Where_nothing_is_expected_the_rules_of_json_hold(string scalar, string json)
    {
        var model = Bound.Model("examples: [{ title: A lake, request: { x: " + scalar + " }, body: { acme: { x: " + scalar + " } } }]\n");

        Assert.Equal(json, model.Examples[0].Request!["x"]!.ToString());
        Assert.Equal(json, model.Examples[0].Bodies[0].Body["x"]!.ToString());
        if (json != "null") Assert.Equal(json, Assert.IsType<WireConstant>(Bound.WireField("{ value: " + scalar + " }")).Value.ToString());
    }

    [Theory]
    [InlineData("{ type: integer, default: 4.0 }", "4.0")]
    [InlineData("{ type: number, default: 5 }", "5")]
    [InlineData("{ type: boolean, default: false }", "false")]
    [InlineData("{ type: image, default: 5 }", "\"5\"")]
    [InlineData("{ type: url, default: no }", "\"no\"")]
    [InlineData("{ type: number | 'auto', default: auto }", "\"auto\"")]
    [InlineData("{ type: number | 'auto', default: 0.5 }", "0.5")]
    [InlineData("{ type: json, default: { a: 1 } }", "{\"a\":1}")]
    [InlineData("{ type: string, list: any, default: [1, no] }", "[\"1\",\"no\"]")]
    [InlineData("{ type: string, default: \"\" }", "\"\"")]
    public void A_default_is_read_by_the_declared_type(string declaration, string json) => Assert.Equal(json, Bound.Parameter(declaration).Default!.ToString());

    [Fact]
    public void What_narrows_a_parameter_is_read_by_the_type_of_its_declaration()
    {
        var model = Bound.Model(
            """
            variants: { "2.0": Two., "3": Three. }
            parameters:
              version: { type: string, enum: [1.0, 2.0] }
              size:    { type: integer }
            rules:
              - { when: has(size), narrow: { version: { enum: [1.0] } } }
              - { when: has(size), forces: { version: 2.0, size: 3, variant: 3 } }
            wires:
              acme:
                fixed: { version: 1.0 }
                parameters: { version: { default: 2.0 } }
                fields: { v: { from: version, values: { 1.0: one, 2.0: one }, reads: { one: 1.0 } } }

            """);

        Assert.Equal(new JsonString("1.0"), model.Rules[0].Narrow[0].Enum!.Values[0].Value);
        Assert.Equal("\"2.0\" 3 \"3\"", string.Join(' ', model.Rules[1].Forces.Select(forced => forced.Value)));
        Assert.Equal(new JsonString("1.0"), model.Wires[0].Fixed[0].Value);
        Assert.Equal(new JsonString("2.0"), model.Wires[0].Parameters[0].Default);
        var conversion = Assert.IsType<WireConversion>(model.Wires[0].Fields[0].Value);
        Assert.Equal(["1.0", "2.0"], conversion.Values.Select(pair => pair.Key));
        Assert.Equal(new JsonString("1.0"), conversion.Reads[0].Value);
    }

    [Fact]
    public void The_fields_of_a_type_are_names_of_their_own()
    {
        var model = Bound.Model(
            """
            types: { shot: { fields: { size: { type: string } } } }
            parameters: { size: { type: integer } }
            rules: [{ narrow: { size: { enum: [1, 2] } } }]

            """);

        Assert.IsType<JsonNumber>(model.Rules[0].Narrow[0].Enum!.Values[0].Value);
    }

    [Fact]
    public void Prose_is_trimmed_and_keeps_its_lines() =>
        Assert.Equal("One.\nTwo.", Bound.Model("summary: |\n  One.\n  Two.\n\n").Summary);

    [Fact]
    public void In_a_json_file_quotes_say_nothing_about_names()
    {
        var model = Bound.Whole<ModelDescriptor>(
            """{ "model": "clip", "vendor": "acme", "output": "video", "parameters": { "a": { "type": "string" } }, "wires": { "acme": { "fields": { "w": "a", "v": { "value": "a" }, "u": null } } } }""",
            "clip.json");

        Assert.Equal("a", Assert.IsType<WireName>(model.Wires[0].Fields[0].Value).Name);
        Assert.Equal(new JsonString("a"), Assert.IsType<WireConstant>(model.Wires[0].Fields[1].Value).Value);
        Assert.IsType<WireNothing>(model.Wires[0].Fields[2].Value);
    }
}
