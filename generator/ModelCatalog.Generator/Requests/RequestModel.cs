using System.Text;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Requests;

/// <summary>A model as C# that uses it sees it.</summary>
internal sealed class RequestModel
{
    private readonly Dictionary<string, string> _terms = new(StringComparer.Ordinal);

    /// <summary>Takes a model.</summary>
    /// <param name="plan">What holds for it.</param>
    /// <param name="names">What it is called.</param>
    public RequestModel(ModelPlan plan, NamePlan names)
    {
        Plan = plan;
        Names = names;
        if (names.Variants is not null) _terms["variant"] = NamePlan.VariantProperty;
        AddTerms(plan.Shape, names.Request, "", "");
    }

    /// <summary>What holds for it.</summary>
    public ModelPlan Plan { get; }

    /// <summary>What it is called.</summary>
    public NamePlan Names { get; }

    /// <summary>The property of a parameter path: <c>markers[1].text</c> to <c>Markers[1].Text</c>; the path itself where it has none.</summary>
    public string NameOf(string path)
    {
        var name = new StringBuilder();
        var plain = "";
        foreach (var step in path.Split('.'))
        {
            var index = step.IndexOf('[');
            var key = index < 0 ? step : step.Substring(0, index);
            plain = plain.Length == 0 ? key : plain + "." + key;
            if (!_terms.TryGetValue(plain, out var term)) return path;
            name.Append(name.Length == 0 ? "" : ".").Append(term.Substring(term.LastIndexOf('.') + 1)).Append(index < 0 ? "" : step.Substring(index));
        }

        return name.ToString();
    }

    /// <summary>A sentence with the properties' names in place of the parameters'.</summary>
    public string InCSharp(string sentence)
    {
        var parts = sentence.Split('`');
        for (var i = 1; i < parts.Length - 1; i += 2) parts[i] = NameOf(parts[i]);
        return string.Join("`", parts);
    }

    private void AddTerms(ScopeShape shape, ScopeNames names, string keys, string properties)
    {
        foreach (var field in shape.Fields) AddTerm(field, names[field.Key], keys, properties);
        if (shape.Union is not { } union || names.Union is not { } unionNames) return;
        _terms[keys + union.Declaration.UnionName] = properties + unionNames.Property;
        foreach (var mode in union.Modes)
        {
            foreach (var field in mode.Fields) AddTerm(field, unionNames[mode.Declaration.Key][field.Key], keys, properties);
        }
    }

    private void AddTerm(FieldShape field, PropertyNames names, string keys, string properties)
    {
        if (_terms.ContainsKey(keys + field.Key)) return;
        _terms[keys + field.Key] = properties + names.Property;

        // A type may hold itself: paths in sentences are one or two steps long.
        if (keys.Length > 0 || ValueShape.ObjectOf(field.Shape) is not { } type) return;
        AddTerms(Plan.FindType(type.Type).Shape, Names.FindType(type.Type).Scope, field.Key + ".", names.Property + ".");
    }
}
