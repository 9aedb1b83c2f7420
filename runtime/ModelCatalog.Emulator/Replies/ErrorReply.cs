using System.Globalization;
using System.Security.Cryptography;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Emulator.Replies;

/// <summary>Writes errors in a provider's own envelope: what the client reads, turned round.</summary>
internal static class ErrorReply
{
    /// <summary>What HTTP itself says, where the provider has no code for a meaning; the first that does not mean something else there.</summary>
    private static readonly Dictionary<string, int[]> UsualCodes = new(StringComparer.Ordinal)
    {
        ["invalid"] = [422, 400, 409],
        ["auth"] = [401, 403],
        ["forbidden"] = [403],
        ["credits"] = [402],
        ["not-found"] = [404, 410],
        ["rate-limited"] = [429],
        ["unavailable"] = [503],
        ["server"] = [500, 502, 504],
        ["moderated"] = [422, 400],
        ["failed"] = [400, 422],
        ["unsupported"] = [501, 405],
    };

    /// <summary>The meanings that an error can have.</summary>
    public static IReadOnlyCollection<string> Classes => UsualCodes.Keys;

    /// <summary>The reply for an error.</summary>
    public static ReplyDraft Of(RouteDescriptor route, EmulatedError error)
    {
        if (error.Body is not { } body) return OfClass(route, error.Class, error.Message);
        var reply = ReplyDraft.Verbatim(error.HttpStatus, body);
        foreach (var (name, text) in error.Headers) reply.SetHeader(name, text);
        return reply;
    }

    /// <summary>The reply for a request that was taken, and then failed: where a good reply has no error in it, HTTP says that all went well.</summary>
    public static ReplyDraft OfFailure(RouteDescriptor route, EmulatedError error)
    {
        if (error.Body is not null || error.Class != "failed" || route.Ok.All(condition => condition.Value is not null)) return Of(route, error);
        var reply = new ReplyDraft();
        foreach (var condition in route.Ok) reply.TrySet(condition.Path, condition.Value ?? new JsonString(error.Message));
        reply.TrySet(route.Errors.Message, new JsonString(error.Message));
        if (route.Errors.Classes.FirstOrDefault(code => code.Text == error.Class) is { } code) reply.TrySet(route.Errors.Code, ScalarText.Parse(code.Name));
        return reply;
    }

    /// <summary>The reply for an error of a class.</summary>
    /// <param name="route">Whose envelope.</param>
    /// <param name="errorClass">What the error means.</param>
    /// <param name="message">Its text.</param>
    /// <param name="parameter">The parameter that is wrong; null: none.</param>
    public static ReplyDraft OfClass(RouteDescriptor route, string errorClass, string message, string? parameter = null) =>
        OfCode(route, CodeOf(route, errorClass), errorClass, message, parameter);

    /// <summary>The reply for an error with a code of its own.</summary>
    public static ReplyDraft OfCode(RouteDescriptor route, string code, string errorClass, string message, string? parameter = null)
    {
        var reply = new ReplyDraft();
        var isCarried = IsCarriedUnder200(route);
        if (!isCarried) reply.HttpStatus = HttpStatusOf(code) ?? UsualCode(errorClass);
        foreach (var condition in route.Ok)
        {
            if (condition.Value is { } value && !route.Errors.Code.Contains(condition.Path)) reply.TrySet(condition.Path, OtherThan(value));
        }

        reply.TrySet(route.Errors.Code, ScalarText.Parse(code));
        reply.TrySet(route.Errors.Message, new JsonString(message));
        if (parameter is not null) reply.TrySet(route.Errors.Parameter, new JsonString(parameter));
        reply.TrySet(route.Errors.RequestId, new JsonString("request-" + RandomNumberGenerator.GetHexString(16, lowercase: true)));
        return reply;
    }

    /// <summary>The provider's code for a class: the first that it lists, else what HTTP says.</summary>
    public static string CodeOf(RouteDescriptor route, string errorClass)
    {
        var listed = route.Errors.Classes.FirstOrDefault(code => code.Text == errorClass)?.Name;
        if (listed is not null) return listed;
        var free = Array.Find(UsualCodes[errorClass], number => route.Errors.Classes.All(code => code.Name != Text(number)));
        return Text(free == 0 ? UsualCode(errorClass) : free);
    }

    /// <summary>Whether HTTP says 200 whatever happens: the code in the body is what tells success from failure.</summary>
    private static bool IsCarriedUnder200(RouteDescriptor route) =>
        route.Ok.Any(condition => condition.Value is not null && condition.Path[0] != '$' && route.Errors.Code.Contains(condition.Path));

    private static int? HttpStatusOf(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 400 and < 600 ? number : null;

    private static int UsualCode(string errorClass) => UsualCodes[errorClass][0];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonValue OtherThan(JsonValue value) => value switch
    {
        JsonBoolean boolean => new JsonBoolean(!boolean.Value),
        JsonNumber number => new JsonNumber(number.Equals(new JsonNumber(0)) ? 1 : 0),
        _ => new JsonString(value.ToText() == "error" ? "failed" : "error"),
    };
}
