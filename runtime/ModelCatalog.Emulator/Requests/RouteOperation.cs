using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Interpretation;

namespace ModelCatalog.Emulator.Requests;

/// <summary>An operation of one of the provider's routes, as the emulator takes it.</summary>
/// <param name="Route">The route.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Operation">The descriptor.</param>
/// <param name="Path">Its path on the emulator.</param>
internal sealed record RouteOperation(RouteDescriptor Route, OperationKind Kind, OperationDescriptor Operation, PathPattern Path)
{
    /// <summary>The call that it is a step of; null: none.</summary>
    public CallDescriptor? Call { get; init; }

    /// <summary>What it does, as a record of requests says it.</summary>
    public string Name => Kind switch
    {
        OperationKind.Submit => "submit",
        OperationKind.Price => "price",
        OperationKind.Sync => "sync",
        OperationKind.Poll => "poll",
        OperationKind.Cancel => "cancel",
        OperationKind.Call => Call!.FullKey,
        _ => "result",
    };

    /// <summary><c>POST /v1/tasks</c>.</summary>
    public override string ToString() => Operation.Method + " " + Path.Text;
}
