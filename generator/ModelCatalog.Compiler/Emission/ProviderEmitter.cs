using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what a provider adds to a catalog: the class that stands for it, the options of its calls, its client.</summary>
public static class ProviderEmitter
{
    /// <summary>The files of a provider.</summary>
    public static EquatableArray<SourceFile> Emit(ProviderDescriptor provider, EmissionOptions options)
    {
        var names = ProviderNames.Of(provider);
        var writer = new SourceWriter();
        SourceHead.Write(writer, options.Namespace);
        Marker(writer, provider, names);
        writer.Line();
        Options(writer, provider, names);
        writer.Line();
        OptionCheckEmitter.Emit(writer, provider, names, options);
        writer.Line();
        RequestInterface(writer, provider, names);
        TaskMethodsEmitter.Interfaces(writer, provider, names);
        if (provider.Calls.Count > 0 || Routes(provider).Any(route => route.Starts.Any()))
        {
            writer.Line();
            Client(writer, provider, names);
            writer.Line();
            Registration(writer, provider, names);
        }

        if (WebhookEmitter.Has(provider))
        {
            writer.Line();
            WebhookEmitter.Emit(writer, provider, names);
        }

        return [new SourceFile(HintName.Of(provider.Path), writer.ToString()), .. CallsEmitter.Emit(provider, options)];
    }

    private static void Marker(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        writer.Summary(Title(provider) + ": how its API is spoken. It stands for the provider in type arguments.");
        using (writer.Block($"public sealed class {names.Marker} : global::ModelCatalog.IProvider"))
        {
            writer.Line(
                $$"""
                private {{names.Marker}}()
                {
                }

                /// <inheritdoc />
                """);
            writer.Line("public static global::ModelCatalog.ProviderProtocol Protocol { get; } = new()");
            using (writer.Block("", "};")) ProtocolEmitter.Provider(writer, provider);
            writer.Line();
            writer.Line("/// <inheritdoc />");
            writer.Line("public static global::ModelCatalog.ValidationResult ValidateOptions(global::ModelCatalog.SubmitOptions? options, string? route) =>");
            using (writer.Indent()) writer.Line($"{names.OptionsValidator}.Validate(options, route);");
            writer.Line();
            OptionReaderEmitter.Emit(writer, provider, names);
        }
    }

    private static void Options(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        var options = OptionPlan.Of(provider);
        writer.Summary("Options of a call to " + Title(provider) + ": they are no part of a request.");
        using var block = writer.Block($"public sealed record {names.Options} : global::ModelCatalog.SubmitOptions");
        foreach (var option in options)
        {
            writer.Summary(Documentation(option.Declaration));
            writer.Line($"public {TypeOf(option.Kind)}? {option.Property} {{ get; init; }}");
            writer.Line();
        }

        writer.Line("/// <inheritdoc />");
        if (options.Count == 0)
        {
            writer.Line("public override string? GetText(string name) => null;");
            return;
        }

        using (writer.Block("public override string? GetText(string name) => name switch", "};"))
        {
            foreach (var option in options) writer.Line($"{Literals.Text(option.Key)} => {TextOf(option)},");
            writer.Line("_ => null,");
        }
    }

    private static void RequestInterface(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        writer.Summary("A request that " + Title(provider) + " serves.");
        writer.Line(
            $$"""
            /// <typeparam name="TOutput">What comes out.</typeparam>
            public interface {{names.Request}}<TOutput> : global::ModelCatalog.IServedBy<{{names.Marker}}, TOutput>
            {
            }
            """);
    }

