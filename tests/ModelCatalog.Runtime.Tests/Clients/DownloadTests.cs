using System.Text;
using Microsoft.AspNetCore.Http;

namespace ModelCatalog.Runtime.Tests;

public class DownloadTests : ClientTest
{
    private readonly MemoryStream _file = new();

    private string Downloaded => Encoding.UTF8.GetString(_file.ToArray());

    [Fact]
    public async Task A_file_of_another_host_is_read_without_the_key()
    {
        await using var cdn = await FakeServer.StartAsync();
        cdn.On("GET /a.mp4", Answers.Bytes("video"u8.ToArray(), "video/mp4"));

        await Client().DownloadAsync(cdn.Url + "/a.mp4?sig=1", _file, Token);

        Assert.Equal("video", Downloaded);
        Assert.False(Assert.Single(cdn.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_file_of_the_provider_is_read_with_the_key_which_stays_behind_on_a_redirect()
    {
        await using var cdn = await FakeServer.StartAsync();
        cdn.On("GET /a.mp4", Answers.Bytes("video"u8.ToArray(), "video/mp4"));
        Server.On("GET /video/1", context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = cdn.Url + "/a.mp4";
            return Task.CompletedTask;
        });

        await Client().DownloadAsync(Server.Url + "/video/1", _file, Token);

        Assert.Equal("video", Downloaded);
        Assert.Equal("Bearer " + Key, Server.Single("GET /video/1").Headers["Authorization"]);
        Assert.False(Assert.Single(cdn.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_file_that_is_not_compressed_as_it_says_is_an_error()
    {
        Server.On("GET /a.mp4", Answers.Bytes([1, 2, 3, 4], "video/mp4", 200, ("Content-Encoding", "gzip")));

        await ThrowsAsync<ProviderUnavailableException>(() => Client().DownloadAsync(Server.Url + "/a.mp4", _file, Token));
    }

    [Fact]
    public async Task Redirects_are_bounded()
    {
        Server.On("GET /loop", context =>
        {
            context.Response.Redirect("/loop");
            return Task.CompletedTask;
        });

        var exception = await ThrowsAsync<ProtocolException>(() => Client().DownloadAsync(Server.Url + "/loop", _file, Token));

        Assert.Contains("again and again", exception.Message, StringComparison.Ordinal);
        Assert.Equal(6, Server.Requests.Count);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_breaks_off_is_an_error()
    {
        Server.On("GET /gone", Answers.Json("{}", 403)).On("GET /half", Answers.CutAfter("half"));

        var exception = await ThrowsAsync<ProtocolException>(() => Client().DownloadAsync(Server.Url + "/gone", _file, Token));
        await ThrowsAsync<ProviderUnavailableException>(() => Client().DownloadAsync(Server.Url + "/half", _file, Token));

        Assert.Equal(403, exception.HttpStatus);
    }

    [Fact]
    public async Task A_data_url_is_decoded()
    {
        await Client().DownloadAsync("data:text/plain;base64,SGVsbG8=", _file, Token);
        await Client().DownloadAsync("data:,%20you", _file, Token);

        Assert.Equal("Hello you", Downloaded);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("/a.mp4")]
    [InlineData("nothing")]
    [InlineData("data:image/png;base64,%%%")]
    public async Task What_is_no_url_of_a_file_is_refused(string url) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Client().DownloadAsync(url, _file, Token));
}
