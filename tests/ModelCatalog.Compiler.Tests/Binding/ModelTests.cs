using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Tests.Binding;

public class ModelTests
{
    [Fact]
    public void A_variant_is_a_sentence_or_a_mapping()
    {
        var variants = Bound.Model("variants: { fast: Faster., \"2.3\": { doc: Two., name: V23, title: Clip 2.3, default: true, deprecated: Use fast., source: a.md } }\n").Variants;

        Assert.Equal(("fast", "Faster.", false), (variants[0].Key, variants[0].Doc, variants[0].IsDefault));
        Assert.Equal(("2.3", "Two.", "V23", "Clip 2.3", true, "Use fast.", "a.md"),
            (variants[1].Key, variants[1].Doc, variants[1].Name, variants[1].Title, variants[1].IsDefault, variants[1].Deprecated, variants[1].Source));
    }

    [Fact]
    public void A_related_model_of_the_same_vendor_needs_no_vendor() =>
        Assert.Equal(["acme/clip-1", "other/clip"], Bound.Model("related: [clip-1, other/clip]\n").Related);

    [Fact]
    public void Sources_and_notes_are_one_text_or_several()
    {
        Assert.Equal(["a.md#1"], Bound.Model("source: a.md#1\n").Sources);
        Assert.Equal(["a.md", "b.md"], Bound.Model("source: [a.md, b.md]\n").Sources);
        Assert.Equal(["One.", "Two."], Bound.Model("notes:\n  - One.\n  - Two.\n").Notes);
    }

    [Theory]
    [InlineData("video", "video", false, null)]
    [InlineData("image list", "image", true, null)]
    [InlineData("clip list", "clip", true, null)]
    [InlineData("acme/clip", "acme/clip", false, null)]
    [InlineData("[video, image]", "video image", false, null)]
    [InlineData("{ type: image, list: 4 }", "image", true, 4)]
    [InlineData("{ type: image, list: any }", "image", true, null)]
    [InlineData("{ type: image, list: 1..4 }", "image", true, null)]
    public void An_output_is_a_kind_a_type_a_list_or_several_kinds(string text, string kinds, bool isList, int? count)
    {
        var output = Bound.Whole<ModelDescriptor>("model: clip\nvendor: acme\noutput: " + text + "\n").Output;

        Assert.Equal((kinds, isList, count), (string.Join(' ', output.Kinds), output.IsList, output.Count));
    }

    [Fact]
    public void Modes_have_shared_parameters_that_each_takes_in_its_own_way()
    {
        var modes = Bound.Model(
            """
            modes:
              on: kind
              name: Kind
              others: ignore
              none: a
              shared: { url: { type: image, required: true }, size: { type: integer } }
              a: { takes: [url, size], value: 1 }
              b: { doc: B., name: Other, others: reject, takes: { url: { doc: Driving. } }, parameters: { c: { type: string } }, not_accepted: [size], source: b.md }

            """).Modes!;

        Assert.Equal(("kind", "Kind", OtherModes.Ignore, "a", "kind"), (modes.On, modes.Name, modes.Others, modes.None!.Mode, modes.UnionName));
        Assert.Equal(["url", "size"], modes.Shared.Select(parameter => parameter.Key));
        Assert.Equal(new JsonNumber(1), modes.Modes[0].Value);
        Assert.Equal(["url", "size"], modes.Modes[0].Takes.Select(parameter => parameter.Key));
        Assert.Equal(("B.", "Other", OtherModes.Reject, "Driving.", "c", "size", "b.md"),
            (modes.Modes[1].Doc, modes.Modes[1].Name, modes.Modes[1].Others, modes.Modes[1].Takes[0].Doc, modes.Modes[1].Parameters[0].Key, modes.Modes[1].NotAccepted[0].Field, modes.Modes[1].Source));
    }

    [Fact]
    public void No_mode_can_be_a_mode_of_its_own_or_one_of_the_others()
    {
        Assert.Null(Bound.Model("modes: { a: { parameters: { x: { type: string } } } }\n").Modes!.None);
        Assert.Equal("none", Bound.Model("modes: { none: { doc: Text only. }, a: {} }\n").Modes!.None!.Own!.Key);
        Assert.Equal("a", Bound.Model("modes: { none: a, a: {} }\n").Modes!.None!.Mode);
    }

    [Fact]
    public void Silence_about_other_modes_means_a_warning_but_says_nothing_in_an_overlay()
    {
        var model = Bound.Model("modes: { a: {} }\nwires: { acme: { modes: { a: { parameters: { x: { type: string } } } } } }\n");

        Assert.Equal(OtherModes.Warn, model.Modes!.Others);
        Assert.Null(model.Wires[0].Modes!.Others);
    }

    [Fact]
    public void Each_verb_has_its_own_form()
    {
        var rules = Bound.Model(
            """
            rules:
              - exclusive: [a, b.c]
              - { exactly_one: [a, b], severity: warning }
              - { at_least_one: [a, b], severity: error }
              - { when: has(a), require: [b], message: B goes with a., id: b-with-a, source: b.md }
              - forbid: [mode.frame]
              - ignored: [a]
              - forces: { a: 16:9, variant: fast }
              - narrow: { a: { length: ..10 }, b: { range: 2..4, list: ..3 } }
              - check: "size(a) <= 3"

            """).Rules;

        Assert.Equal(Enum.GetValues<RuleVerb>(), rules.Select(rule => rule.Verb));
        Assert.Equal(["a", "b.c"], rules[0].Names);
        Assert.True(rules[1].IsWarning);
        Assert.False(rules[2].IsWarning);
        Assert.Equal(("has(a)", "B goes with a.", "b-with-a", "b.md"), (rules[3].When, rules[3].Message, rules[3].Id, rules[3].Source));
        Assert.Equal(["a", "variant"], rules[6].Forces.Select(forced => forced.Name));
        Assert.Equal("..3", rules[7].Narrow[1].List!.ToString());
        Assert.Null(rules[7].Narrow[0].Type);
        Assert.Equal("size(a) <= 3", rules[8].Check);
        Assert.Equal("/rules/8", rules[8].Pointer.ToString());
    }

    [Fact]
    public void Refused_fields_are_a_list_or_have_reasons()
    {
        Assert.Equal([("a", (string?)null), ("b.c", null)], Bound.Model("not_accepted: [a, b.c]\n").NotAccepted.Select(field => (field.Field, field.Reason)));
        Assert.Equal(("a", "Not here."), Bound.Model("not_accepted: { a: Not here. }\n").NotAccepted.Select(field => (field.Field, field.Reason)).Single());
    }

    [Fact]
    public void Expected_rules_are_one_id_a_list_or_either_by_provider()
    {
        var examples = Bound.Model(
            """
            examples:
              - { title: One, request: {}, violates: a.range }
              - { title: List, request: {}, violates: [a.range, mode], warns: [b.ignored] }
              - { title: By provider, request: {}, violates: { acme: a.range, other: [mode, variant] } }

            """).Examples;

        Assert.Equal([(null, "a.range")], Expected(examples[0].Violates));
        Assert.Equal([(null, "a.range mode")], Expected(examples[1].Violates));
        Assert.Equal([(null, "b.ignored")], Expected(examples[1].Warns));
        Assert.Equal([("acme", "a.range"), ("other", "mode variant")], Expected(examples[2].Violates));

        static (string? Provider, string Ids)[] Expected(EquatableArray<ExpectedRules> rules) =>
            [.. rules.Select(expected => (expected.Provider, string.Join(' ', expected.Ids)))];
    }
}
