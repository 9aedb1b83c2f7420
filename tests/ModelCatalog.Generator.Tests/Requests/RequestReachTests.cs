namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>Every way in which C# writes a constant, and every place where a request is used.</summary>
public sealed class RequestReachTests
{
    private const string Reported = "error MC9101: `Duration` must be between 2 and 12; it is `99` (duration.range)";

    [Theory]
    [InlineData("(99)", "99")]
    [InlineData("checked(98 + 1)", "98 + 1")]
    [InlineData("unchecked((int)99L)", "(int)99L")]
    [InlineData("(int)99.9")]
    [InlineData("(int?)99")]
    [InlineData("(byte)99")]
    [InlineData("'c'")]
    [InlineData("-(-99)")]
    [InlineData("true ? 99 : 5")]
    [InlineData("Seconds")]
    [InlineData("Seconds - 0")]
    [InlineData("sizeof(int) + 95")]
    [InlineData("(int)DayOfWeek.Monday + 98")]
    public async Task A_constant_is_read_however_it_is_written(string value, string? marked = null) =>
        Assert.Equal([$"{marked ?? value}: {Reported}"], await RequestProject.AnalyzeMembersAsync($"const int Seconds = 99; object A() => new Harbor1Request {{ Prompt = \"A\", Duration = {value} }};"));

    [Theory]
    [InlineData("Harbor1Request A() => new() { Prompt = \"A\", Duration = 99 };")]
    [InlineData("object A() => new Harbor1Request() { Prompt = \"A\", Duration = 99 };")]
    [InlineData("static readonly Harbor1Request s_request = new() { Prompt = \"A\", Duration = 99 };")]
    [InlineData("Harbor1Request Request { get; } = new() { Prompt = \"A\", Duration = 99 };")]
    [InlineData("object A() { const int n = 99; return new Harbor1Request { Prompt = \"A\", Duration = 99 }; }")]
    [InlineData("Func<Harbor1Request> A() => () => new() { Prompt = \"A\", Duration = 99 };")]
    [InlineData("object A(Harbor1Request? r) => r ?? new() { Prompt = \"A\", Duration = 99 };")]
    [InlineData("object A(Harbor1Request r) => r with { Duration = 99 };")]
    [InlineData("object A(Harbor1Request r) => (r with { Duration = 5 }) with { Duration = 99 };")]
    [InlineData("List<Harbor1Request> A() => [new() { Prompt = \"A\", Duration = 99 }];")]
    [InlineData("Dictionary<string, Harbor1Request> A() => new() { [\"a\"] = new() { Prompt = \"A\", Duration = 99 } };")]
    [InlineData("Shapes(Harbor1Request r) { } Shapes() : this(new() { Prompt = \"A\", Duration = 99 }) { }")]
    [InlineData("object A(Harbor1Mode.Frame f) => new Harbor1Request { Prompt = \"A\", Mode = f with { }, Duration = 99 };")]
    [InlineData("T A<T>(Func<Harbor1Request, T> make) => make(new() { Prompt = \"A\", Duration = 99 });")]
    public async Task A_request_is_judged_wherever_it_is_made(string members) =>
        Assert.Equal([$"99: {Reported}"], await RequestProject.AnalyzeMembersAsync(members));

    [Theory]
    [InlineData("object A(CirrusClient c) => c.SubmitAsync(new Harbor1Request { Prompt = \"A\", Duration = 9 });")]
    [InlineData("object? A(CirrusClient? c) => c?.SubmitAsync(new Harbor1Request { Prompt = \"A\", Duration = 9 });")]
    [InlineData("object A(ProviderClient<Cirrus> c) => c.SubmitAsync<VideoOutput>(new Harbor1Request { Prompt = \"A\", Duration = 9 });")]
    [InlineData("object A(CirrusClient c) { var r = new Harbor1Request { Prompt = \"A\", Duration = 9 }; return c.SubmitAsync(request: r); }")]
    [InlineData("object A(CirrusClient c) { ICirrusRequest<VideoOutput> r = new Harbor1Request { Prompt = \"A\", Duration = 9 }; return c.SubmitAsync(r); }")]
    [InlineData("object A(CirrusClient c) { IServedBy<Cirrus> r = new Harbor1Request { Prompt = \"A\", Duration = 9 }; return r.Validate(); }")]
    [InlineData("object A() { IServedBy<Cirrus, VideoOutput> r = new Harbor1Request { Prompt = \"A\", Duration = 9 }; return r.Validate<Cirrus>(); }")]
    [InlineData("object A() => ServedByExtensions.Validate<Cirrus>(new Harbor1Request { Prompt = \"A\", Duration = 9 });")]
    [InlineData("object? A() => ServedByExtensions.EstimateCost<Cirrus>(request: new Harbor1Request { Prompt = \"A\", Duration = 9 });")]
    [InlineData("object? A() { var r = new Harbor1Request { Prompt = \"A\", Duration = 9 }; return r?.Validate<Cirrus>(); }")]
    [InlineData("object A(Harbor1Request r) => (r with { Duration = 9 }).Validate<Cirrus>();")]
    [InlineData("object A() => ((IServedBy<Cirrus>)new Harbor1Request { Prompt = \"A\", Duration = 9 }).Validate();")]
    [InlineData("async Task<object> A(CirrusClient c) { await using var _ = new System.IO.MemoryStream(); return await c.SubmitAsync(new Harbor1Request { Prompt = \"A\", Duration = 9 }).ConfigureAwait(false); }")]
    public async Task A_request_is_judged_by_its_provider_wherever_it_is_used(string members) =>
        Assert.Equal(["9: error MC9101: `Duration` must be between 2 and 8; it is `9` (duration.range at Cirrus)"], await RequestProject.AnalyzeMembersAsync(members));

