namespace ModelCatalog.Transport;

/// <summary>The innermost handler: lets a submit through once. A handler before it may hold the body in memory, where <see cref="SingleUseContent"/> no longer sees it leave.</summary>
internal sealed class SingleUseHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (request.Content as SingleUseContent)?.Send();
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
