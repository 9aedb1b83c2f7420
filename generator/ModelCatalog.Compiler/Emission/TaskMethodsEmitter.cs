using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits what a client can do with a request beside submitting it as one task, where some route of the provider can: else the method does not exist.</summary>
internal static class TaskMethodsEmitter
{
    private const string Runtime = "global::ModelCatalog.";
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Token = "global::System.Threading.CancellationToken cancellationToken = default";

    /// <summary>Emits the interfaces of the requests that the methods take.</summary>
    public static void Interfaces(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        var title = provider.Title ?? provider.Provider;
        if (Any(provider, route => route.Sync is not null)) Interface(writer, names, names.SyncRequest, $"A request that {title} answers with the output, if it is asked to.");
        if (Any(provider, route => route.Submit?.IsBatch == true)) Interface(writer, names, names.BatchRequest, $"A request of which {title} may make several tasks.");
    }

    /// <summary>Emits the methods of the client.</summary>
    public static void Methods(SourceWriter writer, ProviderDescriptor provider, ProviderNames names)
    {
        if (Any(provider, route => route.Submit?.IsBatch == true)) Batch(writer, names);
        if (Any(provider, route => route.Sync is not null)) Sync(writer, names);
        if (Any(provider, route => route.Cancel is not null)) Cancel(writer);
    }

    private static bool Any(ProviderDescriptor provider, Func<RouteDescriptor, bool> holds) => new[] { provider.Route }.Concat(provider.Routes).Any(holds);

    private static void Interface(SourceWriter writer, ProviderNames names, string name, string summary)
    {
        writer.Line();
        writer.Summary(summary);
        writer.Line(
            $$"""
            /// <typeparam name="TOutput">What comes out.</typeparam>
            public interface {{name}}<TOutput> : {{Runtime}}IServedBy<{{names.Marker}}, TOutput>
            {
            }
            """);
    }

    private static void Batch(SourceWriter writer, ProviderNames names)
    {
        writer.Line();
        writer.Line(
            $$"""
            /// <summary>Validates a request that may start several tasks, and submits it once: gives every task that was started and every one that was refused.</summary>
            /// <param name="request">The request.</param>
            /// <param name="options">Options of this call; null: none.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <typeparam name="TOutput">What comes out of each task.</typeparam>
            /// <exception cref="{{Runtime}}RequestValidationException">The request is invalid; nothing was sent.</exception>
            /// <exception cref="{{Runtime}}AmbiguousSubmitException">The request was sent, but its outcome is unknown.</exception>
            /// <exception cref="{{Runtime}}ProviderException">The provider refused the request as a whole.</exception>
            public {{Task}}<{{Runtime}}SubmittedBatch<TOutput>> SubmitBatchAsync<TOutput>(
                {{names.BatchRequest}}<TOutput> request,
                {{names.Options}}? options = null,
                {{Token}})
                => SubmitSeveralAsync(request, options, cancellationToken);
            """);
    }

    private static void Sync(SourceWriter writer, ProviderNames names)
    {
        writer.Line();
        writer.Line(
            $$"""
            /// <summary>Validates a request, sends it once and gives the output that it is answered with. A request that may have been accepted is never repeated.</summary>
            /// <param name="request">The request.</param>
            /// <param name="options">Options of this call, as far as it carries them: a callback is told of tasks alone; null: none.</param>
            /// <param name="cancellationToken">Ends the call. What was sent goes on at the provider, and its output is lost.</param>
            /// <typeparam name="TOutput">What comes out.</typeparam>
            /// <exception cref="{{Runtime}}RequestValidationException">The request is invalid; nothing was sent.</exception>
            /// <exception cref="{{Runtime}}TaskFailedException">The generation failed, or its input or output was refused by moderation.</exception>
            /// <exception cref="{{Runtime}}AmbiguousSubmitException">The request was sent, but its outcome is unknown.</exception>
            /// <exception cref="{{Runtime}}ProviderException">The provider refused it.</exception>
            public {{Task}}<TOutput> GenerateAsync<TOutput>(
                {{names.SyncRequest}}<TOutput> request,
                {{names.Options}}? options = null,
                {{Token}})
                => AnswerAsync(request, options, cancellationToken);
            """);
    }

    private static void Cancel(SourceWriter writer)
    {
        const string Documentation = """
            /// <returns>Whether the provider took it: the task may still end otherwise, which waiting for it tells. False: it is too late.</returns>
            /// <exception cref="global::System.NotSupportedException">Tasks of this route cannot be cancelled.</exception>
            /// <exception cref="global::ModelCatalog.ProviderException">The provider does not answer, or does not know the task.</exception>
            """;
        writer.Line();
        writer.Line(
            $$"""
            /// <summary>Asks the provider to cancel a task. Asking twice does no harm, so it is repeated when the provider does not answer.</summary>
            /// <param name="task">The task.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            /// <typeparam name="TOutput">What would come out.</typeparam>
            {{Documentation}}
            public {{Task}}<bool> CancelAsync<TOutput>({{Runtime}}GenerationTask<TOutput> task, {{Token}})
                => CancelTaskAsync(task, cancellationToken);

            /// <summary>Asks the provider to cancel a task, perhaps of another process.</summary>
            /// <param name="handle">The task.</param>
            /// <param name="cancellationToken">Ends the call.</param>
            {{Documentation}}
            /// <exception cref="global::System.ArgumentException">The handle belongs to another provider, or to a route that this one does not have.</exception>
            public {{Task}}<bool> CancelAsync({{Runtime}}TaskHandle handle, {{Token}})
                => CancelTaskAsync(handle, cancellationToken);
            """);
    }
}
