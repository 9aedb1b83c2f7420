namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC6…: what is wrong with a provider that is well formed.</summary>
public static class ProviderDiagnostics
{
    /// <summary>MC6002.</summary>
    public static readonly DiagnosticRule UnknownPlaceholder = new("MC6002", "Unknown placeholder", "There is nothing to put in place of '{0}'; here stands one of {1}{2}");

    /// <summary>MC6003.</summary>
    public static readonly DiagnosticRule UnknownOption = new("MC6003", "Unknown reference", "There is no '${0}' here; a reference is one of {1}{2}");

    /// <summary>MC6004.</summary>
    public static readonly DiagnosticRule Incomplete = new("MC6004", "Protocol is incomplete", "{0}");

    /// <summary>MC6005.</summary>
    public static readonly DiagnosticRule UnknownOptionType = new("MC6005", "Option is no scalar", "An option is text, a number or a boolean; '{0}' is {1}");

    /// <summary>MC6020.</summary>
    public static readonly DiagnosticRule PriceLikeSubmit = new("MC6020", "Price that would be a submit", "A request that asks for a price cannot be told from one that is paid: {0}");

    /// <summary>MC6021.</summary>
    public static readonly DiagnosticRule CallbackType = new("MC6021", "Callback is no URL", "The webhook goes to the option '{0}', which must have the type url; it is {1}");

    /// <summary>MC6022.</summary>
    public static readonly DiagnosticRule WeakSignature = new("MC6022", "Signature proves too little", "The signed message can be used again: {0}");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [UnknownPlaceholder, UnknownOption, Incomplete, UnknownOptionType, PriceLikeSubmit, CallbackType, WeakSignature];
}
