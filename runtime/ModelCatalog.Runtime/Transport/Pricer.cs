using System.Globalization;
using System.Net.Http.Headers;

namespace ModelCatalog.Transport;

/// <summary>Asks what requests would cost. It starts nothing, so unlike a submit it is asked again when the provider does not answer.</summary>
internal sealed class Pricer
{
    private readonly ProviderEngine _engine;
    private readonly RateGate _gate;

    public Pricer(ProviderEngine engine, RateGate gate)
    {
        _engine = engine;
        _gate = gate;
    }

    private string Provider => _engine.Protocol.Name;

    public async Task<Price> AskAsync<TProvider>(IServedBy<TProvider> request, SubmitOptions? options, CancellationToken cancellationToken)
        where TProvider : IProvider
    {
        RequestContent.ThrowIfInvalid(request, options);
        var route = _engine.FindRoute(request.RouteName)
            ?? throw new InvalidOperationException($"{Provider} has no route '{request.RouteName}'; were request and provider generated from the same catalog?");
        var price = route.Route.Price ?? throw new NotSupportedException($"The catalog does not know how {Provider} is asked for the price of this request.");
        var values = new RequestValues(request.ModelId, Guid.NewGuid().ToString()) { Options = options };
        var body = RequestContent.Write(request, options);
        byte[] content;
        try
        {
            content = body.Length == 0 ? [] : RequestContent.With(body.Written, price.With);
        }
        finally
        {
            body.Return();
        }

        return await _engine.Telemetry.CallAsync(
            "price", request.ModelId, () => _engine.Repeater.RunAsync("price", "the question for a price", AttemptAsync, cancellationToken)).ConfigureAwait(false);

        async Task<Attempt<Price>> AttemptAsync(CancellationToken token)
        {
            // A provider counts a question for a price as it counts the submit that it looks like.
            await _gate.EnterAsync(LimitScope.Submit, token).ConfigureAwait(false);
            try
            {
                return new Attempt<Price>(Read(route, price, await SendAsync(route, price, values, content, token).ConfigureAwait(false)));
            }
            catch (ProviderException exception) when (exception is RateLimitedException or ProviderUnavailableException)
            {
                return new Attempt<Price>(default, exception);
            }
        }
    }

    private async Task<ProviderReply> SendAsync(RouteContext route, PriceProtocol price, RequestValues values, byte[] content, CancellationToken cancellationToken)
    {
        using var json = content.Length == 0 ? null : new ByteArrayContent(content);
        if (json is not null) json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var message = _engine.Requests.Build(price.Operation, values, json);
        try
        {
            return await _engine.Exchange.SendAsync(message, route.Errors, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException exception)
        {
            var error = new ProviderError { Provider = Provider, Class = ErrorClass.Unavailable, Message = exception.Message };
            throw new ProviderUnavailableException(error, _engine.Redact(exception.InnerException));
        }
    }

    private Price Read(RouteContext route, PriceProtocol price, ProviderReply reply)
    {
        if (route.Errors.Check(reply) is { } error) throw ProviderEngine.ToException(error, ReplyStage.Submit, null);
        var text = price.Amount.Text(reply);
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0) return new Price(amount, price.Unit);

        // A provider that took the question for a submit has a task now, and somebody should know.
        var found = text is null ? "no price" : $"'{route.Errors.Clean(text)}' where the price is expected";
        var task = route.Route.Submit?.TaskId?.Text(reply) is { } id ? $" It names a task instead, '{route.Errors.Clean(id)}', which may cost money." : "";
        throw new ProtocolException(
            route.Errors.Unreadable(reply.HttpStatus),
            $"{Provider} was asked for a price, and answered with {found} at '{price.Amount}'.{task}",
            route.Errors.BodyStart(reply));
    }
}
