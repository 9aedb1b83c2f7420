using System.ComponentModel;
using System.Text.Json;

namespace ModelCatalog.Infrastructure;

/// <summary>A model's generated types behind its key: how a registry reads requests and outputs that nobody has a type for. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ModelBinding
{
    private protected ModelBinding()
    {
    }

    /// <summary>Binds the types of a model.</summary>
    /// <param name="readOutput">Reads what comes out: the static <c>ReadOutput</c> of the request's type.</param>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TOutput">What comes out.</typeparam>
    public static ModelBinding Of<TRequest, TOutput>(Func<TaskOutput, TOutput> readOutput)
        where TRequest : class, IReadableRequest<TRequest>
        where TOutput : class => new Bound<TRequest, TOutput>(readOutput);

    internal abstract ReadResult<IModelRequest> Read(ReadOnlySpan<byte> utf8Json);

    internal abstract ReadResult<IModelRequest> Read(JsonElement json);

    internal abstract ModelOutput ReadOutput(TaskOutput output);

    internal abstract void Judge(JsonElement request, string? provider, ref ViolationCollector violations);

    private sealed class Bound<TRequest, TOutput>(Func<TaskOutput, TOutput> readOutput) : ModelBinding
        where TRequest : class, IReadableRequest<TRequest>
        where TOutput : class
    {
        internal override ReadResult<IModelRequest> Read(ReadOnlySpan<byte> utf8Json) => Untyped(RequestBody.Read<TRequest>(utf8Json));

        internal override ReadResult<IModelRequest> Read(JsonElement json) => Untyped(RequestBody.Read<TRequest>(json));

        internal override ModelOutput ReadOutput(TaskOutput output) => ModelOutput.Of(readOutput(output), output.Raw);

        internal override void Judge(JsonElement request, string? provider, ref ViolationCollector violations) => TRequest.Judge(request, provider, ref violations);

        private static ReadResult<IModelRequest> Untyped(ReadResult<TRequest> read) => new(read.Request, read.Validation);
    }
}
