using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using ModelCatalog;

namespace Gateway;

/// <summary>An answer that is a problem.</summary>
internal sealed class Problem(int status, string type, string title, string detail) : Exception(detail)
{
    public ProblemDetails Details { get; } = new() { Status = status, Type = "urn:modelcatalog:" + type, Title = title, Detail = detail };
}

/// <summary>Everything that goes wrong, as problem details (RFC 9457). The catalog's exceptions hold no key; what is not known here is told as 500 without a word.</summary>
internal sealed class Problems : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Of(exception) is not { } problem) return false;
        if (exception is ProviderException { Error.RetryAfter: { } wait }) httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await TypedResults.Problem(problem).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Whether nothing was sent, or the provider refused it: the same request may be sent anew.</summary>
    public static bool IsCertainlyNotAccepted(Exception exception) => exception is RequestValidationException or CatalogLookupException or ApiKeyException or NotSupportedException
        or RequestRejectedException or RateLimitedException or ProviderUnavailableException or ProviderAuthenticationException or InsufficientCreditsException;

    public static IEnumerable<object> List(ValidationResult verdict) => List(verdict.Violations);

    public static Problem NoKey(CatalogClient client, IEnumerable<ModelWire> wires) => new(503, "no-key", "No provider of this model can be reached",
        string.Join(" ", wires.Select(wire => wire.CanSubmit
            ? $"{wire.Provider} takes the request, but needs {string.Join(" and ", client.Models.GetProvider(wire.Provider).KeyVariables)}."
            : $"{wire.Provider} takes the request, but the catalog does not know how to send it.")));

    public static Problem ValidNowhere(Quote nearest)
    {
        var problem = new Problem(422, "invalid-request", "No provider takes the request", $"At {nearest.Wire.Provider}, which comes nearest: {Sentences(nearest.Verdict.Violations)}");
        problem.Details.Extensions["provider"] = nearest.Wire.Provider;
        problem.Details.Extensions["errors"] = List(nearest.Verdict);
        return problem;
    }

    private static string Sentences(IEnumerable<Violation> violations) => string.Join("; ", violations.Select(violation => violation.Message));

    private static IEnumerable<object> List(IEnumerable<Violation> violations) => violations.Select(violation => new
    {
        path = violation.Parameter,
        rule = violation.Rule,
        kind = violation.Kind == ViolationKind.UnknownField ? "unknown-field" : violation.Kind.ToString().ToLowerInvariant(),
        severity = violation.Severity.ToString().ToLowerInvariant(),
        message = violation.Message,
    });

    private static ProblemDetails? Of(Exception exception) => exception switch
    {
        Problem problem => problem.Details,
        RequestValidationException { Violations: [{ Rule: "body.json" } only] } => New(400, "no-json", "The request is no JSON", only.Message, ("errors", List([only]))),
        RequestValidationException invalid => New(422, "invalid-request", "The request is not valid", Sentences(invalid.Violations), ("errors", List(invalid.Violations))),
        CatalogLookupException missing => New(404, "not-in-catalog", "The catalog does not have it", missing.Message, ("nearest", missing.Nearest), ("known", missing.Known)),
        BadHttpRequestException bad => New(bad.StatusCode, "bad-request", "The request cannot be read", bad.Message),
        ApiKeyException key => New(503, "no-key", "No key is set for the provider", key.Message, ("provider", key.Provider)),
        NotSupportedException unsupported => New(501, "not-sent", "The catalog does not know how to send it", unsupported.Message),
        AmbiguousSubmitException ambiguous => At(502, "ambiguous-submit", "The provider may have accepted the request", ambiguous, ("submission", ambiguous.SubmissionId)),
        TaskFailedException failed => At(422, "failed", "The provider took the request, but it failed", failed),
        RequestRejectedException rejected => At(422, "rejected", "The provider refused the request", rejected),
        RateLimitedException limited => At(429, "rate-limited", "The provider takes no more requests for now", limited),
        InsufficientCreditsException credits => At(402, "credits", "The account at the provider has too little credit", credits),
        ProviderAuthenticationException refused => At(502, "provider-key", "The provider does not accept the gateway's key", refused),
        ProviderUnavailableException down => At(503, "unavailable", "The provider is not available", down),
        ProviderException other => At(502, "provider", "The provider's answer cannot be read", other),
        _ => null,
    };

    private static ProblemDetails At(int status, string type, string title, ProviderException exception, params ReadOnlySpan<(string Name, object? Value)> more) =>
        New(status, type, title, exception.Message, [.. more, ("provider", exception.Provider), ("provider_status", exception.HttpStatus), ("provider_code", exception.Code), ("parameter", exception.Parameter)]);

    private static ProblemDetails New(int status, string type, string title, string detail, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var problem = new Problem(status, type, title, detail).Details;
        foreach (var (name, value) in more)
        {
            if (value is not null) problem.Extensions[name] = value;
        }

        return problem;
    }
}
