using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text.Json;
using ModelCatalog.Transport;

namespace ModelCatalog.Webhooks;

/// <summary>Reads webhooks. Called through the class that is generated for each provider that has them. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WebhookReader
{
    private const int LongestTaskId = 1_024;

    /// <summary>Reads a payload that is not signed, or whose signature is not looked at.</summary>
    /// <param name="utf8Body">The body as it was posted.</param>
    /// <param name="route">The provider's route; null: the default route.</param>
    /// <typeparam name="TProvider">The provider.</typeparam>
    /// <exception cref="ArgumentException">The provider has no such route with a webhook.</exception>
    public static WebhookResult ReadUnsigned<TProvider>(ReadOnlySpan<byte> utf8Body, string? route)
        where TProvider : IProvider
    {
        var context = ContextOf<TProvider>(route);
        return TryParse(TProvider.Protocol.Name, utf8Body, static _ => null, out var payload, out var wrong) ? Read(TProvider.Protocol.Name, context, payload, false) : wrong;
    }

    /// <summary>Reads a payload after its signature was checked.</summary>
    /// <param name="utf8Body">The body as it was posted, byte for byte.</param>
    /// <param name="header">Gives a header of the request by its name, in any case; null: it is absent.</param>
    /// <param name="route">The provider's route; null: the default route.</param>
    /// <param name="key">The key; null: the environment variable that the provider's descriptor names.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <typeparam name="TProvider">The provider.</typeparam>
    /// <exception cref="ArgumentException">The provider has no such route with a webhook that is signed.</exception>
    /// <exception cref="ApiKeyException">There is no key.</exception>
    public static WebhookResult Read<TProvider>(ReadOnlySpan<byte> utf8Body, Func<string, string?> header, string? route, string? key, TimeProvider? time)
        where TProvider : IProvider
    {
        ArgumentNullException.ThrowIfNull(header);
        var provider = TProvider.Protocol.Name;
        var (context, signature) = SignedContextOf<TProvider>(route);
        if (signature.Keys is not null)
            throw new ArgumentException($"{provider} signs the webhooks of {NameOf(route)} with a key of its own: ReadAsync fetches the public ones.", nameof(route));
        var secret = KeyOf(provider, signature, key);
        return TryReadSigned(provider, signature, utf8Body, header, out var signed, out var wrong)
            ? Judge(provider, context, signature, signed, SignatureCheck.IsSignedWith(secret, signed.Message, signed.Signature), time)
            : wrong;
    }

    /// <summary>Reads a payload after its signature was checked, whichever way the provider signs.</summary>
    /// <param name="utf8Body">The body as it was posted, byte for byte.</param>
    /// <param name="header">Gives a header of the request by its name, in any case; null: it is absent.</param>
    /// <param name="keys">Fetches the provider's public keys.</param>
    /// <param name="route">The provider's route; null: the default route.</param>
    /// <param name="key">The key that both sides know; null: the environment variable that the provider's descriptor names.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <typeparam name="TProvider">The provider.</typeparam>
    /// <exception cref="ArgumentException">The provider has no such route with a webhook that is signed, or its keys come from no https URL.</exception>
    /// <exception cref="ApiKeyException">There is no key.</exception>
    public static async Task<WebhookResult> ReadAsync<TProvider>(
        ReadOnlyMemory<byte> utf8Body, Func<string, string?> header, WebhookKeys keys, string? route, string? key, TimeProvider? time, CancellationToken cancellationToken)
        where TProvider : IProvider
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(keys);
        var provider = TProvider.Protocol.Name;
        var (context, signature) = SignedContextOf<TProvider>(route);
        if (signature.Keys is not { } published) return Read<TProvider>(utf8Body.Span, header, route, key, time);
        if (!TryReadSigned(provider, signature, utf8Body.Span, header, out var signed, out var wrong)) return wrong;
        var (isSigned, problem) = await keys.VerifyAsync(provider, published, signed.Message, signed.Signature, cancellationToken).ConfigureAwait(false);
        return problem is null
            ? Judge(provider, context, signature, signed, isSigned, time)
            : new WebhookResult(provider, WebhookProblem.KeysUnavailable, $"The webhook of {provider} cannot be verified now: {problem}.");
    }

    /// <summary>Whether the webhooks of a route are signed; null where it has none.</summary>
    /// <param name="route">The provider's route; null: the default route.</param>
    /// <typeparam name="TProvider">The provider.</typeparam>
    public static bool? IsSigned<TProvider>(string? route)
        where TProvider : IProvider => TProvider.Protocol.FindRoute(route)?.Webhook is { } webhook ? webhook.Signature is not null : null;

    /// <summary>Sees to it that what a signature is checked with is there, as far as that can be known before the first webhook.</summary>
    /// <param name="route">The provider's route; null: the default route.</param>
    /// <param name="key">The key that both sides know; null: the environment variable that the provider's descriptor names.</param>
    /// <typeparam name="TProvider">The provider.</typeparam>
    /// <exception cref="ArgumentException">The provider has no such route with a webhook that is signed.</exception>
    /// <exception cref="ApiKeyException">There is no key.</exception>
    public static void CheckKey<TProvider>(string? route, string? key)
        where TProvider : IProvider
    {
        var (_, signature) = SignedContextOf<TProvider>(route);
        if (signature.Keys is null) KeyOf(TProvider.Protocol.Name, signature, key);
    }

    private static (RouteContext Context, SignatureProtocol Signature) SignedContextOf<TProvider>(string? route)
        where TProvider : IProvider
    {
        var context = ContextOf<TProvider>(route);
        return (context, context.Route.Webhook!.Signature ?? throw new ArgumentException($"{TProvider.Protocol.Name} does not sign the webhooks of {NameOf(route)}.", nameof(route)));
    }

    private static bool TryReadSigned(
        string provider, SignatureProtocol signature, ReadOnlySpan<byte> utf8Body, Func<string, string?> header, out SignedPayload signed, out WebhookResult wrong)
    {
        signed = null!;
        if (!TryParse(provider, utf8Body, header, out var payload, out wrong)) return false;
        var (message, bytes, missing) = SignatureCheck.Read(signature, payload);
        if (missing is { } found) wrong = Refused(provider, found);
        else signed = new SignedPayload(payload, message, bytes);
        return signed is not null;
    }

    private static WebhookResult Judge(string provider, RouteContext context, SignatureProtocol signature, SignedPayload signed, bool isSigned, TimeProvider? time)
    {
        if (!isSigned) return Refused(provider, (WebhookProblem.WrongSignature, "has a signature that was not made with " + (signature.Keys is null ? "this key" : "a key of the sender")));
        return SignatureCheck.CheckTime(signature, signed.Payload, (time ?? TimeProvider.System).GetUtcNow()) is { } outdated
            ? Refused(provider, outdated)
            : Read(provider, context, signed.Payload, true);
    }

    private static WebhookResult Refused(string provider, (WebhookProblem Problem, string Message) found) => new(provider, found.Problem, $"The webhook of {provider} {found.Message}.");

    private static string KeyOf(string provider, SignatureProtocol signature, string? key)
    {
        var variable = signature.Variable!;
        var found = string.IsNullOrEmpty(key) ? Environment.GetEnvironmentVariable(variable) : key;
        return !string.IsNullOrEmpty(found)
            ? found
            : throw new ApiKeyException(provider, variable, $"No key for the webhooks of {provider}: give it, or set the environment variable {variable}.");
    }

    private static bool TryParse(string provider, ReadOnlySpan<byte> utf8Body, Func<string, string?> header, out ProviderReply payload, out WebhookResult wrong)
    {
        var bytes = utf8Body.ToArray();
        var json = ReplyBody.Parse(bytes, null, out var reason);
        payload = new ProviderReply(200, json, bytes, header);
        wrong = null!;
        if (reason is not null) wrong = Malformed(provider, bytes.Length == 0 ? "is empty" : $"is no JSON ({reason})");
        else if (json.ValueKind != JsonValueKind.Object) wrong = Malformed(provider, $"is no JSON object, but a value of the kind '{Infrastructure.JsonValues.KindName(json)}'");
        return wrong is null;
    }

    private static WebhookResult Read(string provider, RouteContext context, ProviderReply payload, bool isVerified)
    {
        var webhook = context.Route.Webhook!;
        if (webhook.TaskId.Text(payload) is not { } id) return Malformed(provider, $"names no task at '{webhook.TaskId}'");
        if (id.Length > LongestTaskId || id.Any(char.IsControl)) return Malformed(provider, $"has a value at '{webhook.TaskId}' that cannot be the id of a task");
        if (webhook.Status.Text(payload) is not { } text) return Malformed(provider, $"of task {id} has no status at '{webhook.Status}'");
        var output = OutputOf(provider, context, payload, id);
        var meaning = ProviderEngine.StatusOf(webhook.Statuses, text);
        var status = meaning switch
        {
            ReplyStatus.Queued => GenerationStatus.Queued,
            ReplyStatus.Succeeded => GenerationStatus.Succeeded,
            ReplyStatus.Failed => GenerationStatus.Failed,
            ReplyStatus.Cancelled => GenerationStatus.Cancelled,
            // How it ended is told by what came with it.
            ReplyStatus.Finished when output is null && webhook.Error?.First(payload).IsPresent == true => GenerationStatus.Failed,
            ReplyStatus.Finished => GenerationStatus.Succeeded,
            _ => GenerationStatus.Running,
        };
        var isFailed = status is GenerationStatus.Failed or GenerationStatus.Cancelled;
        if (status == GenerationStatus.Succeeded && output is null && webhook.Output is not null)
            return Malformed(provider, $"says that task {id} succeeded, but has no output at '{webhook.Output}'");
        return new WebhookResult(new WebhookNotification(provider, id, status)
        {
            Route = context.Route.Name,
            RawStatus = context.Errors.Clean(text),
            Output = status == GenerationStatus.Succeeded ? output : null,
            Error = isFailed ? context.Errors.TaskError(webhook.Error, webhook.ErrorCode, payload) with { HttpStatus = null } : null,
            IsVerified = isVerified,
            Raw = payload.Body,
        });
    }

    private static TaskOutput? OutputOf(string provider, RouteContext context, ProviderReply payload, string taskId)
    {
        var webhook = context.Route.Webhook!;
        if (webhook.Output is null || webhook.Output.First(payload).Json is not { ValueKind: not JsonValueKind.Undefined } json) return null;
        return new TaskOutput(provider, taskId, json, webhook.Media) { Route = context.Route.Name, BodyStart = () => context.Errors.BodyStart(payload) };
    }

    private static WebhookResult Malformed(string provider, string problem) => new(provider, WebhookProblem.Malformed, $"The webhook of {provider} {problem}.");

    private static string NameOf(string? route) => route is null ? "its default route" : $"its route '{route}'";

    private static RouteContext ContextOf<TProvider>(string? route)
        where TProvider : IProvider
    {
        if (Contexts<TProvider>.Known.TryGetValue(route ?? "", out var known)) return known;
        var protocol = TProvider.Protocol;
        if (protocol.FindRoute(route) is not { Webhook: not null } found) throw new ArgumentException($"{protocol.Name} posts no webhooks of {NameOf(route)}.", nameof(route));

        // No key is known here, and no reply that would ask to wait.
        var errors = new ErrorReader(protocol.Name, found with { RetryAfter = [] }, new ApiKey(protocol.Name, null, new ProviderOptions()), TimeProvider.System);
        return Contexts<TProvider>.Known.GetOrAdd(route ?? "", new RouteContext(found, errors));
    }

    /// <summary>A payload, what of it was signed, and the signature.</summary>
    private sealed record SignedPayload(ProviderReply Payload, byte[] Message, byte[] Signature);

    private static class Contexts<TProvider>
        where TProvider : IProvider
    {
        public static readonly ConcurrentDictionary<string, RouteContext> Known = new(StringComparer.Ordinal);
    }
}
