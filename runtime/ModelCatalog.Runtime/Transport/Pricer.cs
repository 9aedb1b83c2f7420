using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

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

        for (var attempt = 1; ; attempt++)
        {
            await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return Read(route, price, await SendAsync(route, price, values, content, cancellationToken).ConfigureAwait(false));
            }
            catch (ProviderException exception) when (PauseAfter(exception, attempt) is { } pause)
            {
                if (_engine.Connection.Logger.IsEnabled(LogLevel.Warning)) ClientLog.PriceFailed(_engine.Connection.Logger, Provider, attempt, exception.Error.ToString(), pause);
                await Task.Delay(pause, _engine.Connection.Time, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The pause before it is asked again; null where that would not help, or not be soon enough.</summary>
    private TimeSpan? PauseAfter(ProviderException exception, int attempt)
    {
        var options = _engine.Connection.Options;
        if (attempt >= options.SubmitAttempts || exception is not (RateLimitedException or ProviderUnavailableException)) return null;
        var pause = PollPace.BeforeRepeat(attempt, exception.Error.RetryAfter);
        return pause <= options.LongestSubmitPause ? pause : null;
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
