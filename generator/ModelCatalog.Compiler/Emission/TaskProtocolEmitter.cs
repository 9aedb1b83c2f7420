using System.Globalization;
using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Emission;

/// <summary>Emits how a request is answered at once, how a task is cancelled and how several are told apart, as the initializers of the runtime's records.</summary>
internal static class TaskProtocolEmitter
{
    private const string Runtime = "global::ModelCatalog.";

    /// <summary>Writes the members of a <c>RouteProtocol</c>.</summary>
    public static void Emit(SourceWriter writer, RouteDescriptor route)
    {
        ProtocolEmitter.Operation(writer, "Sync", route.Sync?.Operation);
        if (route.Sync?.TimeoutMilliseconds is { } timeout)
            writer.Line($"SyncTimeout = global::System.TimeSpan.FromMilliseconds({timeout.ToString(CultureInfo.InvariantCulture)}),");
        if (route.Cancel is not { } cancel) return;
        using var block = writer.Block($"Cancel = new {Runtime}CancelProtocol", "},");
        ProtocolEmitter.Operation(writer, "Operation", cancel.Operation);
        writer.Line($"WhenQueued = {Flag(cancel, "queued")},");
        writer.Line($"WhenRunning = {Flag(cancel, "running")},");
        ProtocolEmitter.List(writer, "Late", cancel.Late, Literals.Text);
    }

    /// <summary>Writes the members of an <c>OperationProtocol</c> whose reply answers for several tasks.</summary>
    public static void Batch(SourceWriter writer, OperationDescriptor operation)
    {
        ProtocolEmitter.Path(writer, "Each", operation.PathsOf("each"));
        ProtocolEmitter.Path(writer, "Failed", operation.PathsOf("failed"));
        ProtocolEmitter.Path(writer, "Model", operation.PathsOf("model"));
    }

    private static string Flag(CancelDescriptor cancel, string state) => cancel.When.Contains(state) ? "true" : "false";
}
