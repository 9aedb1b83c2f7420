namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>What the fixes make of a mistake: the request is right by each of them.</summary>
public sealed class RequestCodeFixTests
{
    [Theory]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Duration = 99 }", "Use 12", "new Harbor1Request { Prompt = \"A boat\", Duration = 12 }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Fps = 25 }", "Use 24", "new Harbor1Request { Prompt = \"A boat\", Fps = 24 }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Guidance = 0.3 }", "Use 0.25", "new Harbor1Request { Prompt = \"A boat\", Guidance = 0.25 }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Duration = 11, Markers = [new() { X = 0 }, new() { X = 1 }] }", "Remove Markers", "new Harbor1Request { Prompt = \"A boat\", Duration = 11 }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Duration = 9 }.Validate<Cirrus>()", "Use 8", "new Harbor1Request { Prompt = \"A boat\", Duration = 8 }.Validate<Cirrus>()")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Variant = Harbor1Variant.Pro }.Validate<Cirrus>()", "Use Harbor1Variant.Fast", "new Harbor1Request { Prompt = \"A boat\", Variant = Harbor1Variant.Fast }.Validate<Cirrus>()")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Loop = true }.Validate()", "Set Seed = 1", "new Harbor1Request { Prompt = \"A boat\", Loop = true, Seed = 1 }.Validate()")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Cover = \"https://e.com/1\", Looks = [\"https://e.com/1\"] }", "Remove Cover", "new Harbor1Request { Prompt = \"A boat\", Looks = [\"https://e.com/1\"] }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Cover = \"https://e.com/1\", Looks = [\"https://e.com/1\"] }", "Remove Looks", "new Harbor1Request { Prompt = \"A boat\", Cover = \"https://e.com/1\" }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Ratio = Harbor1Ratio.Ratio1x1, Style = Harbor1Style.Calm }", "Remove Style", "new Harbor1Request { Prompt = \"A boat\", Ratio = Harbor1Ratio.Ratio1x1 }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Markers = [new() { X = 0.5 }, new() { X = 1.5 }] }", "Use 1", "new Harbor1Request { Prompt = \"A boat\", Markers = [new() { X = 0.5 }, new() { X = 1 }] }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Strength = 11 }", "Use 10", "new Harbor1Request { Prompt = \"A boat\", Strength = 10 }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Duration = (99) }", "Use 12", "new Harbor1Request { Prompt = \"A boat\", Duration = (12) }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Markers = [new Harbor1Marker { X = 0.5, Label = \"too long\" }] }", "Remove Markers[0].Label", "new Harbor1Request { Prompt = \"A boat\", Markers = [new Harbor1Marker { X = 0.5 }] }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Markers = [new() { X = 0.5, Label = \"dot\" }] }", "Set Size = 1", "new Harbor1Request { Prompt = \"A boat\", Markers = [new() { X = 0.5, Label = \"dot\", Size = 1 }] }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Markers = [new Harbor1Marker { X = 0.5 } with { Label = \"dot\" }] }", "Set Size = 1", "new Harbor1Request { Prompt = \"A boat\", Markers = [new Harbor1Marker { X = 0.5 } with { Label = \"dot\", Size = 1 }] }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Duration = 9, Mode = new Harbor1Mode.Frame { StartImage = \"https://e.com/1\", EndImage = \"https://e.com/2\" } }", "Remove EndImage", "new Harbor1Request { Prompt = \"A boat\", Duration = 9, Mode = new Harbor1Mode.Frame { StartImage = \"https://e.com/1\" } }")]
    [InlineData("new Harbor1Request { Prompt = \"A boat\", Fps = 60, Mode = new Harbor1Mode.Frame { StartImage = \"https://e.com/1\" } }.Validate()", "Set EndImage = \"\"", "new Harbor1Request { Prompt = \"A boat\", Fps = 60, Mode = new Harbor1Mode.Frame { StartImage = \"https://e.com/1\", EndImage = \"\" } }.Validate()")]
    [InlineData("new { Inner = new Harbor1Request { Prompt = \"A boat\", Loop = true }.Validate() }", "Set Seed = 1", "new { Inner = new Harbor1Request { Prompt = \"A boat\", Loop = true, Seed = 1 }.Validate() }")]
    public async Task A_fix_mends_the_request(string expression, string title, string mended) =>
        Assert.Contains($"{title}: return {mended};", await RequestProject.FixAsync($"return {expression};"));
}
