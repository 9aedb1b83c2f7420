using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Binding;

// Prices before a task, webhooks at its end.
public static partial class DescriptorBinder
{
    private static readonly string[] PriceMethods = ["post", "put"];

    private static readonly string[] WebhookNames = ["task_id", "status", "output", "error", "error_code"];

    private static PriceParts? BindPrice(BindingScope scope)
    {
        if (scope.Read("price-operation") is not { } reader) return null;
        var request = new OperationParts(scope);
        if (reader["request"] is { } requestScope && requestScope.Read("price-request") is { } requestReader) request = BindRequest(request, requestReader, PriceMethods);
        var response = reader["response"] is { } responseScope ? responseScope.Read("price-response") : null;
        return new PriceParts(request)
        {
            With = reader["with"] is { } with ? BindPriceFields(with) : null,
            Usd = response?["usd"] is { } usd ? ReplyPathReader.ReadMany(usd) : null,
            Credits = response?["credits"] is { } credits ? ReplyPathReader.ReadMany(credits) : null,
        };
    }

    private static EquatableArray<JsonMember>? BindPriceFields(BindingScope scope)
    {
        if (scope.Read("price-fields") is not { } reader) return null;
        if (reader.Count == 0) reader.ReportEmpty("one field");
        var fields = new List<JsonMember>();
        foreach (var (name, value) in reader.TextEntries())
        {
            if (LiteralReader.ReadScalar(value, LiteralKind.Any) is { } constant) fields.Add(new JsonMember(name, constant));
        }

        return fields.ToEquatableArray();
    }

    private static WebhookParts? BindWebhook(BindingScope scope)
    {
        if (scope.Read("webhook") is not { } reader) return null;
        var payload = new List<ReplyPath>();
        foreach (var name in reader.Present(WebhookNames))
        {
            if (ReplyPathReader.ReadMany(reader[name]!) is { Count: > 0 } paths) payload.Add(new ReplyPath(name, paths));
        }

        return new WebhookParts(scope.Pointer)
        {
            IsLikePoll = reader["like"]?.Word() is not null,
            To = reader["to"] is { } to ? BindOptionReference(to) : null,
            Payload = payload.ToEquatableArray(),
            Statuses = reader["statuses"] is { } statuses ? BindStatuses(statuses) : null,
            Media = reader["media"] is { } media ? BindMedia(media) : null,
            Verify = reader["verify"] is { } verify ? BindSignature(verify) : null,
        };
    }

    private static string? BindOptionReference(BindingScope scope)
    {
        if (scope.Line() is not { } text) return null;
        if (IsReference(text) && NameForm.Parameter.Accepts(text.Substring(1))) return text.Substring(1);
        scope.Report(BindingDiagnostics.Reference, BindingScope.Shown(text), "an option of a call is expected, as in $callback_url");
        return null;
    }

    private static SignatureDescriptor? BindSignature(BindingScope scope)
    {
        if (scope.Read("verify") is not { } reader) return null;
        var algorithm = reader.Required("algorithm")?.Word();
        var key = reader.Required("key")?.Read("verify-key");
        var variable = key?["env"]?.Name(NameForm.Variable);
        var keySet = key?["jwks"] is { } jwks ? BindUrl(jwks) : null;
        var cache = key?["cache"] is { } cacheScope ? BindPositiveDuration(cacheScope) : null;
        var message = reader.Required("message") is { } messageScope ? BindSignedMessage(messageScope) : null;
        var place = reader.Required("signature") is { } signature ? signature.Read("signature") : null;
        var from = place?.Required("from") is { } fromScope ? ReplyPathReader.ReadMany(fromScope) : default;
        var form = place?.Required("as")?.Word();
        var time = reader["time"] is { } timeScope ? BindSignedTime(timeScope) : null;
        if (algorithm is null || key is null || message is null || from.Count == 0 || form is null || (time is null && reader.Has("time"))) return null;
        if ((variable is null && key.Has("env")) || (keySet is null && key.Has("jwks")) || (cache is null && key.Has("cache"))) return null;
        return new SignatureDescriptor { Algorithm = algorithm, Variable = variable, KeySet = keySet, CacheMilliseconds = cache, Message = message.Value, From = from, As = form, Time = time };
    }

    private static SignedTimeDescriptor? BindSignedTime(BindingScope scope)
    {
        if (scope.Read("signed-time") is not { } reader) return null;
        var from = reader.Required("from") is { } fromScope ? ReplyPathReader.ReadMany(fromScope) : default;
        var form = reader.Required("as")?.Word();
        var within = reader.Required("within") is { } withinScope ? BindPositiveDuration(withinScope) : null;
        return from.Count == 0 || form is null || within is null ? null : new SignedTimeDescriptor(from, form, within.Value);
    }

    // Braces hold paths, which know no braces themselves; what stands between is signed as it is.
    private static EquatableArray<SignedPart>? BindSignedMessage(BindingScope scope)
    {
        if (scope.Scalar() is not { } scalar || scope.Checked(scalar.Text, BindingScope.LongestLine, lines: true) is not { } text) return null;
        var parts = new List<SignedPart>();
        var start = 0;
        while (start < text.Length)
        {
            var brace = text.IndexOfAny(['{', '}'], start);
            if (brace < 0) brace = text.Length;
            if (brace > start) parts.Add(new SignedPart(text.Substring(start, brace - start), null));
            if (brace == text.Length) break;
            var end = text[brace] == '{' ? text.IndexOf('}', brace) : -1;
            if (end < 0) return Wrong(text[brace] == '{' ? "has a brace that is not closed" : "closes a brace that was not opened");
            var path = text.Substring(brace + 1, end - brace - 1).Trim();
            if (ReplyPathReader.Problem(path) is { } problem) return Wrong("has '{" + BindingScope.Shown(path) + "}': " + problem);
            parts.Add(new SignedPart(null, path));
            start = end + 1;
        }

        return parts.ToEquatableArray();

        EquatableArray<SignedPart>? Wrong(string problem)
        {
            scope.Report(BindingDiagnostics.Template, BindingScope.Shown(text), problem);
            return null;
        }
    }
}
