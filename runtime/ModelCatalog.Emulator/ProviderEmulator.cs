using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Text;
using ModelCatalog.Emulator.Faults;
using ModelCatalog.Emulator.Requests;

namespace ModelCatalog.Emulator;

/// <summary>A provider of a catalog on 127.0.0.1, from its descriptors alone: it takes what the provider takes, refuses what it refuses, and costs nothing.</summary>
public sealed class ProviderEmulator : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly EmulatedProvider _provider;
    private readonly EmulatorOptions _options;
    private readonly Lock _lock = new();
    private readonly Queue<EmulatedRequest> _requests = new();
    private readonly Queue<EmulatedCallback> _callbacks = new();

    private ProviderEmulator(CompiledCatalog catalog, ProviderDescriptor provider, EmulatorOptions options)
    {
        _options = options;
        Provider = provider.Provider;

        // An empty host: no configuration, environment or log of the process decides how it behaves.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        _host = builder.Build();
        _host.Run(HandleAsync);
        _provider = new EmulatedProvider(catalog, provider, options, () => Address, Record);
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>Where it is reached; the base URL of the provider's clients.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>Where its further hosts are reached, by name.</summary>
    public IReadOnlyDictionary<string, Uri> Hosts { get; private set; } = null!;

    /// <summary>Where the public keys lie that its webhooks are verified with, where the provider signs with a key of its own: <c>keys.Urls["acme"] = …</c>.</summary>
    public Uri WebhookKeys => new(BaseAddress, EmulatedProvider.KeySetPath);

    /// <summary>What it can be asked for: <c>POST /v1/tasks (submit)</c>.</summary>
    public IReadOnlyList<string> Operations => _provider.Operations;

    /// <summary>How many submits came, accepted or not.</summary>
    public int SubmitCount => _provider.SubmitCount;

    /// <summary>How many tasks were started.</summary>
    public int TaskCount => _provider.TaskCount;

    /// <summary>The requests so far, oldest first; at most <see cref="EmulatorOptions.RememberedRequests"/>.</summary>
    public IReadOnlyList<EmulatedRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>The callbacks so far, oldest first, also those that were not allowed; at most <see cref="EmulatorOptions.RememberedRequests"/>.</summary>
    public IReadOnlyList<EmulatedCallback> Callbacks
    {
        get
        {
            lock (_lock) return [.. _callbacks];
        }
    }

    // Known as soon as the port is bound, and so before the first request.
    private string Address => _host.Urls.First().TrimEnd('/');

    /// <summary>Starts a provider from the descriptors that lie beside the application: those of referenced packages, and the project's own.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="options">How it behaves; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="InvalidOperationException">No descriptors lie beside the application, or one cannot be read: see <see cref="ApplicationCatalog"/>.</exception>
    /// <exception cref="ArgumentException">The catalog has no such provider, the provider has errors or nothing to ask for, or an option is out of range.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<ProviderEmulator> StartAsync(string provider, EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var catalog = await Task.Run(static () => ApplicationCatalog.Compiled, cancellationToken).ConfigureAwait(false);
        return await StartAsync(catalog, provider, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts a provider.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="provider">The provider's key.</param>
    /// <param name="options">How it behaves; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">The catalog has no such provider, the provider has errors or nothing to ask for, or an option is out of range.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<ProviderEmulator> StartAsync(CompiledCatalog catalog, string provider, EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(provider);
        options ??= new EmulatorOptions();
        options.Check();
        var emulator = new ProviderEmulator(catalog, Find(catalog, provider), options);
        try
        {
            await emulator._host.StartAsync(cancellationToken).ConfigureAwait(false);
            emulator.BaseAddress = new Uri(emulator._host.Urls.First());
            emulator.Hosts = catalog.Index.FindProvider(provider)!.Hosts
                .ToDictionary(host => host.Name, host => new Uri(emulator.Address + EmulatedProvider.HostPath(host.Name)), StringComparer.Ordinal);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync().ConfigureAwait(false);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _host.StopAsync(patience.Token).ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The provider and its address.</summary>
    public override string ToString() => $"{Provider} at {BaseAddress}";

    private static ProviderDescriptor Find(CompiledCatalog catalog, string provider)
    {
        var known = catalog.Index.Providers;
        var found = catalog.Index.FindProvider(provider)
            ?? throw new ArgumentException($"The catalog has no provider '{provider}'{NearestName.Hint(provider, known.Select(one => one.Provider))}");
        if (catalog.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError && diagnostic.Path == found.Path) is { } error)
            throw new ArgumentException($"The provider '{provider}' has errors: {error}");
        return found.Calls.Count > 0 || found.Routes.Append(found.Route).Any(route => route.Starts.Any())
            ? found
            : throw new ArgumentException($"The catalog maps to '{provider}', but does not say how it is spoken to: it has no submit and no other call");
    }

    private async Task HandleAsync(HttpContext context)
    {
        var at = _options.Time.GetUtcNow();
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = target.StartsWith('/') ? target.Split('?')[0] : context.Request.Path.Value ?? "/";
        var body = await ReadBodyAsync(context).ConfigureAwait(false);
        var request = new IncomingRequest(
            context.Request.Method.ToUpperInvariant(), path,
            context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value[0] ?? "", StringComparer.Ordinal),
            name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            body);
        EmulatedReply reply;
        Exception? thrown = null;
        try
        {
            reply = _provider.Answer(request);
        }
        catch (Exception exception)
        {
            // A callback of the options threw: the test that set it finds its exception in the record, and the client is not left waiting.
            thrown = exception;
            reply = EmulatedReply.Of(500, "The emulator failed: " + exception.Message, []);
        }

        Record(context, at, target, request, reply, thrown);
        await ReplyWriter.WriteAsync(context, reply, _options.Time).ConfigureAwait(false);
    }

    private void Record(HttpContext context, DateTimeOffset at, string target, IncomingRequest request, EmulatedReply reply, Exception? thrown)
    {
        var seen = new EmulatedRequest
        {
            At = at,
            Method = request.Method,
            Path = target,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => _provider.Masked(header.Key, header.Value.ToString()), StringComparer.OrdinalIgnoreCase),
            Body = request.Body is null ? "" : Encoding.UTF8.GetString(request.Body),
            Operation = reply.Operation,
            Route = reply.Route,
            TaskId = reply.TaskId,
            Submit = reply.Submit,
            StartedTask = reply is { Submit.AsksForPrice: false, TaskId: not null },
            Problem = reply.Problem,
            Fault = reply.Fault,
            ReplyStatus = reply.Status,
            ReplyBody = reply.Body,
            Exception = thrown,
        };
        lock (_lock)
        {
            _requests.Enqueue(seen);
            while (_requests.Count > _options.RememberedRequests) _requests.Dequeue();
        }

        _options.OnRequest?.Invoke(seen);
    }

    private void Record(EmulatedCallback callback)
    {
        callback = callback with { At = _options.Time.GetUtcNow() };
        lock (_lock)
        {
            _callbacks.Enqueue(callback);
            while (_callbacks.Count > _options.RememberedRequests) _callbacks.Dequeue();
        }

        _options.OnCallback?.Invoke(callback);
    }

    /// <summary>The body; null when it is larger than the options allow. What is too long is not kept.</summary>
    private async Task<byte[]?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > _options.MaximumBodyBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false) is var read and > 0)
        {
            if (body.Length + read > _options.MaximumBodyBytes) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
