using Microsoft.CodeAnalysis;

namespace ModelCatalog.Generator.Tests.Requests;

/// <summary>Odd C# around requests that may all be right when it runs: the analyzer keeps silent, and lives.</summary>
public sealed class RequestShapesTests
{
    /// <summary>Members of one class, each with a request that some path makes right, or that nobody can know.</summary>
    public static TheoryData<string, string> Silent => new()
    {
        { "a local that a branch sets", "object A(bool c) { var n = 99; if (c) n = 5; return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a local that a loop sets", "object A() { var n = 99; for (var i = 0; i < 3; i++) n = i + 2; return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a local that a lambda sets", "object A() { var n = 99; Action set = () => n = 5; set(); return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a local that a local function sets", "object A() { var n = 99; Set(); return new Harbor1Request { Prompt = \"A\", Duration = n }; void Set() => n = 5; }" },
        { "a local passed by ref", "object A() { var n = 99; Set(ref n); return new Harbor1Request { Prompt = \"A\", Duration = n }; static void Set(ref int x) => x = 5; }" },
        { "a local passed as out", "object A() { var n = 99; Set(out n); return new Harbor1Request { Prompt = \"A\", Duration = n }; static void Set(out int x) => x = 5; }" },
        { "a local behind a ref local", "object A() { var n = 99; ref var r = ref n; r = 5; return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a local behind a conditional ref", "object A(bool c) { var n = 99; var m = 98; ref var r = ref c ? ref n : ref m; r = 5; return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a local set by a deconstruction", "object A() { var n = 99; (n, _) = (5, 6); return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a local set by a compound assignment", "object A() { var n = 99; n -= 90; return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a local set by ??=", "object A(int? m) { int? n = m; n ??= 99; return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a pointer to a local", "unsafe object A() { var n = 99; var p = &n; *p = 5; return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a narrowing cast of a local", "object A() { var n = 5.9; return new Harbor1Request { Prompt = \"A\", Duration = (int)n }; }" },
        { "an unchecked cast of a local", "object A() { var n = 4294967301L; return new Harbor1Request { Prompt = \"A\", Duration = unchecked((int)n) }; }" },
        { "a nullable cast of a local", "object A() { var n = 5.9; return new Harbor1Request { Prompt = \"A\", Duration = (int?)n }; }" },
        { "a condition as a value", "object A(bool c) => new Harbor1Request { Prompt = \"A\", Duration = c ? 99 : 5 };" },
        { "a switch as a value", "object A(int k) => new Harbor1Request { Prompt = \"A\", Duration = k switch { 1 => 99, _ => 5 } };" },
        { "a value behind ??", "object A(int? n) => new Harbor1Request { Prompt = \"A\", Duration = n ?? 99 };" },
        { "a parameter with a default", "object A(int n = 99) => new Harbor1Request { Prompt = \"A\", Duration = n };" },
        { "a field", "int _n = 99; object A() => new Harbor1Request { Prompt = \"A\", Duration = _n };" },
        { "a static field that is set elsewhere", "static int s_n = 99; object A() => new Harbor1Request { Prompt = \"A\", Duration = s_n }; static void B() => s_n = 5;" },
        { "a property with effects", "int _n = 99; int N => _n = 5; object A() => new Harbor1Request { Prompt = \"A\", Duration = N };" },
        { "a property that is named like a known value", "static Harbor1Style Calm => new(\"wild\"); object A() => new Harbor1Request { Prompt = \"A\", Ratio = Harbor1Ratio.Ratio16x9, Style = Calm };" },
        { "a property that is named like a literal", "static Harbor1Strength Auto => 5; object A() => new Harbor1Request { Prompt = \"A\", Strength = Auto };" },
        { "a basis that is filled in", "object A() { var basis = new Harbor1Request { Prompt = \"A\", Duration = 99 }; return basis with { Duration = 5 }; }" },
        { "a basis that is filled in in place", "object A() { var r = new Harbor1Request { Prompt = \"A\", Duration = 99 }; r = r with { Duration = 5 }; return r; }" },
        { "a basis that is filled in in a loop", "object A() { var r = new Harbor1Request { Prompt = \"A\", Duration = 99 }; foreach (var n in new[] { 5, 6 }) r = r with { Duration = n }; return r; }" },
        { "a basis that is filled in by a lambda", "object A() { var r = new Harbor1Request { Prompt = \"A\", Duration = 99 }; Action fill = () => r = r with { Duration = 5 }; fill(); return r; }" },
        { "a basis that is filled in twice", "object A() { var r = new Harbor1Request { Prompt = \"A\", Loop = true, Duration = 99 }; var s = r with { Duration = 5 }; return s with { Seed = 7 }; }" },
        { "a `with` on a `with`", "object A() => (new Harbor1Request { Prompt = \"A\", Duration = 99 } with { Duration = 98 }) with { Duration = 5 };" },
        { "a basis chosen by a condition", "object A(bool c) { var r = c ? new Harbor1Request { Prompt = \"A\", Duration = 99 } : new Harbor1Request { Prompt = \"B\" }; r = r with { Duration = 5 }; return r; }" },
        { "a request by a copying method", "object A(NimbusClient client) => client.SubmitAsync(Fill(new Harbor1Request { Prompt = \"A\", Loop = true })); static Harbor1Request Fill(Harbor1Request r) => r with { Seed = 7 };" },
        { "a request by a generic method", "object A(NimbusClient client) => client.SubmitAsync(Same(new Harbor1Request { Prompt = \"A\", Loop = true })); static T Same<T>(T r) => r;" },
        { "a request of a type parameter", "static ValidationResult A<T>(T r) where T : IServedBy<Nimbus> => r.Validate();" },
        { "a request in a tuple", "object A() { var (r, n) = (new Harbor1Request { Prompt = \"A\", Loop = true }, 5); return r with { Duration = n }; }" },
        { "a request that a pattern names", "object A(object o) => o is Harbor1Request { Duration: 99 } r ? r with { Duration = 5 } : o;" },
        { "a request from an await", "async Task<object> A(Task<Harbor1Request> t, NimbusClient c) => await c.SubmitAsync((await t) with { Loop = true });" },
        { "a request from an iterator", "IEnumerable<Harbor1Request> A() { foreach (var n in new[] { 5, 6 }) yield return new Harbor1Request { Prompt = \"A\", Duration = n }; }" },
        { "a request from a query", "object A(int[] numbers) => from n in numbers select new Harbor1Request { Prompt = \"A\", Duration = n };" },
        { "a request in an expression tree", "System.Linq.Expressions.Expression<Func<int, Harbor1Request>> A() => n => new Harbor1Request { Prompt = \"A\", Duration = n };" },
        { "a request of `default`", "object? A() { Harbor1Request? r = default; return r?.Validate<Nimbus>(); }" },
        { "a request that is null!", "object A(NimbusClient c) => c.SubmitAsync<VideoOutput>(null!);" },
        { "a method group", "object A(NimbusClient c) { Func<INimbusRequest<VideoOutput>, SubmitOptions?, System.Threading.CancellationToken, Task<GenerationTask<VideoOutput>>> send = c.SubmitAsync; return send; }" },
        { "a method of that name of somebody else", "void Validate(Harbor1Request r) { } void A() => Validate(new Harbor1Request { Prompt = \"A\", Loop = true });" },
        { "a local that holds itself", "object A() { Func<int>? f = null; f = () => f!(); return new Harbor1Request { Prompt = \"A\", Duration = f() }; }" },
        { "a list from elsewhere", "object A(string[] urls) => new Harbor1Request { Prompt = \"A\", Looks = [.. urls, \"https://e.com/1\", \"https://e.com/2\", \"https://e.com/3\"] };" },
        { "a list that is changed later", "object A() { string[] urls = [\"1\"]; urls[0] = \"https://e.com/1\"; return new Harbor1Request { Prompt = \"A\", Looks = urls }; }" },
        { "a list that is made of another one", "object A(IEnumerable<string> urls) => new Harbor1Request { Prompt = \"A\", Looks = urls.ToArray() };" },
        { "a mode that a branch chooses", "object A(bool c, string u) => new Harbor1Request { Prompt = \"A\", Duration = 10, Mode = c ? new Harbor1Mode.Frame { StartImage = u } : null };" },
        { "a mode from elsewhere", "object A(Harbor1Mode m) => new Harbor1Request { Prompt = \"A\", Duration = 10, Mode = m };" },
        { "a mode that is filled in", "object A(Harbor1Mode.Frame m) => new Harbor1Request { Prompt = \"A\", Mode = m with { EndImage = \"https://e.com/1\" } };" },
        { "an object that is filled in", "object A(Harbor1Marker m) => new Harbor1Request { Prompt = \"A\", Markers = [m with { Label = \"ok\" }] };" },
        { "an object by reference", "object A() { var m = new Harbor1Marker { X = 7 }; m = m with { X = 0.5 }; return new Harbor1Request { Prompt = \"A\", Markers = [m] }; }" },
        { "an initializer without anything", "object A() => new Harbor1Request { Prompt = \"\" };" },
        { "a text made of parts", "object A(string s) => new Harbor1Request { Prompt = \"A\", Code = $\"{s}bc\" };" },
        { "a jump back", "object A() { var n = 0; again: var r = new Harbor1Request { Prompt = \"A\", Duration = n + 2 }; if (n++ < 3) goto again; return r; }" },
        { "a try with a finally", "object A(NimbusClient c) { Harbor1Request? r = null; try { r = new() { Prompt = \"A\", Loop = true }; } finally { r = r! with { Seed = 5 }; } return c.SubmitAsync(r); }" },
        { "a static constructor", "static readonly int Seconds = 99; static Shapes() { Seconds = 5; } object A() => new Harbor1Request { Prompt = \"A\", Duration = Seconds };" },
        { "a record that inherits nothing of it", "sealed record Mine(int Duration); object A() => new Mine(99) with { Duration = 98 };" },
    };

