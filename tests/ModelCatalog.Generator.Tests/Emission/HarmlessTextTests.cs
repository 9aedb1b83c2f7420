using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>A descriptor's text never becomes code: whatever stands in it compiles to harmless text, or is refused.</summary>
public class HarmlessTextTests
{
    // What closes a string, a comment, an interpolation, a line, an XML element; what is a word of C#.
    public static TheoryData<string> Texts { get; } =
    [
        "\"; } class Evil { } //",
        "\"\"\"; } class Evil { } \"\"\"",
        "*/ class Evil { } /*",
        "</summary> class Evil { } <summary>",
        "first\nclass Evil { }",
        "first\r\nclass Evil { }",
        "first\u2028class Evil { }",
        "first\u2029class Evil { }",
        "first\u0085class Evil { }",
        "{{ Evil }} {0} {value}",
        "\\u0022; } class Evil { } //",
        "\\\"; } class Evil { } //",
        "'\\''; } class Evil { } //",
        "@\"x\" $\"{System.Environment.Exit(1)}\"",
        "#if true\nclass Evil { }\n#endif",
        "]]> <![CDATA[ & &amp; <c> \" '",
        "class",
        "namespace Evil;",
        "\ud83d\ude00 \u202e live",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_compiles_to_text_wherever_text_may_stand(string text)
    {
        var catalog = CatalogCompiler.Compile([new SourceText("providers/orbit.yaml", Provider(text)), new SourceText("models/acme/nova.yaml", Model(text))]);
        if (catalog.Diagnostics.Count > 0)
        {
            // Control characters are refused, at their place.
            Assert.All(catalog.Diagnostics, diagnostic => Assert.StartsWith("MC", diagnostic.Rule.Id, StringComparison.Ordinal));
            Assert.Contains(text, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e');
            return;
        }

        var sources = new CatalogProject().Descriptor("providers/orbit.yaml", Provider(text)).Descriptor("models/acme/nova.yaml", Model(text)).Run().Sources.Values;

        Assert.Empty(EmittedCode.Diagnose(sources, withMarker: true));
        Assert.Empty(EmittedCode.Diagnose(sources, withMarker: false));
        Assert.DoesNotContain(EmittedCode.Load(sources).GetTypes(), type => type.Name.Contains("Evil", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class")]
    [InlineData("Evil { } class X")]
    [InlineData("a\\u0022b")]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("é")]
    public void A_name_that_is_none_is_refused(string name)
    {
        var model = Model("text").Replace("size(prompt)", "size(other)", StringComparison.Ordinal).Replace("prompt:", Quote(name) + ":", StringComparison.Ordinal).Replace("model: nova", "model: " + Quote(name), StringComparison.Ordinal);
        var catalog = CatalogCompiler.Compile([new SourceText("providers/orbit.yaml", Provider("text")), new SourceText("models/acme/nova.yaml", model)]);

        // A keyword is a fine parameter: its property is called Class.
        if (name == "class") Assert.Empty(catalog.Diagnostics);
        else Assert.NotEmpty(catalog.Diagnostics);
    }

    // In a model id braces are places.
    private static string Braceless(string text) => text.Replace('{', '(').Replace('}', ')');

    private static string Quote(string text) => new Compiler.Json.JsonString(text).ToString();

    private static string Provider(string text) => $$"""
        provider: orbit
        title: {{Quote(text)}}
        notes: [{{Quote(text)}}]
        base_url: https://example.com
        auth: { header: Authorization, scheme: Bearer, env: ORBIT_API_KEY }
        options: { callback_url: { type: url, doc: {{Quote(text)}} } }
        ok: { state: {{Quote(text)}} }
        submit:
          request: { post: /tasks, body: { model: $model, input: $input, callback: $callback_url, constant: {{Quote(text)}} } }
          response: { task_id: id }
        poll:
          request: { get: "/tasks/{task_id}" }
          response: { status: status, output: output }
        statuses: { {{Quote(text)}}: running, done: succeeded }
        media: { video: url }
        errors: { message: message, code: code, class: { {{Quote(text)}}: invalid } }
        uploads:
          parameters: { folder: { type: string, doc: {{Quote(text)}}, default: {{Quote(text)}} } }
          file: { doc: {{Quote(text)}}, source: {{Quote(text)}}, request: { put: /files, multipart: { file: $file, folder: $folder, constant: {{Quote(text)}} } }, response: { url: url } }
        resources:
          orbit/voices: { doc: {{Quote(text)}}, request: { get: /voices, query: { {{Quote(text)}}: {{Quote(text)}} } }, items: data.*, returns: voice, id: id, ok: { state: {{Quote(text)}} } }
        operations:
          ask:
            doc: {{Quote(text)}}
            parameters: { style: { type: string, enum: { {{Quote(text)}}: { doc: {{Quote(text)}}, name: Odd }, plain: Plain. }, doc: {{Quote(text)}} } }
            request: { post: /ask, body: { $: $parameters, {{Quote(text)}}: {{Quote(text)}}, list: [{{Quote(text)}}] } }
            returns: voice
            errors: { class: { {{Quote(text)}}: invalid } }
        types:
          voice: { doc: {{Quote(text)}}, fields: { id: { type: string, required: true, doc: {{Quote(text)}}, unit: {{Quote(text)}}, format: {{Quote(text)}} }, old: { type: unix, deprecated: {{Quote(text)}} } } }
        """;

    private static string Model(string text) => $$"""
        model: nova
        vendor: acme
        title: {{Quote(text)}}
        summary: {{Quote(text)}}
        notes: [{{Quote(text)}}]
        source: {{Quote(text)}}
        tasks: [text-to-video]
        variants:
          pro: { doc: {{Quote(text)}}, title: {{Quote(text)}}, deprecated: {{Quote(text)}} }
          fast: { doc: {{Quote(text)}}, default: true }
        types:
          shot: { doc: {{Quote(text)}}, fields: { text: { type: string, doc: {{Quote(text)}}, default: {{Quote(text)}} } } }
        parameters:
          prompt: { type: string, required: true, doc: {{Quote(text)}}, deprecated: {{Quote(text)}}, unit: {{Quote(text)}}, format: {{Quote(text)}}, source: {{Quote(text)}} }
          style: { type: string, enum: { {{Quote(text)}}: { doc: {{Quote(text)}}, name: Odd }, plain: Plain. }, absent: {{Quote(text)}} }
          shots: { type: shot, list: any }
          other: { type: string, default: {{Quote(text)}} }
        modes:
          others: warn
          none: { doc: {{Quote(text)}} }
          frame: { doc: {{Quote(text)}}, parameters: { start: { type: image, required: true, doc: {{Quote(text)}} } } }
        rules:
          - { check: "size(prompt) < 100", message: {{Quote(text)}} }
          - { when: has(style), forbid: [other], message: {{Quote(text)}}, source: {{Quote(text)}} }
        not_accepted: { speed: {{Quote(text)}} }
        output: video
        wires:
          orbit:
            notes: [{{Quote(text)}}]
            model: { pro: {{Quote("pro " + Braceless(text))}}, fast: {{Quote("fast " + Braceless(text))}} }
            fields:
              style: { from: style, values: { plain: {{Quote("plain " + text)}} } }
              constant: { value: {{Quote(text)}} }
        examples:
          - title: {{Quote(text)}}
            request: { prompt: x }
        """;
}
