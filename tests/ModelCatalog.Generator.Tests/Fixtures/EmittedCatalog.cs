using System.Reflection;
using System.Text;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Generator.Tests.Fixtures;

/// <summary>A whole catalog as C#: providers, types, models, wires, registry; emitted, compiled, loaded.</summary>
internal sealed class EmittedCatalog
{
    private const string Namespace = "Contoso.Media";

    private static readonly EmissionOptions s_options = new(Namespace);

    private readonly Lazy<Assembly> _assembly;
    private readonly Dictionary<string, NamePlan> _names;

    /// <summary>A catalog of a test's own.</summary>
    public EmittedCatalog(CompiledCatalog catalog)
        : this(new SampleCatalog(catalog))
    {
    }

    private EmittedCatalog(SampleCatalog sample)
    {
        Compiled = sample.Compiled;
        _names = Compiled.Models.ToDictionary(plan => plan.Model.Key, sample.NamesOf, StringComparer.Ordinal);
        Files =
        [
            .. Compiled.Index.Providers.SelectMany(provider => ProviderEmitter.Emit(provider, s_options)),
            .. Compiled.Models.SelectMany(plan => sample.Emit(plan).Concat(WiresEmitter.Emit(plan, _names[plan.Model.Key], s_options))).DistinctBy(file => file.HintName),
            RegistryEmitter.Emit(Compiled.Index.Models.Where(model => _names.ContainsKey(model.Key)), s_options),
        ];
        _assembly = new Lazy<Assembly>(() => EmittedCode.Load(Files.Select(file => file.Text)));
    }

    /// <summary>The descriptors of every kind of value, mode and rule.</summary>
    public static EmittedCatalog Everything { get; } = new(SampleCatalog.Everything);

    /// <summary>The project's own catalog.</summary>
    public static EmittedCatalog Own { get; } = new(SampleCatalog.Own);

    /// <summary>The hard descriptors.</summary>
    public static EmittedCatalog Drafts { get; } = new(SampleCatalog.Drafts);

    public CompiledCatalog Compiled { get; }

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The types that the files declare.</summary>
    public IReadOnlyList<string> TypeNames => [.. _assembly.Value.GetTypes().Select(type => type.Name)];

    /// <summary>All three.</summary>
    public static EmittedCatalog Find(string name) => name switch
    {
        "everything" => Everything,
        "own" => Own,
        _ => Drafts,
    };

    /// <summary>What the compiler says of the files.</summary>
    /// <param name="isMarked">Whether they keep the mark that they are generated.</param>
    public IReadOnlyList<string> Warnings(bool isMarked = true) => EmittedCode.Diagnose(Files.Select(file => file.Text), isMarked);

    public ModelPlan Plan(string model) => Compiled.Models.Single(plan => plan.Model.Key == model);

    /// <summary>Reads a body of a provider, or with null a request by parameter names.</summary>
    public (object? Request, ValidationResult Validation) Read(string model, string? provider, string json)
    {
        var request = RequestType(model);
        Type[] types = provider is null ? [request] : [Marker(provider), request];
        var method = typeof(RequestBody).GetMethods().Single(method =>
            method.Name == nameof(RequestBody.Read) && method.GetGenericArguments().Length == types.Length && method.GetParameters()[0].ParameterType == typeof(string));
        var result = method.MakeGenericMethod(types).Invoke(null, provider is null ? [json] : [json, null])!;
        return (Get(result, "Request"), (ValidationResult)Get(result, "Validation")!);
    }

    /// <summary>Writes a request as a provider takes it, or with null by parameter names.</summary>
    public string Write(object request, string? provider, SubmitOptions? options = null)
    {
        var method = typeof(RequestBody).GetMethods().Single(method => method.Name == nameof(RequestBody.Write) && method.GetParameters().Length == (provider is null ? 1 : 2));
        var type = provider is null ? request.GetType() : Marker(provider);
        return Encoding.UTF8.GetString((byte[])method.MakeGenericMethod(type).Invoke(null, provider is null ? [request] : [request, options])!);
    }

    /// <summary>The C# names of a model.</summary>
    public NamePlan NamesOf(string model) => _names[model];

    public Type RequestType(string model) => Type(_names[model].RequestType);

    /// <summary>The property that holds the mode; null: the model has none.</summary>
    public string? UnionOf(string model) => _names[model].Request.Union?.Property;

    public Type Marker(string provider) => Type(NamePlanner.ProviderName(Compiled.Index.FindProvider(provider)!));

    public Type Type(string name) => _assembly.Value.GetType(Namespace + "." + name, throwOnError: true)!;

    private static object? Get(object target, string property) => target.GetType().GetProperty(property)!.GetValue(target);
}