    [Fact]
    public async Task What_may_be_right_is_not_reported()
    {
        var members = Silent.Select((row, i) => $"    // {row.Data.Item1}\n    internal sealed class Shape{i}\n    {{\n{row.Data.Item2.Replace("Shapes()", $"Shape{i}()", StringComparison.Ordinal)}\n    }}\n");

        Assert.Empty(await RequestProject.AnalyzeMembersAsync(string.Concat(members), unsafeCode: true));
    }

    [Fact]
    public async Task Statements_at_the_top_of_a_file_are_a_body_as_others()
    {
        var project = RequestProject.Create().Options(options => options.WithOutputKind(OutputKind.ConsoleApplication)).CSharp(
            "using ModelCatalog;\nusing Contoso.Media;\nvar seconds = 99;\nvar late = 99;\nlate = 5;\nvar request = new Harbor1Request { Prompt = \"A\", Duration = seconds };\nvar other = new Harbor1Request { Prompt = \"A\", Duration = late };\nSystem.Console.WriteLine((request, other));\n");

        Assert.Equal(["seconds: error MC9101: `Duration` must be between 2 and 12; it is `99` (duration.range)"], (await project.AnalyzeAsync()).Select(RequestProject.Describe));
    }

    [Fact]
    public async Task Code_that_is_half_written_is_looked_at_without_harm()
    {
        const string Members = """
            object A() => new Harbor1Request { Prompt = , Duration = 99 };
            object B() => new Harbor1Request { Duration = };
            object C() => new Harbor1Request { Nothing = 5, Markers = [new() { X = } ] };
            object D(NimbusClient c) => c.SubmitAsync();
            object E(NimbusClient c) => c.SubmitAsync(new Harbor1Request { Prompt = "A" } with { Mode = new Harbor1Mode. });
            object F() => (new Harbor1Request { Prompt = "A", Mode = new Harbor1Mode.Frame() } with).Validate<
            object G(Harbor1Request r) => r.Validate<Missing>();
            """;
        var project = RequestProject.Create();
        project.CSharp("using ModelCatalog;\nnamespace Contoso.Media;\ninternal class Shapes\n{\n" + Members + "\n}\n");

        Assert.DoesNotContain(await project.AnalyzeAnyAsync(), one => one.Id == "AD0001");
    }
}
