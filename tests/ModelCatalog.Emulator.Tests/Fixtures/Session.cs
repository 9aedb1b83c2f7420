using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelCatalog.Emulator.Tests.Fixtures;

/// <summary>An emulated provider and a plain HTTP client that has a key.</summary>
internal sealed class Session : IAsyncDisposable
{
    private Session(ProviderEmulator emulator, string header, string key)
    {
        Emulator = emulator;
        Client = new HttpClient { BaseAddress = emulator.BaseAddress };
        Client.DefaultRequestHeaders.TryAddWithoutValidation(header, key);
    }

    public ProviderEmulator Emulator { get; }

    public HttpClient Client { get; }

    public static async Task<Session> Of(string provider, EmulatorOptions? options = null)
    {
        var (header, key) = provider switch
        {
            "papyrus" => ("X-Key", "Id me:secret"),
            "quarry" or "oracle" => ("Authorization", "Key secret"),
            _ => ("Authorization", "Bearer secret"),
        };
        return new Session(await ProviderEmulator.StartAsync(Catalogs.All, provider, options, TestContext.Current.CancellationToken), header, key);
    }

    public Task<Reply> Get(string url) => Send(HttpMethod.Get, url, null);

    public Task<Reply> Post(string url, string body) => Send(HttpMethod.Post, url, new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<Reply> Post(string url, byte[] body) => Send(HttpMethod.Post, url, new ByteArrayContent(body));

    public async Task<Reply> Send(HttpMethod method, string url, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply((int)response.StatusCode, text, response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}

/// <summary>A reply.</summary>
internal sealed record Reply(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The value at a path, a text as it is, all else as compact JSON; <c>absent</c> where there is none.</summary>
    public string this[string path]
    {
        get
        {
            JsonNode? node = Json;
            foreach (var step in path.Split('.'))
            {
                node = node switch
                {
                    JsonArray list when int.TryParse(step, out var index) && index < list.Count => list[index],
                    JsonObject members => members[step],
                    _ => null,
                };
            }

            return node is JsonValue text && text.TryGetValue<string>(out var value) ? value : node?.ToJsonString() ?? "absent";
        }
    }
}
