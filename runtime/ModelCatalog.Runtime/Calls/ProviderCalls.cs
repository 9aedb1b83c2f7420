using System.ComponentModel;
using ModelCatalog.Transport;

namespace ModelCatalog.Infrastructure;

/// <summary>Sends the further calls of a provider by name. For generated clients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProviderCalls
{
    private readonly CallSender _sender;

    internal ProviderCalls(CallSender sender) => _sender = sender;

    /// <summary>Sends a call and gives the place of its reply where the result is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<OutputNode> SendAsync(string call, CallArguments arguments, CancellationToken cancellationToken) => _sender.SendAsync(call, arguments, cancellationToken);

    /// <summary>Sends a file, or what stands for one, and gives its URL.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="file">The file; null: the arguments have what stands for it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<string> UploadAsync(string call, CallArguments arguments, UploadFile? file, CancellationToken cancellationToken) =>
        _sender.UploadAsync(call, arguments, file, cancellationToken);

    /// <summary>Sends a call whose reply is a file.</summary>
    /// <param name="call">The call.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="destination">Where the bytes go; it may hold a part of them when the call fails.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task DownloadAsync(string call, CallArguments arguments, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return _sender.DownloadAsync(call, arguments, destination, cancellationToken);
    }
}
