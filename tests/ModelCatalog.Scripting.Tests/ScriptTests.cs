using System.Diagnostics;
using System.Text.RegularExpressions;
using ModelCatalog.Compiler.Scripting;
using ModelCatalog.Scripting.Tests.Fixtures;
using ModelCatalog.Tests;

namespace ModelCatalog.Scripting.Tests;

/// <summary>The scripts as files of a page: small, quickly made, data and nothing else whatever stands in a descriptor.</summary>
public sealed partial class ScriptTests
{
    private const int LargestModel = 60 * 1024;
    private const int TypicalModel = 25 * 1024;
    private const int LargestRuntime = 60 * 1024;

    private const string Hostile = """
        model: hostile
        vendor: acme
        output: video
        variants: { constructor: One., valueOf: Another. }
        parameters:
          prompt:
            type: string
            enum: { "</script><script>alert(1)</script>": { name: A }, "<!--": { name: B }, "-->": { name: C }, "]]>": { name: D }, "'\"`\\": { name: E }, "${alert(1)}": { name: F }, "\\u003c": { name: G }, "é": { name: H }, "🚤": { name: I } }
            doc: "</script>"
          other: { type: string, pattern: "</script>|[\"'`\\\\<>]" }
        rules:
          - { check: "other != '</script>' && other != '\"); alert(1); (\"'", message: "</script><!-- \"); globalThis.hacked = true; (\" ' ` \\ ${hacked} {value}" }
        not_accepted: { "evil": "\"]); globalThis.hacked = true; //" }
        wires:
          nimbus: { model: "acme/{variant}", fields: { "constructor.__proto__": prompt } }
        """;

    private const string Provider = """
        provider: nimbus
        title: "Nim\"bus</script>"
        base_url: https://api.nimbus.example
        auth: { header: X-Key, env: NIMBUS_KEY }
        submit: { request: { post: /tasks, body: { model: $model, $: $input } }, response: { task_id: id } }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: status, output: output } }
        statuses: { 0: running, 1: succeeded, 2: failed }
        media: { video: url }
        """;

