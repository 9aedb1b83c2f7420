namespace ModelCatalog.Compiler.Binding;

/// <summary>The names by which descriptors are found. A right one is also the name of a file, and nothing else: no path, no code.</summary>
public static class CatalogName
{
    /// <summary>What is wrong with the name of a model, within its vendor; null: nothing.</summary>
    public static string? ProblemOfModel(string name) => Problem(NameForm.Model, name);

    /// <summary>What is wrong with the name of a vendor; null: nothing.</summary>
    public static string? ProblemOfVendor(string name) => Problem(NameForm.Vendor, name);

    /// <summary>What is wrong with the key of a provider; null: nothing.</summary>
    public static string? ProblemOfProvider(string name) => Problem(NameForm.Provider, name);

    /// <summary>What is wrong with the name of a task; null: nothing.</summary>
    public static string? ProblemOfTask(string name) => Problem(NameForm.Task, name);

    private static string? Problem(NameForm form, string name)
    {
        if (form.Accepts(name)) return null;
        var shown = name.Length > 40 ? name.Substring(0, 40) + "…" : name;
        return $"'{shown}' cannot name {form.Owner}; expected {form.Expected}, such as '{form.Suggest(name)}'";
    }
}
