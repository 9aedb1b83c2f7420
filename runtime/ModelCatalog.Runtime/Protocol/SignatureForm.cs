namespace ModelCatalog;

/// <summary>How a signature is written.</summary>
public enum SignatureForm
{
    /// <summary>Base64.</summary>
    Base64,

    /// <summary>Hexadecimal digits, in either case.</summary>
    Hex,
}
