using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Tests.Binding;

public class ParameterTests
{
    [Theory]
    [InlineData("3..15", "3", "15")]
    [InlineData("3..", "3", null)]
    [InlineData("..15", null, "15")]
    [InlineData("7", "7", "7")]
    [InlineData("0.5..30", "0.5", "30")]
    [InlineData("-1..", "-1", null)]
    [InlineData("-2..-1", "-2", "-1")]
    [InlineData("\"1 .. 2\"", "1", "2")]
    public void A_range_has_two_bounds_each_of_which_may_be_open(string text, string? minimum, string? maximum)
    {
        var range = Bound.Parameter("{ type: number, range: " + text + " }").Range!;

        Assert.Equal((minimum, maximum, null), (range.Minimum?.Digits, range.Maximum?.Digits, range.Unit));
    }

    [Theory]
    [InlineData("any", null, null)]
    [InlineData("1..3", "1", "3")]
    [InlineData("4", "4", "4")]
    public void A_list_has_a_range_of_counts(string text, string? minimum, string? maximum)
    {
        var list = Bound.Parameter("{ type: image, list: " + text + " }").List!;

        Assert.Equal((minimum, maximum), (list.Minimum?.Digits, list.Maximum?.Digits));
    }

    [Theory]
    [InlineData("..2000", LengthUnit.Characters)]
    [InlineData("1..40 bytes", LengthUnit.Bytes)]
    [InlineData("..9 utf16", LengthUnit.Utf16)]
    [InlineData("5 chars", LengthUnit.Characters)]
    public void A_length_says_what_it_counts(string text, LengthUnit unit) =>
        Assert.Equal(unit, Bound.Parameter("{ type: string, length: " + text + " }").LengthUnit);

    [Fact]
    public void The_limits_of_a_file_stand_in_the_parameter()
    {
        var asset = Bound.Parameter("{ type: video, formats: [mp4, mov], size: ..10MB, pixels: 240..4096, ratio: \"1:8..8:1\", seconds: 2..30s }").Asset!;

        Assert.Equal(["mp4", "mov"], asset.Formats);
        Assert.Equal("..10MB", asset.Size!.ToString());
        Assert.Equal("240..4096", asset.Pixels!.ToString());
        Assert.Equal("1:8..8:1", asset.Ratio);
        Assert.Equal("2..30s", asset.Seconds!.ToString());
        Assert.Null(Bound.Parameter("{ type: video }").Asset);
    }

    [Theory]
    [InlineData("string", "string")]
    [InlineData("number | 'auto'", "number | 'auto'")]
    [InlineData("\"number|\\\"a | b\\\"\"", "number | 'a | b'")]
    [InlineData("image | video", "image | video")]
    [InlineData("acme/element", "acme/element")]
    [InlineData("voice-settings", "voice-settings")]
    public void A_type_has_alternatives(string text, string expected) => Assert.Equal(expected, Bound.Parameter("{ type: " + text + " }").Type!.ToString());

    [Fact]
    public void An_enum_is_a_list_or_a_mapping_with_what_each_value_means()
    {
        var list = Bound.Parameter("{ type: string, enum: [480, 720p] }").Enum!;
        var mapping = Bound.Parameter("{ type: string, enum: { std: 720p, pro: { doc: Best., name: Pro, deprecated: true } } }").Enum!;
        var numbers = Bound.Parameter("{ type: integer, enum: { 5: Short., 10: Long. } }").Enum!;

        Assert.Equal([new JsonString("480"), new JsonString("720p")], list.Values.Select(value => value.Value));
        Assert.Equal(("720p", null, null), (mapping.Values[0].Doc, mapping.Values[0].Name, mapping.Values[0].Deprecated));
        Assert.Equal(("Best.", "Pro", ""), (mapping.Values[1].Doc, mapping.Values[1].Name, mapping.Values[1].Deprecated));
        Assert.Equal([new JsonNumber(5), new JsonNumber(10)], numbers.Values.Select(value => value.Value));
        Assert.Equal("/parameters/x/enum/5", numbers.Values[0].Pointer.ToString());
    }

    [Theory]
    [InlineData("true", true, null)]
    [InlineData("false", false, null)]
    [InlineData("\"custom:.+\"", true, "custom:.+")]
    public void An_enum_is_open_or_open_by_a_pattern(string open, bool isOpen, string? pattern)
    {
        var values = Bound.Parameter("{ type: string, enum: [a], open: " + open + " }").Enum!;

        Assert.Equal((isOpen, pattern), (values.Open, values.OpenPattern));
    }

    [Fact]
    public void A_union_may_mix_text_and_numbers() =>
        Assert.Equal(2, Bound.Parameter("{ type: number | 'auto', enum: [1, auto] }").Enum!.Values.Count);

    [Fact]
    public void An_alias_has_a_type_and_constraints_an_object_has_fields()
    {
        var types = Bound.Model("types: { picture: { type: image, size: ..20MB }, shot: { fields: { prompt: { type: string } } } }\n").Types;

        Assert.Equal("..20MB", types[0].Alias!.Asset!.Size!.ToString());
        Assert.Equal("prompt", types[1].Fields[0].Key);
    }

    [Fact]
    public void A_shared_type_is_a_file()
    {
        var alias = Bound.Whole<SharedTypeDescriptor>("type: acme/version\nis: string\nname: Version\nenum: [v1, v2]\nopen: true\n");
        var element = Bound.Whole<SharedTypeDescriptor>("type: acme/element\ndoc: A thing.\nfields: { url: { type: image } }\nrules: [{ require: [url] }]\n");

        Assert.Equal(("acme/version", "Version", true), (alias.Type.Key, alias.Type.Name, alias.Type.Alias!.Enum!.Open));
        Assert.Equal(("acme/element", "A thing.", 1, 1), (element.Type.Key, element.Type.Doc, element.Type.Fields.Count, element.Type.Rules.Count));
    }
}