    private static void Client(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        writer.Summary("Sends requests to " + Title(provider) + ". It takes only requests that the provider serves.");
        using var block = writer.Block($"public sealed partial class {names.Client} : global::ModelCatalog.ProviderClient<{names.Marker}>");
        writer.Line(
            $$"""
            /// <summary>Makes a client.</summary>
            /// <param name="connection">HTTP clients, options, a logger and a clock.</param>
            public {{names.Client}}(global::ModelCatalog.ProviderConnection connection)
                : base(connection)
            {
            }

            /// <summary>Makes a client over an HTTP client of the application.</summary>
            /// <param name="http">The HTTP client; it must neither follow redirects nor repeat requests.</param>
            /// <param name="options">The key, other hosts, time-outs; null: the defaults, and the key from the environment.</param>
            public {{names.Client}}(global::System.Net.Http.HttpClient http, global::ModelCatalog.ProviderOptions? options = null)
                : base(http, options)
            {
            }

            /// <summary>Validates a request and submits it. A submit that may have been accepted is never repeated.</summary>
            /// <param name="request">The request.</param>
            /// <param name="options">Options of this call; null: none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <typeparam name="TOutput">What comes out.</typeparam>
            /// <exception cref="global::ModelCatalog.RequestValidationException">The request is invalid; nothing was sent.</exception>
            /// <exception cref="global::ModelCatalog.ProviderException">The provider refused it.</exception>
            public global::System.Threading.Tasks.Task<global::ModelCatalog.GenerationTask<TOutput>> SubmitAsync<TOutput>(
                {{names.Request}}<TOutput> request,
                {{names.Options}}? options = null,
                global::System.Threading.CancellationToken cancellationToken = default)
                => base.SubmitAsync((global::ModelCatalog.IServedBy<{{names.Marker}}, TOutput>)request, options, cancellationToken);
            """);
        TaskMethodsEmitter.Methods(writer, provider, names);
        if (Routes(provider).Any(route => route.Price is not null)) Price(writer, names);
    }

    private static void Price(SourceWriter writer, ProviderNames names)
    {
        writer.Line();
        writer.Line(
            $$"""
            /// <summary>Validates a request and asks what it would cost. Nothing is started, so it is asked again when the provider does not answer.</summary>
            /// <param name="request">The request.</param>
            /// <param name="options">Options of the call that the price is asked for; null: none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <typeparam name="TOutput">What comes out.</typeparam>
            /// <exception cref="global::ModelCatalog.RequestValidationException">The request or the options are invalid; nothing was sent.</exception>
            /// <exception cref="global::System.NotSupportedException">Prices of the request's route cannot be asked for.</exception>
            /// <exception cref="global::ModelCatalog.ProviderException">The provider refused to say it, or does not answer.</exception>
            public global::System.Threading.Tasks.Task<global::ModelCatalog.Price> GetPriceAsync<TOutput>(
                {{names.Request}}<TOutput> request,
                {{names.Options}}? options = null,
                global::System.Threading.CancellationToken cancellationToken = default)
                => AskPriceAsync(request, options, cancellationToken);
            """);
    }

    private static void Registration(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        writer.Summary("Registers the client of " + Title(provider) + ".");
        writer.Line(
            $$"""
            public static class {{names.Registration}}
            {
                /// <summary>Adds a <see cref="{{names.Client}}" /> and its HTTP client.</summary>
                /// <param name="services">The services.</param>
                /// <param name="configure">Sets the key, other hosts, time-outs; null: the key comes from the environment.</param>
                /// <returns>The builder of the HTTP client.</returns>
                public static global::Microsoft.Extensions.DependencyInjection.IHttpClientBuilder Add{{names.Marker}}(
                    this global::Microsoft.Extensions.DependencyInjection.IServiceCollection services,
                    global::System.Action<global::ModelCatalog.ProviderOptions>? configure = null)
                    => global::ModelCatalog.ModelCatalogServiceCollectionExtensions.AddModelCatalogProvider<{{names.Marker}}, {{names.Client}}>(
                        services, static connection => new {{names.Client}}(connection), configure);
            }
            """);
    }

    internal static string TypeOf(OptionKind kind) => kind switch
    {
        OptionKind.Integer => "long",
        OptionKind.Number => "double",
        OptionKind.Boolean => "bool",
        _ => "string",
    };

    private static string TextOf(OptionPlan option) => option.Kind switch
    {
        OptionKind.Integer => option.Property + "?.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
        OptionKind.Number => option.Property + "?.ToString(\"R\", global::System.Globalization.CultureInfo.InvariantCulture)",
        OptionKind.Boolean => $"{option.Property} is {{ }} value ? (value ? \"true\" : \"false\") : null",
        _ => option.Property,
    };

    private static string Documentation(ParameterDescriptor option)
    {
        var text = option.Doc ?? "The option `" + option.Key + "`.";
        if (option.Enum is { } values) text += "\nOne of " + string.Join(", ", values.Values.Select(value => "`" + value.Value.ToText() + "`")) + ".";
        if (option.Range is { } range) text += "\nFrom " + (range.Minimum?.Digits ?? "any") + " to " + (range.Maximum?.Digits ?? "any") + (option.Unit is { } unit ? " " + unit : "") + ".";
        return text;
    }

    private static IEnumerable<RouteDescriptor> Routes(ProviderDescriptor provider) => new[] { provider.Route }.Concat(provider.Routes);

    private static string Title(ProviderDescriptor provider) => provider.Title ?? provider.Provider;
}