    [Fact]
    public void They_are_small_and_made_at_once()
    {
        var catalog = ConformanceCase.Catalog;
        _ = ScriptRuntime.Text + ModelScript.Of(catalog.Models[0], catalog.Index);
        var watch = Stopwatch.StartNew();
        var sizes = catalog.Models.Select(plan => (plan.Model.Key, ModelScript.Of(plan, catalog.Index).Length)).OrderByDescending(pair => pair.Length).ToList();
        watch.Stop();

        Assert.True(sizes[0].Length <= LargestModel, sizes[0].ToString());
        Assert.True(sizes[sizes.Count / 10].Length <= TypicalModel, sizes[sizes.Count / 10].ToString());
        Assert.InRange(ScriptRuntime.Text.Length, 1, LargestRuntime);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), watch.Elapsed.ToString());
        TestContext.Current.SendDiagnosticMessage($"{sizes.Count} scripts of {sizes.Average(pair => pair.Length):f0} bytes in {watch.ElapsedMilliseconds} ms; the largest is {sizes[0]}; the runtime has {ScriptRuntime.Text.Length}");
    }

    // One function holds all files of the runtime: a second declaration would silently take the place of the first.
    [Fact]
    public void A_name_of_the_runtime_is_declared_once()
    {
        var names = Declaration().Matches(ScriptRuntime.Text).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("RequestReader", names);
        Assert.Contains("FORMS", names);
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void They_are_the_same_for_the_same_descriptors()
    {
        var (first, second) = (Repository.CompileCatalog(), Repository.CompileCatalog());
        Assert.Equal(first.Models.Select(plan => ModelScript.Of(plan, first.Index)), second.Models.Select(plan => ModelScript.Of(plan, second.Index)));
    }

    [Fact]
    public void No_text_of_a_descriptor_leaves_its_literal()
    {
        var catalog = Catalogs.Of(("providers/nimbus.yaml", Provider), ("models/acme/hostile.yaml", Hostile));
        var script = ModelScript.Of(catalog.Models[0], catalog.Index);

        Assert.All(script, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), ((int)c).ToString("x4", null)));
        Assert.DoesNotContain("</", script, StringComparison.Ordinal);
        Assert.DoesNotContain("<!", script, StringComparison.Ordinal);
        Assert.DoesNotContain("__proto__:", script, StringComparison.Ordinal);
        Assert.All(ScriptRuntime.Text, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), ((int)c).ToString("x4", null)));
        Assert.DoesNotContain("</", ScriptRuntime.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!", ScriptRuntime.Text, StringComparison.Ordinal);

        var comparison = new Comparison(catalog);
        foreach (var request in new[]
        {
            """{"variant":"valueOf","prompt":"</script>","evil":1}""", """{"variant":"constructor","prompt":"<!--","other":"</script>"}""", """{"variant":"toString","other":"x","__proto__":{"hacked":true}}""", """{"variant":"constructr"}""",
        })
            comparison.Add(catalog.Models[0], Compiler.Json.JsonText.Parse(request)!);
        comparison.Check();
        Assert.Equal(
            ["undefined", "undefined", "object"],
            Scripts.Run([ScriptRuntime.Text, script], [Run("typeof hacked"), Run("typeof ({}).hacked"), Run("typeof ModelCatalog.models.get('acme/hostile')")]));
    }

    [Fact]
    public void Node_requires_the_runtime()
    {
        Assert.SkipUnless(Node.IsInstalled, Node.Absent);
        var catalog = ConformanceCase.Catalog;
        var key = catalog.Models[0].Model.Key;
        Assert.Equal([key], Scripts.Run([], [new { call = "require", scripts = new[] { ScriptRuntime.Text, ModelScript.Of(catalog.Models[0], catalog.Index) } }]));
    }

    [Fact]
    public void They_need_nothing_but_the_language()
    {
        Assert.SkipUnless(Node.IsInstalled, Node.Absent);
        var catalog = ConformanceCase.Catalog;
        Assert.Equal(
            [catalog.Models.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), "ModelCatalog"],
            Scripts.Run(catalog.Models.Select(plan => ModelScript.Of(plan, catalog.Index)).Prepend(ScriptRuntime.Text), [Run("ModelCatalog.models.size"), Run("Object.keys(globalThis).filter((name) => name !== 'crypto').join()")]));
    }

    [Theory]
    [InlineData("<script src='runtime.js'></script><script src='model.js'></script>")]
    [InlineData("<script>$runtime</script><script>$model</script>")]
    public void A_page_of_the_file_system_runs_them(string scripts)
    {
        var catalog = Catalogs.Of(("providers/nimbus.yaml", Provider), ("models/acme/hostile.yaml", Hostile));
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var model = ModelScript.Of(catalog.Models[0], catalog.Index);
            File.WriteAllText(Path.Combine(folder.FullName, "runtime.js"), ScriptRuntime.Text);
            File.WriteAllText(Path.Combine(folder.FullName, "model.js"), model);
            const string judge = """
                <script>
                const found = ModelCatalog.models.get('acme/hostile').validate({ variant: 'constructor', prompt: '<!--', other: '\x3c/script>' });
                document.getElementById('said').textContent = found.map((violation) => violation.rule).join() + (globalThis.hacked ? ' hacked' : '');
                </script>
                """;
            var page = "<!DOCTYPE html><html><body><p id='said'>nothing</p>"
                + scripts.Replace("$runtime", ScriptRuntime.Text, StringComparison.Ordinal).Replace("$model", model, StringComparison.Ordinal) + judge + "</body></html>";
            File.WriteAllText(Path.Combine(folder.FullName, "page.html"), page);

            var said = Chromium.Open(Path.Combine(folder.FullName, "page.html"));

            Assert.SkipWhen(said is null, Chromium.Absent);
            Assert.Contains("<p id=\"said\">check.other</p>", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("ModelCatalog.models.get('acme/hostile').validate({}, 'nimbu')", "RangeError: acme/hostile is not served by 'nimbu'; did you mean 'nimbus'?; expected null or one of nimbus")]
    [InlineData("ModelCatalog.models.get('acme/hostile').validate('{\"prompt\": tru}').map((v) => v.rule + ': ' + v.message).join()", "json: The request cannot be read: a value is expected, not 't' (line 1, column 12)")]
    [InlineData("ModelCatalog.models.get('acme/hostile').validate('{\"prompt\": \"x').map((v) => v.message).join()", "The request cannot be read: a text with its quotes closed, and only escapes that JSON knows, is expected, not '\"' (line 1, column 12)")]
    [InlineData("ModelCatalog.models.get('acme/hostile').validate('{\"variant\":\"constructor\",\"other\":\"<\",\"other\":1}').map((v) => v.rule + ' ' + v.path + ': ' + v.message).join()", "body.duplicate other: `other` stands twice")]
    [InlineData("ModelCatalog.models.get('acme/hostile').validate({ variant: 'constructor', prompt: NaN }).map((v) => v.message).join()", "The request cannot be read: NaN is no number of JSON")]
    [InlineData("(() => { const ring = {}; ring.ring = ring; return ModelCatalog.models.get('acme/hostile').validate(ring).map((v) => v.message).join(); })()", "The request cannot be read: it is nested more than 65 deep")]
    [InlineData("ModelCatalog.models.get('acme/hostile').validate('['.repeat(100000)).map((v) => v.message).join()", "The request cannot be read: values nested at most 65 deep are expected, not '[' (line 1, column 67)")]
    [InlineData("ModelCatalog.models.get('acme/hostile').validate({ variant: 'constructor', other: '<', left: undefined }).length", "0")]
    [InlineData("ModelCatalog.models.get('acme/hostile').write({ variant: 'constructor', prompt: 'x' }, 'nimbus').method", "undefined")]
    [InlineData("ModelCatalog.models.get('acme/hostile').write({ variant: 'constructor', prompt: '<!--' }, 'nimbus').text", "{\n  \"model\": \"acme/constructor\",\n  \"constructor\": {\n    \"__proto__\": \"<!--\"\n  }\n}")]
    public void Bad_input_gets_a_precise_answer(string code, string answer)
    {
        Assert.SkipUnless(Node.IsInstalled, Node.Absent);
        var catalog = Catalogs.Of(("providers/nimbus.yaml", Provider), ("models/acme/hostile.yaml", Hostile));
        var said = Scripts.Run([ScriptRuntime.Text, ModelScript.Of(catalog.Models[0], catalog.Index)], [Run(code)])[0];
        Assert.Equal(answer, said.Split("\n    at ")[0]);
    }

    [GeneratedRegex(@"^(?:function\*? ?|const |let |class )([A-Za-z_]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    private static object Run(string code) => new { call = "run", code };
}
