using ModelCatalog.Infrastructure;

namespace ModelCatalog.Transport;

/// <summary>The reply to a call, as the origin of what is read from it.</summary>
internal sealed class CallReply(string provider, string call, ErrorReader errors, ProviderReply reply) : INodeOrigin
{
    public ProtocolException Wrong(string found, string path, string expected) =>
        Wrong($"{provider} answered {call}, but its reply has {found} at '{path}' where {expected} is expected.");

    public ProtocolException Wrong(string message) => new(errors.Unreadable(reply.HttpStatus), message, errors.BodyStart(reply));
}
