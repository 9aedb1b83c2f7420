namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC5…: what is wrong with a wire.</summary>
public static class WireDiagnostics
{
    /// <summary>MC5001.</summary>
    public static readonly DiagnosticRule UnknownProvider = new("MC5001", "Unknown provider", "There is no provider '{0}' in this catalog{1}");

    /// <summary>MC5002.</summary>
    public static readonly DiagnosticRule UnknownRoute = new("MC5002", "Unknown route", "The provider '{0}' has no route '{1}'{2}");

    /// <summary>MC5003.</summary>
    public static readonly DiagnosticRule OverlayUnknown = new("MC5003", "Overlay of an unknown name", "The model has no {0} '{1}'; a wire narrows what the model declares, and a parameter of its own brings a 'type'{2}");

    /// <summary>MC5004.</summary>
    public static readonly DiagnosticRule OverlayWidens = new("MC5004", "Overlay widens", "A wire can only narrow: '{0}' allows {1} beyond the model's {2}; let the model declare the union and each wire narrow it");

    /// <summary>MC5005.</summary>
    public static readonly DiagnosticRule OverlayRetypes = new("MC5005", "Overlay changes the type", "'{0}' has its type in the model; a wire cannot declare it again: remove '{1}' to narrow it, or give the field another name");

    /// <summary>MC5006.</summary>
    public static readonly DiagnosticRule DifferentDeclarations = new("MC5006", "One name, two types", "'{0}' has another type {1}, and one request type has one type for it: give one of them another name");

    /// <summary>MC5007.</summary>
    public static readonly DiagnosticRule UnknownCase = new("MC5007", "Unknown case", "'{0}' is not a value of {1}{2}");

    /// <summary>MC5008.</summary>
    public static readonly DiagnosticRule ModelTemplate = new("MC5008", "Model id cannot be made", "{0}");

    /// <summary>MC5009.</summary>
    public static readonly DiagnosticRule UnknownSource = new("MC5009", "Unknown source", "There is no parameter '{0}' at this provider; a bare word is always a parameter, and a constant is '{{ value: … }}'{1}");

    /// <summary>MC5010.</summary>
    public static readonly DiagnosticRule SameField = new("MC5010", "One field, two values", "The field '{0}' is written twice: by {1} and by {2}");

    /// <summary>MC5011.</summary>
    public static readonly DiagnosticRule NotReadable = new("MC5011", "Mapping cannot be read back", "{0}, so a body cannot be read back into a request: {1}");

    /// <summary>MC5012.</summary>
    public static readonly DiagnosticRule TravelsNowhere = new("MC5012", "Parameter that is not sent", "'{0}' is mapped to nothing, so a value would be dropped in silence: refuse it with 'not_accepted', or imply its value with 'fixed'");

    /// <summary>MC5013.</summary>
    public static readonly DiagnosticRule SameBody = new("MC5013", "Two requests, one body", "{0} and {1} write the same body: a reader cannot tell which was meant");

    /// <summary>MC5014.</summary>
    public static readonly DiagnosticRule SameClaim = new("MC5014", "Two models, one id", "The id '{0}' at '{1}' belongs to '{2}' already");

    /// <summary>MC5015.</summary>
    public static readonly DiagnosticRule NoCommonRequest = new("MC5015", "Nothing in common with the model", "No request that is valid for the model is valid at '{0}': split the descriptor");

    /// <summary>MC5016.</summary>
    public static readonly DiagnosticRule NoSubmit = new("MC5016", "Route without a body", "The 'submit' request of this route has no body that holds '$input', so {0} nowhere to travel");

    /// <summary>MC5017.</summary>
    public static readonly DiagnosticRule Conversion = new("MC5017", "Conversion does not fit", "{0}");

    /// <summary>MC5018.</summary>
    public static readonly DiagnosticRule Choice = new("MC5018", "Choice does not fit", "'{0}' cannot choose a source: the union, 'variant' or one parameter with listed values can");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownProvider, UnknownRoute, OverlayUnknown, OverlayWidens, OverlayRetypes, DifferentDeclarations, UnknownCase, ModelTemplate, UnknownSource,
        SameField, NotReadable, TravelsNowhere, SameBody, SameClaim, NoCommonRequest, NoSubmit, Conversion, Choice,
    ];
}
