using Microsoft.Extensions.Options;

namespace ModelCatalog.AspNetCore;

/// <summary>Remembers so many notifications, and forgets the oldest.</summary>
internal sealed class MemoryWebhookLog(IOptions<CatalogWebhookOptions> options) : IWebhookLog
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<string>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<string> _inOrder = [];

    public ValueTask<bool> TryAddAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_known.ContainsKey(key)) return new(false);
            _known[key] = _inOrder.AddLast(key);
            if (_known.Count > options.Value.RememberedDeliveries) Remove(_inOrder.First!.Value);
            return new(true);
        }
    }

    public ValueTask<bool> ContainsAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock) return new(_known.ContainsKey(key));
    }

    public ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock) Remove(key);
        return default;
    }

    private void Remove(string key)
    {
        if (_known.Remove(key, out var node)) _inOrder.Remove(node);
    }
}
