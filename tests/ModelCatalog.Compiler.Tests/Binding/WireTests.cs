using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Tests.Binding;

public class WireTests
{
    [Fact]
    public void A_model_id_is_a_template_a_choice_or_a_parameter()
    {
        var wires = Bound.Model(
            """
            variants: { fast: Faster., best: Best. }
            wires:
              template: { model: "clip-{variant}" }
              variants: { model: { fast: clip/f, best: clip/b } }
              choice:   { model: { by: "has(image) ? 'image' : 'text'", image: clip/i2v, text: clip/t2v } }
              parameter: { model: { from: model } }
              none: {}

            """).Wires;

        Assert.Equal("clip-{variant}", wires[0].Model!.Template);
        Assert.Equal([("fast", "clip/f"), ("best", "clip/b")], wires[1].Model!.Cases.Select(model => (model.Case, model.Id)));
        Assert.Equal(("has(image) ? 'image' : 'text'", 2), (wires[2].Model!.By, wires[2].Model!.Cases.Count));
        Assert.Equal("model", wires[3].Model!.From);
        Assert.Null(wires[4].Model);
    }

    [Fact]
    public void A_bare_word_is_a_parameter() => Assert.Equal("a", Assert.IsType<WireName>(Bound.WireField("a")).Name);

    [Fact]
    public void A_list_holds_parameters() => Assert.Equal(["a", "b"], Assert.IsType<WireList>(Bound.WireField("[a, b]")).Names);

    [Fact]
    public void A_tilde_writes_nothing() => Assert.IsType<WireNothing>(Bound.WireField("~"));

    [Fact]
    public void A_constant_says_that_it_is_one()
    {
        var constant = Assert.IsType<WireConstant>(Bound.WireField("{ value: { deep: [true] }, when: has(a) }"));

        Assert.Equal("{\"deep\":[true]} when has(a)", $"{constant.Value} when {constant.When}");
    }

    [Fact]
    public void A_choice_takes_its_source_by_an_expression()
    {
        var choice = Assert.IsType<WireChoice>(Bound.WireField("{ by: mode, frame: [a, b], reference: a, other: { value: 1 }, last: { by: a, x: b } }"));

        Assert.Equal("mode", choice.By);
        Assert.Equal(["frame", "reference", "other", "last"], choice.Cases.Select(item => item.Case));
        Assert.Equal([typeof(WireList), typeof(WireName), typeof(WireConstant), typeof(WireChoice)], choice.Cases.Select(item => item.Value.GetType()));
        Assert.Equal("/wires/acme/fields/w/last/x", Assert.IsType<WireChoice>(choice.Cases[3].Value).Cases[0].Value.Pointer.ToString());
    }

    [Fact]
    public void A_conversion_has_forms_and_value_maps()
    {
        var conversion = Assert.IsType<WireConversion>(
            Bound.WireField("{ from: a, as: [string, \"{}s\"], values: { x: X, 2: 4 }, reads: { X: x }, else: [], items: { p: q }, also: [c, d.e], when: has(b), mismatch: warning }"));

        Assert.Equal("a", conversion.From);
        Assert.Equal(["string", "{}s"], conversion.As);
        Assert.Equal([("x", (JsonValue)new JsonString("X")), ("2", new JsonNumber(4))], conversion.Values.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(("X", new JsonString("x")), (conversion.Reads[0].Key, conversion.Reads[0].Value));
        Assert.Equal("[]", conversion.Else!.ToString());
        Assert.Equal("q", Assert.IsType<WireName>(conversion.Items[0].Value).Name);
        Assert.Equal(["c", "d.e"], conversion.Also);
        Assert.Equal(("has(b)", true), (conversion.When, conversion.MismatchWarns));
    }

    [Fact]
    public void A_wire_narrows_without_a_type_and_adds_with_one()
    {
        var wire = Bound.Model(
            """
            parameters: { seed: { type: integer } }
            wires: { acme: { parameters: { seed: { range: 1..9, required: true }, voice: { type: string } }, case: camel, route: images, source: a.md, notes: [Old.] } }

            """).Wires[0];

        Assert.Null(wire.Parameters[0].Type);
        Assert.True(wire.Parameters[0].Required);
        Assert.Equal("string", wire.Parameters[1].Type!.ToString());
        Assert.Equal(("camel", "images", "a.md", "Old."), (wire.Case, wire.Route, wire.Sources[0], wire.Notes[0]));
    }

    [Fact]
    public void Prices_keep_their_digits_and_their_order()
    {
        var pricing = Bound.Model("wires: { acme: { pricing: [{ usd: 0.0175, per: image, times: num_images, when: has(a) }, { credits: 1, per: second, times: 5 }] } }\n").Wires[0].Pricing;

        Assert.Equal(("0.0175", "image", "num_images", "has(a)"), (pricing[0].Amount.Digits, pricing[0].Per, pricing[0].Times, pricing[0].When));
        Assert.Equal(("1", "second", "5", null), (pricing[1].Amount.Digits, pricing[1].Per, pricing[1].Times, pricing[1].When));
        Assert.Equal([PriceUnit.Usd, PriceUnit.Credits], pricing.Select(price => price.Unit));
    }

    [Fact]
    public void Media_lie_at_the_first_path_that_is_present()
    {
        var media = Bound.Model("wires: { acme: { media: { video: [a.url, b.*.url], image: { from: c, fetch: authorized } } } }\n").Wires[0].Media;

        Assert.Equal(("video", "a.url b.*.url", false), (media[0].Kind, string.Join(' ', media[0].Paths), media[0].Authorized));
        Assert.Equal(("image", "c", true), (media[1].Kind, media[1].Paths[0], media[1].Authorized));
    }
}
