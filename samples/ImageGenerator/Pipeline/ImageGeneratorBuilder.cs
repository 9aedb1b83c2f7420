using Microsoft.Extensions.AI;

namespace ImageGenerator;

/// <summary>
/// Decorators around a generator, the first that is used outermost: the builder of the package Microsoft.Extensions.AI for those who have Microsoft.Extensions.AI.Abstractions
/// alone. Its calls have the same names, so that one replaces the other.
/// </summary>
/// <param name="inner">Makes the innermost generator.</param>
internal sealed class ImageGeneratorBuilder(Func<IServiceProvider, IImageGenerator> inner)
{
    private readonly List<Func<IImageGenerator, IServiceProvider, IImageGenerator>> _layers = [];

    /// <summary>Adds a decorator.</summary>
    public ImageGeneratorBuilder Use(Func<IImageGenerator, IServiceProvider, IImageGenerator> layer)
    {
        _layers.Add(layer);
        return this;
    }

    /// <summary>Adds a decorator that needs no services.</summary>
    public ImageGeneratorBuilder Use(Func<IImageGenerator, IImageGenerator> layer) => Use((generator, _) => layer(generator));

    /// <summary>Makes the generator.</summary>
    /// <param name="services">What decorators may ask for; null: nothing.</param>
    public IImageGenerator Build(IServiceProvider? services = null)
    {
        services ??= NoServices.Instance;
        var generator = inner(services);
        foreach (var layer in Enumerable.Reverse(_layers)) generator = layer(generator, services) ?? throw new InvalidOperationException("A decorator of the image generator is null.");
        return generator;
    }

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}

/// <summary>Begins builders.</summary>
internal static class ImageGeneratorBuilderExtensions
{
    /// <summary>A builder around a generator.</summary>
    public static ImageGeneratorBuilder AsBuilder(this IImageGenerator generator) => new(_ => generator);

    /// <summary>Traces and measures.</summary>
    public static ImageGeneratorBuilder UseTelemetry(this ImageGeneratorBuilder builder, string? sourceName = null) => builder.Use(inner => new TelemetryImageGenerator(inner, sourceName));
}
