namespace ModelCatalog.Models.Tests;

/// <summary>The generated code of the catalog, by model key and provider: for tests whose cases are data.</summary>
internal static class GeneratedModels
{
    private static readonly Dictionary<(string Model, string? Provider), Entry> s_entries = new()
    {
        [("google/veo-3.1", "unifically")] = Served<Unifically, Veo31Request>(),
        [("google/veo-3.1", "kie")] = Served<Kie, Veo31Request>(),
        [("google/veo-3.1", null)] = Canonical<Veo31Request>(request => request.Validate()),
        [("google/veo-3.1-extend", "unifically")] = Served<Unifically, Veo31ExtendRequest>(),
        [("google/veo-3.1-extend", null)] = Canonical<Veo31ExtendRequest>(request => request.Validate()),
        [("google/veo-3.1-upscale", "unifically")] = Served<Unifically, Veo31UpscaleRequest>(),
        [("google/veo-3.1-upscale", null)] = Canonical<Veo31UpscaleRequest>(request => request.Validate()),
    };

    /// <summary>All pairs of a model and a provider (null: the model level) that are compiled in.</summary>
    public static IEnumerable<(string Model, string? Provider)> Keys => s_entries.Keys;

    public static Entry Find(string model, string? provider) => s_entries[(model, provider)];

    private static Entry Served<TProvider, TRequest>()
        where TProvider : IProvider
        where TRequest : class, IServedBy<TProvider>, IReadableRequest<TProvider, TRequest>, IReadableRequest<TRequest> => new(
        json => RequestBody.Read<TProvider, TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        json => RequestBody.Read<TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        request => ((TRequest)request).Validate<TProvider>(),
        request => RequestBody.Write((TRequest)request as IServedBy<TProvider>));

    private static Entry Canonical<TRequest>(Func<TRequest, ValidationResult> validate)
        where TRequest : class, IReadableRequest<TRequest> => new(
        json => RequestBody.Read<TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        json => RequestBody.Read<TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        request => validate((TRequest)request),
        request => RequestBody.Write((TRequest)request));

    /// <summary>What the generated code does for a model at a side.</summary>
    internal sealed record Entry(
        Func<string, (object? Request, ValidationResult Validation)> ReadBody,
        Func<string, (object? Request, ValidationResult Validation)> ReadRequest,
        Func<object, ValidationResult> Validate,
        Func<object, byte[]> Write);
}
