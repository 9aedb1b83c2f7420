namespace ModelCatalog.Tool.Tests;

/// <summary>The invented catalog with a model that has something of everything: variants, modes, rules, a shared type, prices, examples.</summary>
internal static class TalkCatalog
{
    private const string Talk =
        """
        model: talk
        vendor: acme
        title: Talk
        tasks: [text-to-speech]
        summary: Speaks.
        source: acme.txt#L1
        variants: { calm: Calm., loud: { doc: Loud., default: true } }
        parameters:
          text:    { type: string, required: true, length: ..200, doc: What is said., source: acme.txt#L7 }
          voice:   { type: acme/voice, doc: Who says it. }
          seconds: { type: integer, range: 1..9, default: 5 }
        modes:
          none: { doc: Plain. }
          sung:
            doc: It is sung.
            parameters: { tune_url: { type: audio, required: true } }
        rules:
          - when: variant == 'calm'
            narrow: { seconds: { range: 1..4 } }
            source: acme.txt#L9
          - { forbid: [voice], when: has(tune_url), message: Songs have their own voice. }
        output: audio
        wires:
          many:
            model: talk-{variant}
            parameters: { seconds: { range: 1..8 }, pitch: { type: number, range: 0..1 } }
            pricing: [{ usd: 0.01, per: second, times: seconds }]
          one: { model: { loud: acme/talk } }
        examples:
          - title: Plain
            request: { text: Hello, seconds: 3, variant: calm }
            wire: { many: { model: talk-calm, text: Hello, seconds: 3 } }
          - title: Too long for calm
            request: { text: Hello, seconds: 7, variant: calm }
            violates: { many: [narrow.seconds] }
          - title: A song with a voice
            request: { text: La, tune_url: "https://example.com/a.mp3", voice: { id: x } }
            violates: [forbid.voice]
        """;

    private const string Voice =
        """
        type: acme/voice
        title: Voice
        doc: Who speaks.
        source: acme.txt#L3
        fields:
          id:    { type: string, required: true, doc: Which one. }
          speed: { type: number, range: 0.5..2, default: 1 }
        """;

    public static AcmeCatalog Create()
    {
        var catalog = new AcmeCatalog();
        catalog.Folder.Write("catalog/models/talk.yaml", Talk).Write("catalog/types/voice.yaml", Voice).Write("catalog/models/clip-2.yaml", AcmeCatalog.WithExample);
        return catalog;
    }
}
