namespace ModelCatalog.Runtime.Tests.Registry;

public class ModelInfoTests
{
    [Fact]
    public void A_model_that_says_nothing_more_has_empty_lists()
    {
        var model = new ModelInfo { Key = "acme/clip", Title = "Clip", RequestType = typeof(string), Wires = [new("north", null, ["clip"])] };

        Assert.Empty(model.Parameters);
        Assert.Empty(model.Wires[0].Parameters);
        Assert.Empty(model.Wires[0].Prices);
        Assert.Same(model, model.Wires[0].Model);
        Assert.Empty(new ModelWire("north", null, []).Variants);
    }

    [Fact]
    public void Facts_are_read_once_and_not_before_they_are_asked_for()
    {
        var reads = 0;
        var model = new ModelInfo
        {
            Key = "acme/clip",
            Title = "Clip",
            RequestType = typeof(string),
            Wires = [new("north", null, ["clip"])],
            Facts = () =>
            {
                reads++;
                return """{"variants":[],"parameters":[{"name":"seed","type":"integer","range":{"min":0,"max":18446744073709551615},"doc":"A \u201cseed\u201d."}],"wires":{"north":{"variants":[],"ids":[],"parameters":[{"wire":"input.seed","differs":["range"],"range":null}],"prices":[]}}}"""u8;
            },
        };
        _ = new ModelRegistry(model).Matrix();
        Assert.Equal(0, reads);

        Assert.Equal(new NumberRange(0, ulong.MaxValue), model.Parameters[0].Range);
        Assert.Equal("A “seed”.", model.Parameters[0].Doc);
        var there = model.FindWire("north")!.Parameters[0];
        Assert.Equal((null, "input.seed", "integer"), (there.Range, there.WireName, there.Type));
        Assert.Equal(1, reads);
    }

    [Fact]
    public void The_matrix_has_a_gap_where_a_model_is_not_served()
    {
        var matrix = new ModelRegistry(
            new ModelInfo { Key = "acme/b", Title = "B", RequestType = typeof(string), Wires = [new("north", null, ["b"])] },
            new ModelInfo { Key = "acme/a", Title = "A", RequestType = typeof(int), Related = ["acme/b", "other/c"], Wires = [new("south", null, ["a"]), new("north", "x", ["a"])] }).Matrix();

        Assert.Equal(["north", "south"], matrix.Providers);
        Assert.Equal([["north", "south"], ["north", null]], matrix.Rows.Select(row => row.Wires.Select(wire => wire?.Provider)));
    }
}
