using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Binding;

// What can be done with a request beside submitting and polling: have the answer at once, cancel.
public static partial class DescriptorBinder
{
    private static SyncParts? BindSync(BindingScope scope) => scope.Read("sync") is { } reader
        ? new SyncParts(BindOperation(reader, "request", "sync-response")) { Timeout = reader["timeout"] is { } timeout ? BindPositiveDuration(timeout) : null }
        : null;

    private static CancelParts? BindCancel(BindingScope scope)
    {
        if (scope.Read("cancel") is not { } reader) return null;
        return new CancelParts(BindOperation(reader, "request", "cancel-response"))
        {
            When = reader["when"] is { } when ? Filled(when, "one state", item => item.Word()) : null,
            Late = reader["late"] is { } late ? Filled(late, "one code", item => item.Line()) : null,
        };
    }

    private static EquatableArray<string>? Filled(BindingScope scope, string least, Func<BindingScope, string?> read)
    {
        if (scope.Node is SequenceNode { Items.Count: 0 }) scope.ReportEmpty(least);
        var items = scope.ListOf(read);
        return items.Count > 0 ? items : null;
    }

    /// <summary>What a key of a route says of an operation; null where it says nothing, or <c>none</c>: then the route does without.</summary>
    private static BindingScope? Unless(MappingReader reader, string key, ICollection<DroppedOperation> dropped)
    {
        if (reader[key] is not { } scope) return null;
        if (scope.Node is not ScalarNode { Text: "none" }) return scope;
        dropped.Add(new DroppedOperation(key, scope));
        return null;
    }
}
