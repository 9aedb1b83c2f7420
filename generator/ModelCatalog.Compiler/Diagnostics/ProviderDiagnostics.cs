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
    public static readonly DiagnosticRule UnknownResource = new("MC6020", "Unknown resource", "There is no resource '{0}' {1}; expected 'task' or one of {2}{3}");

    /// <summary>MC6021.</summary>
    public static readonly DiagnosticRule ReplyTypeForm = new("MC6021", "Type of a reply with rules", "A type of replies has fields alone; '{0}' has '{1}', which nobody would check");

    /// <summary>MC6022.</summary>
    public static readonly DiagnosticRule ResultForm = new("MC6022", "Reply of a call", "{0}");

    /// <summary>MC6023.</summary>
    public static readonly DiagnosticRule UnknownIdField = new("MC6023", "Unknown field of ids", "The id of a resource is a field of what it gives; there is no '{0}' in '{1}'{2}");

    /// <summary>MC6024.</summary>
    public static readonly DiagnosticRule CallParameterForm = new("MC6024", "Parameter of a call", "A parameter of a call is text, a number, a boolean, or a list of these; '{0}' is {1}");

    /// <summary>MC6025.</summary>
    public static readonly DiagnosticRule UnusedCallParameter = new("MC6025", "Parameter is never sent", "No request sends '{0}'; write ${0} where it goes: in the path as {{{0}}}, the query, a header or the body");

    /// <summary>MC6026.</summary>
    public static readonly DiagnosticRule ItemsPath = new("MC6026", "Path names no items", "'{0}' names no items of a list; expected a path that ends in '*', such as '{1}'");

    /// <summary>MC6027.</summary>
    public static readonly DiagnosticRule ListInText = new("MC6027", "List where one value stands", "'{0}' is a list, and {1} holds one value; a list goes into the query or the body");

    /// <summary>MC6040.</summary>
    public static readonly DiagnosticRule PriceLikeSubmit = new("MC6040", "Price that would be a submit", "A request that asks for a price cannot be told from one that is paid: {0}");

    /// <summary>MC6041.</summary>
    public static readonly DiagnosticRule CallbackType = new("MC6041", "Callback is no URL", "The webhook goes to the option '{0}', which must have the type url; it is {1}");

    /// <summary>MC6042.</summary>
    public static readonly DiagnosticRule WeakSignature = new("MC6042", "Signature proves too little", "The signed message can be used again: {0}");

    /// <summary>MC6045.</summary>
    public static readonly DiagnosticRule KeyForm = new("MC6045", "Key of another algorithm", "'{0}' {1}");

    /// <summary>MC6046.</summary>
    public static readonly DiagnosticRule OpenKeySet = new("MC6046", "Keys over an open line", "Whoever serves the keys decides what is believed; '{0}' can be replaced on the way, an https URL is expected");

    /// <summary>MC6050.</summary>
    public static readonly DiagnosticRule SyncBody = new("MC6050", "Two bodies for one request", "The body of 'sync' differs from that of 'submit'; a request is written once, so leave 'body' out of 'sync', or give 'sync' a route of its own");

    /// <summary>MC6051.</summary>
    public static readonly DiagnosticRule NothingDropped = new("MC6051", "Nothing to drop", "'{0}: none' drops what the top level says, and it says no '{0}'");

    /// <summary>MC6052.</summary>
    public static readonly DiagnosticRule SyncLikeSubmit = new("MC6052", "Sync that is the submit", "'sync' is the request of 'submit'; another path, query or header must tell the provider that the output is waited for");

    /// <summary>MC6053.</summary>
    public static readonly DiagnosticRule BatchForm = new("MC6053", "Tasks of one submit", "{0}");

    /// <summary>MC6054.</summary>
    public static readonly DiagnosticRule CancelsNothing = new("MC6054", "Cancel names no task", "Nothing in the request of 'cancel' says which task is meant; expected one of {0}");

    /// <summary>MC6055.</summary>
    public static readonly DiagnosticRule NeverAbsent = new("MC6055", "Never absent", "'{0}' stands in every reply, so none could be without it; expected a field, such as 'error'");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownPlaceholder, UnknownOption, Incomplete, UnknownOptionType,
        UnknownResource, ReplyTypeForm, ResultForm, UnknownIdField, CallParameterForm, UnusedCallParameter, ItemsPath, ListInText,
        PriceLikeSubmit, CallbackType, WeakSignature, KeyForm, OpenKeySet,
        SyncBody, NothingDropped, SyncLikeSubmit, BatchForm, CancelsNothing, NeverAbsent,
    ];
}
