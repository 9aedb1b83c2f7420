using System.CommandLine;

namespace ModelCatalog.Tool;

/// <summary>The options that many verbs have, the same for all.</summary>
internal static class CommonOptions
{
    /// <summary>Which catalog.</summary>
    public static Option<string?> Catalog() => new("--catalog") { Description = "The catalog's folder. Default: the nearest folder 'catalog', here or above." };

    /// <summary>How to print; as text unless the call says otherwise.</summary>
    /// <param name="description">What is printed.</param>
    /// <param name="formats">What there is.</param>
    public static Option<string> Format(string description = "How to print it.", params string[] formats)
    {
        var format = new Option<string>("--format") { Description = description, DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(formats.Length > 0 ? formats : ["text", "json"]);
        return format;
    }
}
