using System.Text.Json;
using ModelCatalog;

namespace Gateway;

/// <summary>What can be asked of models, and requests of them.</summary>
internal static class Models
{
    private const string Path = "/models/{vendor}/{model}";

    public static void MapModels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/models", (CatalogClient client, string? search, string? task, string? provider) => new { models = client.Models.Where(Matches(search, task, provider)).Select(Brief) });
        app.MapGet(Path, (CatalogClient client, string vendor, string model) => Facts(client.Models.Get($"{vendor}/{model}")));
        app.MapPost(Path, SubmitAsync);
        app.MapPost(Path + "/validate", async (CatalogClient client, HttpRequest http, string vendor, string model, string? provider) =>
        {
            var read = await ReadAsync(client, http, vendor, model);
            if (read.Request is not { } request) return Verdict(read.Validation);
            return provider is not null ? Verdict(request.Validate(provider)) : new { valid = true, violations = Problems.List(request.Validate()), providers = Quote.All(client, request).Select(quote => quote.ToReply()) };
        });
        app.MapPost(Path + "/price", async (CatalogClient client, HttpRequest http, string vendor, string model) =>
            new { prices = Quote.All(client, (await ReadAsync(client, http, vendor, model)).GetRequest()).Select(quote => quote.ToReply()) });
    }

    private static async Task<IResult> SubmitAsync(CatalogClient client, Submissions submissions, HttpContext context, string vendor, string model, string? provider, string? options)
    {
        var request = (await ReadAsync(client, context.Request, vendor, model)).GetRequest();
        if (options is not null && provider is null) throw new Problem(400, "options-of-nobody", "Options belong to a provider", "Name the provider whose options these are: ?provider=…");
        var quote = provider is null ? Quote.Cheapest(client, request) : Quote.Of(client, request, request.Model.GetWire(provider));
        quote.Verdict.ThrowIfInvalid();
        if (!quote.Wire.CanSubmit) throw new Problem(501, "not-sent", "The request is valid, but cannot be sent", $"The catalog does not know how {quote.Wire.Provider} is reached.");
        var read = options is null ? default : quote.Wire.ReadOptions(JsonOf(options));
        read.Validation.ThrowIfInvalid();

        var (task, isReplay) = await submissions.SubmitAsync(new Submission(request, quote.Wire.Provider, provider, read.Request, options), context.Request.Headers["Idempotency-Key"]);
        context.Response.Headers["Idempotency-Replayed"] = isReplay ? "true" : default;
        return Results.Accepted($"/tasks/{task.Id}", new
        {
            id = task.Id,
            model = task.Model,
            provider = task.Provider,
            chosen = provider is null ? "the cheapest that takes the request and has a key" : "as asked",
            price = Quote.Money(request.EstimateCost(task.Provider)),
            task = $"/tasks/{task.Id}",
            also = task.Also?.Select(id => $"/tasks/{id}"),
            refused = task.Refused,
            warnings = Problems.List(quote.Verdict),
        });
    }

    private static async Task<ReadResult<IModelRequest>> ReadAsync(CatalogClient client, HttpRequest http, string vendor, string model)
    {
        var info = client.Models.Get($"{vendor}/{model}");
        if (!http.HasJsonContentType()) throw new Problem(415, "no-json", "JSON is expected", $"The request is JSON, sent as application/json; this is '{http.ContentType ?? "nothing"}'.");
        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, http.HttpContext.RequestAborted);
        return info.Read(body.ToArray());
    }

    private static JsonElement JsonOf(string options)
    {
        try
        {
            return JsonElement.Parse(options);
        }
        catch (JsonException exception)
        {
            throw new Problem(400, "no-json", "Options are no JSON", exception.Message);
        }
    }

    private static object Verdict(ValidationResult verdict) => new { valid = verdict.IsValid, violations = Problems.List(verdict) };

    private static Func<ModelInfo, bool> Matches(string? search, string? task, string? provider) => model =>
        (search is null || $"{model.Key} {model.Title} {model.Summary}".Contains(search, StringComparison.OrdinalIgnoreCase))
        && (task is null || model.Tasks.Contains(task)) && (provider is null || model.FindWire(provider) is not null);

    private static object Brief(ModelInfo model) => new { key = model.Key, title = model.Title, tasks = model.Tasks, summary = model.Summary, providers = model.Wires.Select(wire => wire.Provider) };

    private static object Facts(ModelInfo model) => new
    {
        key = model.Key,
        title = model.Title,
        summary = model.Summary,
        tasks = model.Tasks,
        related = model.Related,
        variants = model.Variants,
        parameters = model.Parameters,
        providers = model.Wires.Select(wire => new
        {
            provider = wire.Provider,
            can_submit = wire.CanSubmit,
            variants = wire.Variants,
            prices = wire.Prices.Select(price => price.Words),
            differs = wire.Parameters.Where(parameter => !parameter.IsTaken || parameter.Differs.Count > 0),
        }),
    };
}
