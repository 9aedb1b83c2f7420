using System.Globalization;
using ModelCatalog.Compiler.Docs;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Tool;

/// <summary>The matrix as text.</summary>
internal static class MatrixText
{
    private static readonly string[] s_limits = ["required", "default", "fixed", "enum", "open", "range", "step", "length", "count", "pattern", "accepts", "file", "resource"];

    /// <summary>All models: a row for each, a column for each provider.</summary>
    public static void WriteOverview(CatalogMatrix matrix, ToolTerminal terminal)
    {
        if (matrix.Models.Count == 0)
        {
            terminal.Output.WriteLine("no model is served here");
            return;
        }

        var table = new TextTable();
        table.Add([("MODEL", TextTable.Bold), .. matrix.Providers.Select(provider => (provider, (string?)TextTable.Bold))]);
        foreach (var model in matrix.Models)
            table.Add([(model.Key, null), .. matrix.Providers.Select(provider => model.FindWire(provider) is { } wire ? (Cell(model, wire), (string?)null) : ("-", TextTable.Dim))]);
        table.WriteTo(terminal);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(TextTable.Styled("n/m of its variants; -n parameters not taken, +n only there, ~n with other limits, $ prices are documented", TextTable.Dim, terminal));
    }

    /// <summary>One model: a row for each parameter, a column for each provider.</summary>
    public static void WriteModel(MatrixModel model, ToolTerminal terminal)
    {
        terminal.Output.WriteLine(TextTable.Styled(model.Key, TextTable.Bold, terminal) + "  " + TextTable.Harmless(model.Title));
        terminal.Output.WriteLine();
        var table = new TextTable();
        table.Add([("PARAMETER", TextTable.Bold), ("MODEL", TextTable.Bold), .. model.Wires.Select(wire => (wire.Provider, (string?)TextTable.Bold))]);
        if (model.Plan.Model.Variants.Count > 0)
            table.Add([("variant", null), (string.Join(", ", model.Plan.Model.Variants.Select(variant => variant.Key)), null), .. model.Wires.Select(wire => (string.Join(", ", wire.View.Variants), (string?)null))]);
        for (var i = 0; i < model.Parameters.Count; i++)
        {
            var parameter = model.Parameters[i];
            var name = (parameter.Mode is null ? "" : parameter.Mode + ": ") + parameter.Name;
            table.Add([(name, null), (parameter.IsAdded ? "" : Facts(parameter), null), .. model.Wires.Select(wire => Cell(wire.Parameters[i]))]);
        }

        table.WriteTo(terminal);
        foreach (var wire in model.Wires) WritePlace(wire, terminal);
    }

    private static void WritePlace(MatrixWire wire, ToolTerminal terminal)
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(TextTable.Styled(wire.Provider, TextTable.Bold, terminal) + (wire.View.Body.Route is { } route ? ", route " + route : ""));
        foreach (var id in wire.View.Body.ModelIds) terminal.Output.WriteLine(TextTable.Harmless($"  {(id.Variant is null ? "" : id.Variant + ": ")}{id.Id}"));
        foreach (var price in wire.Prices) terminal.Output.WriteLine(TextTable.Harmless("  " + price.Words));
        if (wire.Prices.Count == 0) terminal.Output.WriteLine(TextTable.Styled("  no price is documented", TextTable.Dim, terminal));
    }

    private static string Cell(MatrixModel model, MatrixWire wire)
    {
        var all = model.Plan.Model.Variants.Count;
        var parts = new List<string> { all == 0 ? "yes" : string.Create(CultureInfo.InvariantCulture, $"{wire.View.Variants.Count}/{all}") };
        Count('-', wire.Parameters.Count(parameter => !parameter.IsTaken && !parameter.IsAdded));
        Count('+', wire.Parameters.Count(parameter => parameter.IsTaken && parameter.IsAdded));
        Count('~', wire.Parameters.Count(parameter => parameter.Differs.Count > 0));
        if (wire.Prices.Count > 0) parts.Add("$");
        return string.Join(" ", parts);

        void Count(char sign, int count)
        {
            if (count > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{sign}{count}"));
        }
    }

    private static (string Text, string? Style) Cell(MatrixParameter parameter)
    {
        if (!parameter.IsTaken) return ("-", TextTable.Dim);
        if (parameter.IsAdded) return ("+ " + Facts(parameter), TextTable.Yellow);
        return parameter.Differs.Count == 0 ? ("=", TextTable.Dim) : (string.Join(", ", Words(parameter, parameter.Differs)), TextTable.Yellow);
    }

    /// <summary>Type and limits of a parameter.</summary>
    public static string Facts(MatrixParameter parameter)
    {
        var facts = MatrixJson.Of(parameter);
        return string.Join(", ", [facts["type"]?.ToText() + (facts["list"] is null ? "" : " list"), .. Words(parameter, s_limits.Where(name => facts[name] is not null))]);
    }

    private static IEnumerable<string> Words(MatrixParameter parameter, IEnumerable<string> names)
    {
        var facts = MatrixJson.Of(parameter);

        // What is fixed is also what is read where nothing is said.
        return names.Where(name => name != "default" || facts["fixed"] is null).Select(name => (name, facts[name]) switch
        {
            ("required", null) => "optional",
            ("required", _) => "required",
            ("open", _) => facts["open"] is null ? "no others" : "or others",
            (_, null) => "any " + name,
            ("enum", JsonArray values) => string.Join("|", values.Items.Select(value => value.ToText())),
            ("range", JsonObject range) => Range(range),
            ("count", JsonObject range) => Range(range) + " items",
            (_, JsonObject range) when range["min"] is not null || range["max"] is not null => $"{name} {Range(range)} {range["unit"]?.ToText()}".TrimEnd(),
            (_, JsonArray values) => name + " " + string.Join(" ", values.Items.Select(value => value.ToText())),
            (_, { } value) => name + " " + value.ToText(),
        });
    }

    private static string Range(JsonObject range) => range["min"]?.ToText() + ".." + range["max"]?.ToText();
}
