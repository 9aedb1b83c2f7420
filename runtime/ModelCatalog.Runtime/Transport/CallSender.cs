using System.Net.Http.Headers;
using ModelCatalog.Infrastructure;

namespace ModelCatalog.Transport;

/// <summary>
/// Sends the calls of a provider beside submits and polls. None of them starts a paid task, so one that HTTP calls idempotent (GET, PUT, DELETE) is repeated after
/// every failure that may pass; a POST only when the provider certainly did not take it. A file is sent again only from a stream that can go back.
/// </summary>
internal sealed class CallSender(ProviderEngine engine, RateGate gate, IReadOnlyDictionary<string, (CallProtocol Protocol, ErrorReader Errors)> calls)
{
    private string Provider => engine.Protocol.Name;

    public async Task<OutputNode> SendAsync(string name, CallArguments arguments, CancellationToken cancellationToken)
    {
        var call = Find(name);
        var (reply, _) = await RunAsync(call, arguments, null, null, cancellationToken).ConfigureAwait(false);
        var path = call.Protocol.Result!.ToString();
        return new OutputNode(new CallReply(Provider, name, call.Errors, reply), call.Protocol.Result.First(reply).Json, path == "." ? "" : path);
    }

    public async Task<string> UploadAsync(string name, CallArguments arguments, UploadFile? file, CancellationToken cancellationToken)
    {
        var call = Find(name);
        file?.CheckSize(call.Protocol.MaximumBytes);
        arguments.Give("file_name", file?.Name);
        arguments.Give("content_type", file?.ContentType);
        var (reply, url) = await RunAsync(call, arguments, file, null, cancellationToken).ConfigureAwait(false);
        if (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp)) return url;
        var place = string.Join(", ", call.Protocol.Steps.Select(step => step.Url).OfType<ReplyPath>());
        var found = url is null ? "nothing" : $"'{call.Errors.Clean(ReplyBody.OneLine(url, 100))}'";
        throw new CallReply(Provider, name, call.Errors, reply).Wrong(found, place, "the URL of the file");
    }

    public async Task DownloadAsync(string name, CallArguments arguments, Stream destination, CancellationToken cancellationToken)
    {
        var call = Find(name);
        var (reply, _) = await RunAsync(call, arguments, null, destination, cancellationToken).ConfigureAwait(false);
        if (reply.IsJson) throw new CallReply(Provider, name, call.Errors, reply).Wrong($"{Provider} answered {name} with JSON instead of a file.");
    }

    private (CallProtocol Protocol, ErrorReader Errors) Find(string name) =>
        calls.TryGetValue(name, out var call) ? call : throw new InvalidOperationException($"{Provider} has no call '{name}'; were client and provider generated from the same catalog?");

    /// <summary>The last reply, and the URL that one of the replies named.</summary>
    private Task<(ProviderReply Reply, string? Url)> RunAsync(
        (CallProtocol Protocol, ErrorReader Errors) call, CallArguments arguments, UploadFile? file, Stream? destination, CancellationToken cancellationToken) =>
        engine.Telemetry.CallAsync(call.Protocol.Name, null, () => StepAsync(call, arguments, file, destination, cancellationToken));

    private async Task<(ProviderReply Reply, string? Url)> StepAsync(
        (CallProtocol Protocol, ErrorReader Errors) call, CallArguments arguments, UploadFile? file, Stream? destination, CancellationToken cancellationToken)
    {
        ClientLog.Calling(engine.Connection.Logger, call.Protocol.Name, Provider);
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new RequestValues(null, Guid.NewGuid().ToString()) { Arguments = arguments, Kept = kept };
        ProviderReply reply = null!;
        string? url = null;
        foreach (var step in call.Protocol.Steps)
        {
            reply = await RepeatAsync(call, step, values, file, destination, cancellationToken).ConfigureAwait(false);
            url ??= step.Url?.Text(reply);
            foreach (var value in step.Keep)
            {
                if (value.Path.Text(reply) is { } text) kept[value.Name] = text;
            }
        }

        return (reply, url);
    }

    private Task<ProviderReply> RepeatAsync(
        (CallProtocol Protocol, ErrorReader Errors) call, OperationProtocol step, RequestValues values, UploadFile? file, Stream? destination, CancellationToken cancellationToken)
    {
        return engine.Repeater.RunAsync(call.Protocol.Name, $"call {call.Protocol.Name}", AttemptAsync, cancellationToken);

        async Task<Attempt<ProviderReply>> AttemptAsync(CancellationToken token)
        {
            // What goes to a URL that a reply named is no request to the provider.
            if (step.Authorized) await gate.EnterAsync(LimitScope.All, token).ConfigureAwait(false);
            var streams = new ExchangeStreams { Destination = destination, TakesAnyReply = destination is null && call.Protocol.Result is null && step.Url is null && step.Keep.Count == 0 };
            var (reply, failure, isRefused) = await TryAsync(call.Errors, step, values, file, streams, token).ConfigureAwait(false);
            if (reply is not null) return new Attempt<ProviderReply>(reply);
            var mayPass = failure!.Error.Class is ErrorClass.RateLimited or ErrorClass.Unavailable or ErrorClass.Server;
            var isHarmless = isRefused || step.Method is "GET" or "PUT" or "DELETE";
            var canSend = (!SendsFile(step) || file!.CanBegin) && !streams.HasWritten;
            return mayPass && isHarmless && canSend ? new Attempt<ProviderReply>(null, failure) : throw failure;
        }
    }

    /// <summary>The reply; or what failed, and whether the provider certainly did not do what it was asked for.</summary>
    private async Task<(ProviderReply? Reply, ProviderException? Failure, bool IsRefused)> TryAsync(
        ErrorReader errors, OperationProtocol step, RequestValues values, UploadFile? file, ExchangeStreams streams, CancellationToken cancellationToken)
    {
        using var content = Content(step, values, file, streams);
        using var message = engine.Requests.Build(step, values, content);
        if (streams.Destination is not null) message.Headers.Accept.Clear();
        try
        {
            var reply = await engine.Exchange.SendAsync(message, errors, streams, cancellationToken).ConfigureAwait(false);

            // A reply of a form that nobody promised is judged by its status alone.
            if (streams.TakesAnyReply && reply.IsSuccess) return (reply, null, false);
            if (errors.Check(reply) is not { } error) return (reply, null, false);
            return (null, ProviderEngine.ToException(error, ReplyStage.Submit, null), error.Class is ErrorClass.RateLimited or ErrorClass.Unavailable);
        }
        catch (TransportException exception)
        {
            var error = new ProviderError { Provider = Provider, Class = ErrorClass.Unavailable, Message = exception.Message };
            var isRefused = exception.InnerException is HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
            };
            return (null, new ProviderUnavailableException(error, engine.Redact(exception.InnerException)), isRefused);
        }
    }

    private static bool SendsFile(OperationProtocol step) => step.IsFile || step.Multipart.Any(part => part.Text == "$file");

    private static HttpContent? Content(OperationProtocol step, RequestValues values, UploadFile? file, ExchangeStreams streams)
    {
        if (step.Body is { } body) return TemplateBody.Write(body, values);
        if (step.IsFile) return new UploadContent(file!, streams);

        // Its connection repeats on its own what has no body at all.
        if (step.Multipart.Count == 0) return step.Method == "POST" ? new SingleUseContent(default) : null;
        var form = new MultipartFormDataContent();
        foreach (var part in step.Multipart)
        {
            if (part.Text == "$file")
            {
                Add(new UploadContent(file!, streams), part.Name, file!.Name);
                continue;
            }

            foreach (var text in values.Texts(part.Text)) Add(new StringContent(text), part.Name, null);
        }

        return form;

        // In quotes, as browsers write them: some servers read nothing else.
        void Add(HttpContent content, string name, string? fileName)
        {
            var disposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
            if (fileName is not null)
            {
                disposition.FileName = "\"" + string.Concat(fileName.Select(c => c is >= ' ' and < '\x7f' and not '"' ? c : '_')) + "\"";
                if (!System.Text.Ascii.IsValid(fileName)) disposition.FileNameStar = fileName;
            }

            content.Headers.ContentDisposition = disposition;
            form.Add(content);
        }
    }
}