    [Theory]
    [InlineData("object A(Harbor1Mode.Frame f) => new Harbor1Request { Prompt = \"A\", Duration = 10, Mode = f with { EndImage = \"https://e.com/1\" } };", "\"https://e.com/1\"", "forbid.end_image")]
    [InlineData("object A(Harbor1Request r) { var f = new Harbor1Mode.Frame { StartImage = \"https://e.com/1\" }; return r with { Duration = 10, Mode = f with { EndImage = \"https://e.com/2\" } }; }", "\"https://e.com/2\"", "forbid.end_image")]
    [InlineData("object A(Harbor1Marker m) => new Harbor1Request { Prompt = \"A\", Markers = [m with { X = 1.5 }] };", "1.5", "marker.x.range")]
    [InlineData("object A() { var m = new Harbor1Marker { X = 0.5 }; return new Harbor1Request { Prompt = \"A\", Markers = new[] { m, m with { Label = \"too long\" } } }; }", "\"too long\"", "marker.label.length")]
    [InlineData("object A() => new Harbor1Request { Prompt = \"A\", Looks = (ValueList<string>)[\"1\"] };", "\"1\"", "looks.type")]
    [InlineData("object A() => new Harbor1Request { Prompt = \"A\", Looks = new string[] { \"1\" } };", "\"1\"", "looks.type")]
    [InlineData("const string Base = \"e.com\"; object A() => new Harbor1Request { Prompt = \"A\", Cover = $\"{Base}/1\" };", "$\"{Base}/1\"", "cover.type")]
    [InlineData("object A() => new Harbor1Request { Prompt = \"A\", Guidance = -0.25 };", "-0.25", "guidance.range")]
    [InlineData("object A() => new Harbor1Request { Prompt = \"A\", Variant = (Harbor1Variant)0 }.Validate<Cirrus>();", "(Harbor1Variant)0", "variant")]
    public async Task What_stands_inside_is_read_as_well(string members, string marked, string rule)
    {
        var one = Assert.Single(await RequestProject.AnalyzeMembersAsync(members));

        Assert.StartsWith(marked + ": error MC9101: ", one, StringComparison.Ordinal);
        Assert.Contains($"({rule}", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new CirrusOptions { StartTimeout = 99 }", "99: error MC9101: `StartTimeout` must be between 2 and 60; it is `99` (start_timeout.range at Cirrus)")]
    [InlineData("new CirrusOptions { Priority = \"urgent\" }", "\"urgent\": error MC9101: `Priority` must be `low` or `high`; it is `urgent` (priority.enum at Cirrus)")]
    [InlineData("new CirrusOptions { Priority = \"low\", StartTimeout = 5, CallbackUrl = \"https://e.com\" }", null)]
    [InlineData("new CirrusOptions { Priority = null, StartTimeout = number, CallbackUrl = text }", null)]
    [InlineData("new CirrusOptions { StartTimeout = 99 } with { StartTimeout = 5 }", null)]
    [InlineData("given with { StartTimeout = 1 }", "1: error MC9101: `StartTimeout` must be between 2 and 60; it is `1` (start_timeout.range at Cirrus)")]
    public async Task Options_of_a_call_are_judged_as_before_a_submit(string options, string? expected)
    {
        string[] all = expected is null ? [] : [expected];
        Assert.Equal(all, await RequestProject.AnalyzeMembersAsync($"object A(CirrusClient c, CirrusOptions given, int number, string text) => c.SubmitAsync(new Harbor1Request {{ Prompt = \"A\" }}, {options});"));
        Assert.Equal(all, await RequestProject.AnalyzeMembersAsync($"object A(CirrusOptions given, int number, string text) => {options};"));
        Assert.Equal(all, await RequestProject.AnalyzeMembersAsync($"object A(CirrusClient c, IServedBy<Cirrus, VideoOutput> r, CirrusOptions given, int number, string text) {{ var options = {options}; return c.SubmitAsync(r, options: options); }}"));
    }
}
