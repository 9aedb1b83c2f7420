using ModelCatalog.Generator.Tests.Fixtures;

namespace ModelCatalog.Generator.Tests.Emission;

/// <summary>What the comments of generated code say of a parameter, in C# words.</summary>
public class DocumentationTests
{
    private static readonly string s_request = Emit();

    [Theory]
    [InlineData("Note", "Default: empty.")]
    [InlineData("Size", "Default: <c>Standard</c>.")]
    [InlineData("Speed", "Default: <c>Auto</c>.")]
    [InlineData("Pause", "Range: at least 1 second.")]
    [InlineData("Length", "Values: 5, 10 seconds.")]
    [InlineData("Mood", "Only at <c>Orbit</c>.")]
    [InlineData("Voice", "Valid ids are listed by <c>OrbitClient.GetVoicesAsync</c>.")]
    [InlineData("Kind", "When absent: <c>Silent</c>.")]
    public void The_remarks_of_a_property(string property, string remarks)
    {
        var lines = s_request.Split('\n').Select(line => line.Trim()).ToList();
        var index = lines.FindIndex(line => line.StartsWith("public ", StringComparison.Ordinal) && line.EndsWith(" " + property + " { get; init; }", StringComparison.Ordinal));

        Assert.Equal("/// <remarks>" + remarks + "</remarks>", lines[index - 1]);
    }

    [Fact]
    public void A_property_of_modes_names_them() => Assert.Contains("/// <summary>The mode: <c>Silent</c> or <c>Spoken</c>.</summary>", s_request, StringComparison.Ordinal);

    [Fact]
    public void What_every_provider_takes_is_not_said_to_be_taken_by_one() => Assert.DoesNotContain("Only at <c>Nimbus", s_request, StringComparison.Ordinal);

    private static string Emit()
    {
        var project = new CatalogProject()
            .Descriptor("providers/orbit.yaml", Provider("orbit") + """

                resources:
                  acme/voices: { name: Voices, doc: The voices., request: { get: /voices }, items: data.*, returns: voice, id: id }
                types:
                  voice: { doc: A voice., fields: { id: { type: string, required: true, doc: The id. } } }
                """)
            .Descriptor("providers/nimbus.yaml", Provider("nimbus"))
            .Descriptor("types/acme/voice.yaml", """
                type: acme/voice
                name: AcmeVoice
                is: string
                resource: acme/voices
                """)
            .Descriptor("models/acme/nova.yaml", """
                model: nova
                vendor: acme
                output: video
                parameters:
                  note:   { type: string, default: "" }
                  size:   { type: string, enum: { std: { name: Standard, doc: The usual. }, big: Bigger. }, default: std }
                  speed:  { type: "number | 'auto'", default: auto }
                  pause:  { type: integer, range: 1.., unit: seconds }
                  length: { type: integer, enum: [5, 10], unit: seconds }
                  voice:  { type: acme/voice }
                modes:
                  on: kind
                  none: silent
                  silent: {}
                  spoken: { parameters: { text: { type: string, required: true } } }
                wires:
                  orbit: { model: nova, parameters: { mood: { type: string } } }
                  nimbus: { model: nova }
                """);
        return project.Run().Sources.Single(source => source.Key.EndsWith("nova.g.cs", StringComparison.Ordinal)).Value;
    }

    private static string Provider(string name) => $$"""
        provider: {{name}}
        base_url: https://{{name}}.example.com
        auth: { header: Authorization, scheme: Bearer, env: {{name.ToUpperInvariant()}}_KEY }
        submit: { request: { post: /tasks, body: { model: $model, input: $input } }, response: { task_id: id } }
        poll: { request: { get: "/tasks/{task_id}" }, response: { status: status, output: output } }
        statuses: { done: succeeded, failed: failed }
        media: { video: url }
        """;
}
