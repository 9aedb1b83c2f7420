using Microsoft.Extensions.AI;
using ModelCatalog;

namespace ImageGenerator;

/// <summary>What an adapter has to say of one model: how the terms of Microsoft.Extensions.AI become its typed request. It knows no provider.</summary>
/// <typeparam name="TRequest">The typed request.</typeparam>
internal abstract class ImageModel<TRequest>
    where TRequest : class
{
    /// <summary>The request that nothing was asked of yet.</summary>
    public abstract TRequest Empty { get; }

    /// <summary>Sets what the input asks for, where the request does not say it already. What is not taken from the input is refused, so nothing is forgotten silently.</summary>
    /// <param name="request">The empty request, or what <see cref="ImageGenerationOptions.RawRepresentationFactory"/> gave.</param>
    /// <param name="input">What is asked for.</param>
    public abstract TRequest Fill(TRequest request, ImageInput input);
}

/// <summary>A model at a provider.</summary>
/// <typeparam name="TProvider">The provider.</typeparam>
internal abstract class ServedModel<TProvider>
    where TProvider : IProvider
{
    /// <summary>The provider's id of the model: <see cref="ImageGenerationOptions.ModelId"/>.</summary>
    public abstract string Id { get; }

    /// <summary>The request; what is wrong with it stands in the input.</summary>
    /// <param name="raw">What <see cref="ImageGenerationOptions.RawRepresentationFactory"/> gave; null: nothing.</param>
    /// <param name="input">What is asked for.</param>
    public abstract IServedBy<TProvider, ImageOutput> Build(object? raw, ImageInput input);
}

/// <summary>Brings a model to a provider; compiles only where the provider serves it.</summary>
/// <param name="model">The model.</param>
/// <typeparam name="TProvider">The provider.</typeparam>
/// <typeparam name="TRequest">The typed request.</typeparam>
internal sealed class ServedModel<TProvider, TRequest>(ImageModel<TRequest> model) : ServedModel<TProvider>
    where TProvider : IProvider
    where TRequest : class, IServedBy<TProvider, ImageOutput>, IReadableRequest<TRequest>
{
    private const string Factory = nameof(ImageGenerationOptions.RawRepresentationFactory);

    public override string Id { get; } =
        model.Empty.ModelId ?? throw new ArgumentException($"{typeof(TRequest).Name} has no model id at {TProvider.Protocol.Name}.", nameof(model));

    public override IServedBy<TProvider, ImageOutput> Build(object? raw, ImageInput input)
    {
        var request = model.Fill(Start(raw, input), input);
        input.RefuseRest();
        request = NamedParameters.Apply(request, input);
        input.Report(request.Validate<TProvider>());
        return request;
    }

    private TRequest Start(object? raw, ImageInput input)
    {
        if (raw is null) return model.Empty;
        if (raw is not TRequest request)
        {
            input.Refuse(Factory, ViolationKind.Type, null, $"gave a {raw.GetType().Name}; {Id} takes a {typeof(TRequest).Name}, or null");
            return model.Empty;
        }

        if (request.ModelId != Id)
            input.Refuse(Factory, ViolationKind.Exclusive, null, $"gave a request to {request.ModelId ?? "a variant that is not served"}, but `ModelId` says {Id}");
        return request;
    }
}
