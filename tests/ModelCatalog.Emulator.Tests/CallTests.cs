using System.Net.Http.Headers;
using System.Text;
using ModelCatalog.Emulator.Tests.Fixtures;

namespace ModelCatalog.Emulator.Tests;

/// <summary>Calls beside submits and polls, as a client without types sees them.</summary>
public class CallTests
{
    [Fact]
    public async Task A_list_has_items_of_the_declared_type_and_they_stay_the_same()
    {
        await using var session = await Session.Of("papyrus");

        var reply = await session.Get("/inks/dark?page=2");

        Assert.Equal(200, reply.Status);
        Assert.Equal(("1", "2", "3", "absent"), (reply["inks.0.number"], reply["inks.1.number"], reply["inks.2.number"], reply["inks.3"]));
        Assert.Equal(("sample name 2", "2026-01-01T00:00:00Z", "12.50"), (reply["inks.1.name"], reply["inks.1.made"], reply["inks.1.costs"]));
        Assert.Equal(reply.Text, (await session.Get("/inks/light")).Text);
        var swatch = await session.Client.GetByteArrayAsync(reply["inks.0.swatch"], TestContext.Current.CancellationToken);
        Assert.Equal(0x89, swatch[0]);
        Assert.Equal("resources/papyrus/inks", session.Emulator.Requests[0].Operation);
    }

    [Theory]
    [InlineData("/inks/blue", "`tone` must be `dark` or `light`; it is `blue`")]
    [InlineData("/inks/dark?page=0", "`page` must be at least 1; it is `0`")]
    [InlineData("/inks/dark?page=first", "`page` must be an integer; it is `first`")]
    public async Task A_wrong_parameter_is_refused_in_the_providers_envelope(string url, string expected)
    {
        await using var session = await Session.Of("papyrus");

        var reply = await session.Get(url);

        Assert.Equal((422, expected), (reply.Status, reply["problems.0.text"]));
    }

    [Fact]
    public async Task An_operation_answers_where_its_path_says()
    {
        await using var session = await Session.Of("papyrus");

        Assert.Equal("sample copy", (await session.Post("/copy", """{"of":"a"}"""))["copy.id"]);
        Assert.Equal("`of` is required", (await session.Post("/copy", "{}"))["problems.0.text"]);
        Assert.StartsWith("The body is not JSON", (await session.Post("/copy", "{of:"))["problems.0.text"], StringComparison.Ordinal);
        Assert.Equal(422, (await session.Post("/copy", "[]")).Status);
        Assert.Equal(405, (await session.Get("/copy")).Status);
    }

