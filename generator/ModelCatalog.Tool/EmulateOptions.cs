namespace ModelCatalog.Tool;

/// <summary>How <c>modelcat emulate</c> is called.</summary>
public sealed record EmulateOptions
{
    /// <summary>The providers, each on a port of its own.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>The model whose request is shown as the example; null: the first.</summary>
    public string? Model { get; init; }

    /// <summary>The port of the first provider, the others have the next ones; 0: free ones.</summary>
    public int Port { get; init; }

    /// <summary>The catalog's folder; null: the nearest one.</summary>
    public string? Catalog { get; init; }

    /// <summary>Orders of faults.</summary>
    public string Fault { get; init; } = "";

    /// <summary>How long tasks take; null: a few polls.</summary>
    public string? Pace { get; init; }

    /// <summary>Decides which faults strike that strike by chance.</summary>
    public int Seed { get; init; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string Format { get; init; } = "text";
}
