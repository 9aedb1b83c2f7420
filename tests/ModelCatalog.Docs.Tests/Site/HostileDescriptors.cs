using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Docs.Tests.Site;

/// <summary>Descriptors with the same text in every position that takes one.</summary>
internal static class HostileDescriptors
{
    public static string Provider(string text) => $$"""
        provider: orbit
        title: {{Quote(text)}}
        notes: [{{Quote(text)}}]
        source: [{{Quote(text)}}]
        base_url: https://example.com
        auth: { header: Authorization, scheme: Bearer, env: ORBIT_API_KEY }
        headers: { X-Constant: {{Quote("x " + text)}} }
        options:
          callback_url: { type: url, doc: {{Quote(text)}} }
          place: { type: string, enum: { {{Quote(text)}}: { doc: {{Quote(text)}}, name: Odd, deprecated: {{Quote(text)}} }, plain: Plain. }, doc: {{Quote(text)}} }
        ok: { state: {{Quote(text)}} }
        submit:
          request: { post: /tasks, body: { model: $model, input: $input, callback: $callback_url, place: $place, constant: {{Quote("c " + text)}} } }
          response: { task_id: id }
        poll:
          request: { get: "/tasks/{task_id}", query: { constant: {{Quote("q " + text)}} } }
          response: { status: status, output: output }
        statuses: { {{Quote(text)}}: running, done: succeeded }
        media: { video: url }
        errors: { message: message, code: code, class: { {{Quote(text)}}: invalid } }
        uploads:
          parameters: { folder: { type: string, doc: {{Quote(text)}}, default: {{Quote(text)}} } }
          file: { doc: {{Quote(text)}}, source: {{Quote(text)}}, request: { put: /files, multipart: { file: $file, folder: $folder, constant: {{Quote("m " + text)}} } }, response: { url: url } }
        resources:
          orbit/voices: { doc: {{Quote(text)}}, request: { get: /voices }, items: data.*, returns: voice, id: id, ok: { state: {{Quote(text)}} } }
        operations:
          ask:
            doc: {{Quote(text)}}
            parameters: { style: { type: string, enum: { {{Quote(text)}}: { doc: {{Quote(text)}}, name: Odd, deprecated: {{Quote(text)}} }, plain: Plain. }, doc: {{Quote(text)}}, deprecated: {{Quote(text)}} } }
            request: { post: /ask, body: { $: $parameters, {{Quote(text)}}: {{Quote("v " + text)}}, list: [{{Quote("l " + text)}}] } }
            returns: voice
        types:
          voice: { doc: {{Quote(text)}}, fields: { id: { type: string, required: true, doc: {{Quote(text)}}, unit: {{Quote(text)}}, format: {{Quote(text)}} }, old: { type: unix, deprecated: {{Quote(text)}} } } }
        """;

    public static string Type(string text) => $$"""
        type: acme/voice
        title: {{Quote(text)}}
        doc: {{Quote(text)}}
        source: [{{Quote(text)}}]
        notes: [{{Quote(text)}}]
        fields:
          id: { type: string, doc: {{Quote(text)}}, default: {{Quote(text)}} }
          speed: { type: number, range: 1..2, unit: {{Quote(text)}}, doc: {{Quote(text)}}, source: {{Quote(text)}} }
        rules: [{ when: speed > 1.5, forbid: [id], message: {{Quote(text)}} }]
        """;

    public static string Model(string text) => $$"""
        model: nova
        vendor: acme
        title: {{Quote(text)}}
        summary: {{Quote(text)}}
        notes: [{{Quote(text)}}]
        source: {{Quote(text)}}
        tasks: [text-to-video]
        variants:
          pro: { doc: {{Quote(text)}}, title: {{Quote(text)}}, deprecated: {{Quote(text)}} }
          fast: { title: {{Quote(text)}}, default: true, source: {{Quote(text)}} }
        types:
          shot: { doc: {{Quote(text)}}, fields: { text: { type: string, doc: {{Quote(text)}}, default: {{Quote(text)}} } } }
        parameters:
          prompt: { type: string, required: true, doc: {{Quote(text)}}, deprecated: {{Quote(text)}}, unit: {{Quote(text)}}, format: {{Quote(text)}}, source: {{Quote(text)}} }
          style: { type: string, enum: { {{Quote(text)}}: { doc: {{Quote(text)}}, name: Odd, deprecated: {{Quote(text)}} }, plain: Plain. }, absent: {{Quote(text)}} }
          resolution: { type: string, enum: { {{Quote(text)}}: { name: Odd }, small: { name: Small } }, doc: {{Quote(text)}} }
          duration: { type: integer, range: 2..12, unit: seconds, doc: {{Quote(text)}} }
          shots: { type: shot, list: any }
          voice: { type: acme/voice, doc: {{Quote(text)}} }
          other: { type: string, default: {{Quote(text)}} }
        modes:
          others: warn
          none: { doc: {{Quote(text)}} }
          frame: { doc: {{Quote(text)}}, source: {{Quote(text)}}, not_accepted: { weight: {{Quote(text)}} }, parameters: { start: { type: image, required: true, doc: {{Quote(text)}} } } }
        rules:
          - { check: "size(prompt) < 100", message: {{Quote(text)}} }
          - { when: has(style), forbid: [other], message: {{Quote(text)}}, source: {{Quote(text)}} }
          - { when: "duration == 3", check: {{Quote("other != " + Literal(text))}}, id: worded }
        not_accepted: { speed: {{Quote(text)}} }
        output: video
        wires:
          orbit:
            source: {{Quote(text)}}
            notes: [{{Quote(text)}}]
            model: { pro: {{Quote("pro " + Braceless(text))}}, fast: {{Quote("fast " + Braceless(text))}} }
            parameters: { seed: { type: integer, doc: {{Quote(text)}}, absent: {{Quote(text)}} }, other: { default: {{Quote("d " + text)}} } }
            not_accepted: { height: {{Quote(text)}} }
            fields:
              style: { from: style, values: { plain: {{Quote("plain " + text)}} } }
              constant: { value: {{Quote(text)}} }
            pricing: [{ usd: 0.10, per: video, when: {{Quote("other == " + Literal(text))}} }, { usd: 0.20, per: video }]
        examples:
          - title: {{Quote(text)}}
            request: { prompt: {{Quote(text)}}, duration: 5 }
          - title: {{Quote("wrong " + text)}}
            request: { prompt: {{Quote(text)}}, duration: 99 }
            violates: [duration.range]
        """;

    // In a model id braces are places.
    private static string Braceless(string text) => text.Replace('{', '(').Replace('}', ')');

    private static string Literal(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    private static string Quote(string text) => new JsonString(text).ToString();
}
