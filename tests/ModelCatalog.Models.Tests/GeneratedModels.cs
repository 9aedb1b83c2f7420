using System.Reflection;

namespace ModelCatalog.Models.Tests;

/// <summary>The generated code of the catalog, by model key and provider: for tests whose cases are data.</summary>
internal static class GeneratedModels
{
    // Before the entries, which are made by it.
    private static readonly MethodInfo s_name = Method(nameof(NameOf));

    private static readonly Dictionary<(string Model, string? Provider), Entry> s_entries = CatalogModels.Registry.SelectMany(Entries).ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>All pairs of a model and a provider (null: the model level) that are compiled in.</summary>
    public static IEnumerable<(string Model, string? Provider)> Keys => s_entries.Keys;

    public static Entry Find(string model, string? provider) => s_entries[(model, provider)];

    private static IEnumerable<KeyValuePair<(string Model, string? Provider), Entry>> Entries(ModelInfo model)
    {
        yield return new((model.Key, null), Make(nameof(Canonical), model.RequestType));
        var providers = model.RequestType.GetInterfaces()
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IServedBy<>))
            .Select(type => type.GetGenericArguments()[0]).ToList();
        Assert.Equal(model.Wires.Count, providers.Count);
        foreach (var provider in providers) yield return new((model.Key, (string)s_name.MakeGenericMethod(provider).Invoke(null, null)!), Make(nameof(Served), provider, model.RequestType));
    }

    private static MethodInfo Method(string name) => typeof(GeneratedModels).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Entry Make(string method, params Type[] types) => (Entry)Method(method).MakeGenericMethod(types).Invoke(null, null)!;

    private static string NameOf<TProvider>()
        where TProvider : IProvider => TProvider.Protocol.Name;

    private static Entry Served<TProvider, TRequest>()
        where TProvider : IProvider
        where TRequest : class, IServedBy<TProvider>, IReadableRequest<TProvider, TRequest>, IReadableRequest<TRequest> => new(
        json => RequestBody.Read<TProvider, TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        json => RequestBody.Read<TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        request => ((TRequest)request).Validate<TProvider>(),
        request => RequestBody.Write((TRequest)request as IServedBy<TProvider>),
        request => ((TRequest)request).EstimateCost<TProvider>());

    private static Entry Canonical<TRequest>()
        where TRequest : class, IReadableRequest<TRequest> => new(
        json => RequestBody.Read<TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        json => RequestBody.Read<TRequest>(json) is var read ? (read.Request, read.Validation) : default,
        request => (ValidationResult)typeof(TRequest).GetMethod("Validate", Type.EmptyTypes)!.Invoke(request, null)!,
        request => RequestBody.Write((TRequest)request),
        _ => null);

    /// <summary>What the generated code does for a model at a side.</summary>
    internal sealed record Entry(
        Func<string, (object? Request, ValidationResult Validation)> ReadBody,
        Func<string, (object? Request, ValidationResult Validation)> ReadRequest,
        Func<object, ValidationResult> Validate,
        Func<object, byte[]> Write,
        Func<object, Price?> EstimateCost);
}
