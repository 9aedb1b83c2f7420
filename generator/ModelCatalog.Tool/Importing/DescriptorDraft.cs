using System.Text;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool.Importing;

/// <summary>A descriptor while it is imported.</summary>
internal sealed class DescriptorDraft
{
    public required string Vendor { get; init; }

    public required string Model { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>The provider of its only wire; null: it has none yet.</summary>
    public string? Provider { get; init; }

    public ScopeDraft Scope { get; } = new();

    /// <summary>The object types by key.</summary>
    public List<(string Key, string Doc, ScopeDraft Scope)> Types { get; } = [];

    /// <summary>The fields of the wire that have other names than their parameters.</summary>
    public List<(string Wire, string Parameter)> Fields { get; } = [];

    /// <summary>What could not be known.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The file.</summary>
    public string ToYaml()
    {
        var text = new StringBuilder();
        text.Append("model: ").Append(Plain(Model)).Append("\nvendor: ").Append(Plain(Vendor)).Append("\ntitle: ").Append(Quoted(Title)).Append("\nsummary: ").Append(Quoted(Summary)).Append('\n');
        if (Notes.Count > 0) text.Append("notes:\n").AppendJoin("", Notes.Select(note => "  - " + Quoted(note) + "\n"));
        text.Append("\nparameters:").Append(Scope.Parameters.Count == 0 ? " {}\n" : "\n");
        Append(text, Scope.Parameters, "  ");
        if (Types.Count > 0)
        {
            text.Append("\ntypes:\n");
            foreach (var (key, doc, scope) in Types)
            {
                text.Append("  ").Append(key).Append(":\n    doc: ").Append(Quoted(doc)).Append("\n    fields:\n");
                Append(text, scope.Parameters, "      ");
                AppendRules(text, scope, "    ");
            }
        }

        AppendModes(text);
        AppendRules(text, Scope, "");
        text.Append("\noutput: json\n");
        if (Provider is null) return text.ToString();
        text.Append("\nwires:\n  ").Append(Plain(Provider)).Append(": { model: ").Append(Quoted(Vendor + "/" + Model));
        if (Fields.Count > 0) text.Append(", fields: { ").AppendJoin(", ", Fields.Select(field => Quoted(field.Wire) + ": " + field.Parameter)).Append(" }");
        return text.Append(" }\n").ToString();
    }

    /// <summary>A text in quotes, on one line.</summary>
    public static string Quoted(string text) => new JsonString(text).ToString();

    private static string Plain(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n") ? text : Quoted(text);

    private static void Append(StringBuilder text, IEnumerable<ParameterDraft> parameters, string indent)
    {
        foreach (var parameter in parameters) text.Append(indent).Append(parameter.Key).Append(": { ").AppendJoin(", ", parameter.Facts.Select(fact => fact.Name + ": " + fact.Text)).Append(" }\n");
    }

    private void AppendModes(StringBuilder text)
    {
        if (Scope.Modes.Count == 0) return;
        text.Append("\nmodes:\n");
        if (Scope.On is not null) text.Append("  on: ").Append(Scope.On).Append('\n');
        if (Scope.RejectsOthers) text.Append("  others: reject\n");
        foreach (var mode in Scope.Modes)
        {
            text.Append("  ").Append(Plain(mode.Key)).Append(":\n    doc: ").Append(Quoted(mode.Doc)).Append('\n');
            if (mode.Value is not null && mode.Value != mode.Key) text.Append("    value: ").Append(Quoted(mode.Value)).Append('\n');
            if (mode.Parameters.Count == 0) continue;
            text.Append("    parameters:\n");
            Append(text, mode.Parameters, "      ");
        }
    }

    private static void AppendRules(StringBuilder text, ScopeDraft scope, string indent)
    {
        if (scope.Rules.Count == 0) return;
        text.Append(indent.Length == 0 ? "\n" : "").Append(indent).Append("rules:\n");
        foreach (var rule in scope.Rules) text.Append(indent).Append("  - ").Append(rule).Append('\n');
    }
}

/// <summary>The fields of a request or an object while they are imported.</summary>
internal sealed class ScopeDraft
{
    public List<ParameterDraft> Parameters { get; } = [];

    public List<string> Rules { get; } = [];

    public List<ModeDraft> Modes { get; } = [];

    public string? On { get; set; }

    public bool RejectsOthers { get; set; }
}

/// <summary>A mode while it is imported.</summary>
internal sealed record ModeDraft(string Key, string Doc, string? Value, List<ParameterDraft> Parameters);

/// <summary>A parameter while it is imported: its facts as they are written.</summary>
internal sealed record ParameterDraft(string Key, List<(string Name, string Text)> Facts);
