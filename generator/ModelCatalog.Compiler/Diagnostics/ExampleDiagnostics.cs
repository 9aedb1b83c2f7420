namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC7…: what is wrong with an example.</summary>
public static class ExampleDiagnostics
{
    /// <summary>MC7001.</summary>
    public static readonly DiagnosticRule Violates = new("MC7001", "Example violates a rule", "At {0} this example violates '{1}', which it does not list: {2}");

    /// <summary>MC7002.</summary>
    public static readonly DiagnosticRule DoesNotViolate = new("MC7002", "Example does not violate", "At {0} nothing violates '{1}' in this example{2}");

    /// <summary>MC7003.</summary>
    public static readonly DiagnosticRule WireDiffers = new("MC7003", "Body differs from the mapping", "At {0} the mapping gives {1} at '{2}', and the example says {3}");

    /// <summary>MC7004.</summary>
    public static readonly DiagnosticRule BodyDiffers = new("MC7004", "Body is not given back", "Read and written again, this body has {0} at '{1}' instead of {2}");

    /// <summary>MC7005.</summary>
    public static readonly DiagnosticRule UnknownProvider = new("MC7005", "Example at an unknown provider", "The model has no wire for '{0}'{1}");

    /// <summary>MC7006.</summary>
    public static readonly DiagnosticRule Warns = new("MC7006", "Example warns", "At {0} this example warns '{1}', which it does not list: {2}");

    /// <summary>MC7007.</summary>
    public static readonly DiagnosticRule NotMade = new("MC7007", "Body cannot be made", "At {0} no body can be made of this request: {1}");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Violates, DoesNotViolate, WireDiffers, BodyDiffers, UnknownProvider, Warns, NotMade];
}