    [Fact]
    public async Task A_call_that_gives_a_file_gives_one()
    {
        await using var session = await Session.Of("papyrus");

        using var response = await session.Client.GetAsync("/sheet", TestContext.Current.CancellationToken);

        Assert.Equal("video/mp4", response.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_upload_in_two_steps_keeps_the_bytes()
    {
        await using var session = await Session.Of("papyrus");
        var begun = await session.Post("/hosts/files/begin?shelf=a", """{"type":"image/png","name":"a.png"}""");
        Assert.Equal(404, (await session.Get(begun["file.url"])).Status);

        var put = await session.Send(HttpMethod.Put, begun["links.put"], new ByteArrayContent("png"u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } });

        Assert.Equal((200, "{}"), (put.Status, put.Text));
        Assert.EndsWith(".png", begun["file.url"], StringComparison.Ordinal);
        Assert.StartsWith("token-file-", begun["links.token"], StringComparison.Ordinal);
        using var file = await session.Client.GetAsync(begun["file.url"], TestContext.Current.CancellationToken);
        Assert.Equal("image/png", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("png", await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_first_step_is_judged_and_a_second_one_needs_it()
    {
        await using var session = await Session.Of("papyrus");

        var wrong = await session.Post("/hosts/files/begin?shelf=ninechars", """{"type":"image/png","name":"a.png"}""");
        var missing = await session.Post("/hosts/files/begin", """{"type":"image/png","name":"a.png"}""");
        var unknown = await session.Send(HttpMethod.Put, "/kept/target/file-9-0", new ByteArrayContent([1]));

        Assert.Equal((422, "`shelf` is required"), (missing.Status, missing["why"]));
        Assert.Equal(422, wrong.Status);
        Assert.Equal((404, "There is no such upload"), (unknown.Status, unknown["why"]));
    }

    [Fact]
    public async Task The_key_is_looked_at_where_it_travels()
    {
        await using var session = await Session.Of("papyrus", new EmulatorOptions { Key = "other:secret" });

        Assert.Equal(401, (await session.Get("/inks/dark")).Status);
        Assert.Equal(401, (await session.Post("/hosts/files/begin?shelf=a", "{}")).Status);
        Assert.Equal(404, (await session.Send(HttpMethod.Put, "/kept/target/file-9-0", new ByteArrayContent([1]))).Status);
    }

    [Theory]
    [InlineData("{\"base64\":\"\"}", "`base64` is required", "`file_url` is required")]
    [InlineData("{\"base64\":5}", "`base64` is required", "`file_url` is required")]
    [InlineData("not json", "The body is not JSON", "The body is not JSON")]
    [InlineData("{\"base64\":\"*\"}", "The text is no Base64", "The text is no Base64")]
    [InlineData("{\"file_url\":\"a.png\"}", "The URL must be absolute", "The URL must be absolute")]
    public async Task A_wrong_upload_is_refused(string body, string either, string or)
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Send(HttpMethod.Put, "/hosts/files/upload", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(422, reply.Status);
        Assert.Equal("false", reply["success"]);
        Assert.True(reply["message"].StartsWith(either, StringComparison.Ordinal) || reply["message"].StartsWith(or, StringComparison.Ordinal), reply["message"]);
    }

    [Theory]
    [InlineData("multipart/form-data", "--x\r\n\r\n", "boundary")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\na\r\n--x--\r\n", "no part `file`")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense", "cannot be read")]
    [InlineData("multipart/form-data; boundary=x", "", "")]
    public async Task A_wrong_form_is_refused(string type, string body, string expected)
    {
        await using var session = await Session.Of("unifically");
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var reply = await session.Send(HttpMethod.Put, "/hosts/files/upload", content);

        Assert.Equal(422, reply.Status);
        Assert.Contains(expected, reply["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_one_that_is_not_there_is_not_found()
    {
        await using var session = await Session.Of("unifically", new EmulatorOptions { MaximumBodyBytes = 100 });

        var large = await session.Send(HttpMethod.Put, "/hosts/files/upload", new StringContent("{\"base64\":\"" + new string('A', 400) + "\"}"));

        Assert.Equal((422, "The body is larger than 100 bytes"), (large.Status, large["message"]));
        Assert.Equal(404, (await session.Get("/emulated-files/file-1-0.png")).Status);
        Assert.Equal(404, (await session.Get("/emulated-files/sample-..%2F..%2Fx.png")).Status);
        Assert.Equal(405, (await session.Post("/emulated-files/file-1-0.png", "")).Status);
    }

    [Theory]
    [InlineData("sample-/x.png")]
    [InlineData("sample-/")]
    [InlineData("sample-")]
    [InlineData("sample-.png")]
    [InlineData("sample-video.exe")]
    [InlineData("/sample-video.mp4")]
    public async Task A_file_that_there_is_not_is_not_found(string name)
    {
        await using var session = await Session.Of("unifically");

        var reply = await session.Get("/emulated-files/" + name);

        Assert.Equal(404, reply.Status);
        Assert.Null(session.Emulator.Requests[0].Exception);
    }

    [Fact]
    public async Task A_boundary_that_no_form_may_have_is_refused()
    {
        await using var session = await Session.Of("unifically");
        var content = new ByteArrayContent("--x\r\n"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + new string('x', 5_000));

        var reply = await session.Send(HttpMethod.Put, "/hosts/files/upload", content);

        Assert.Equal(422, reply.Status);
        Assert.Contains("a boundary of 1 to 70 characters", reply["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/\u00fc")]
    [InlineData("image/\u0001")]
    public async Task A_file_with_a_type_that_no_header_carries_is_served_all_the_same(string type)
    {
        await using var session = await Session.Of("unifically");
        var form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: " + type + "\r\n\r\nGIF89a\r\n--x--\r\n";
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        var reply = await session.Send(HttpMethod.Put, "/hosts/files/upload", content);
        using var file = await session.Client.GetAsync(reply["file_url"], TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)file.StatusCode);
        Assert.Equal("image/gif", file.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Uploads_that_were_begun_first_and_filled_later_do_not_fill_the_memory()
    {
        await using var session = await Session.Of("papyrus", new EmulatorOptions { MaximumBodyBytes = 100 * 1024 * 1024, RememberedRequests = 0 });
        var begun = new List<(string File, string Put)>();
        for (var i = 0; i < 4; i++)
        {
            var reply = await session.Post("/hosts/files/begin?shelf=a", """{"type":"image/png","name":"a.png"}""");
            begun.Add((reply["file.url"], reply["links.put"]));
        }

        var large = new byte[90 * 1024 * 1024];
        foreach (var (_, put) in begun) Assert.Equal(200, (await session.Send(HttpMethod.Put, put, new ByteArrayContent(large))).Status);

        using var oldest = await session.Client.GetAsync(begun[0].File, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var newest = await session.Client.GetAsync(begun[3].File, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal((404, 200), ((int)oldest.StatusCode, (int)newest.StatusCode));
    }
}
