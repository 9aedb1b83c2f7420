using System.Text;
using ModelCatalog.Webhooks;

namespace ModelCatalog.Runtime.Tests.Webhooks;

public class WebhookReaderTests
{
    [Theory]
    [InlineData("ok", "\"result\":{\"url\":\"https://example.com/a.mp4\"}", GenerationStatus.Succeeded)]
    [InlineData("bad", "\"why\":\"No.\"", GenerationStatus.Failed)]
    [InlineData("gone", "\"why\":\"No.\"", GenerationStatus.Cancelled)]
    [InlineData("over", "\"result\":{\"url\":\"https://example.com/a.mp4\"}", GenerationStatus.Succeeded)]
    [InlineData("over", "\"why\":\"No.\"", GenerationStatus.Failed)]
    [InlineData("first", "\"result\":{}", GenerationStatus.Running)]
    public void A_status_means_what_the_descriptor_says(string state, string more, GenerationStatus expected)
    {
        var notification = Read($$"""{"data":{"taskId":"t1"},"state":"{{state}}",{{more}}}""").GetNotification();

        Assert.Equal(("t1", expected, state, "plain"), (notification.TaskId, notification.Status, notification.RawStatus, notification.Route));
        Assert.Equal(expected == GenerationStatus.Succeeded, notification.Output is not null);
        Assert.Equal(expected is GenerationStatus.Failed or GenerationStatus.Cancelled ? "No." : null, notification.Error?.Message);
    }

    [Fact]
    public void A_code_says_why()
    {
        var body = """{"task_id":"t1","state":"bad","code":"NSFW","why":"Not that."}"""u8;

        var error = WebhookReader.ReadUnsigned<Herald>(body, null).GetNotification().Error!;

        Assert.Equal((ErrorClass.Moderated, "NSFW", null), (error.Class, error.Code, error.HttpStatus));
    }

    [Fact]
    public void Steps_on_the_way_have_keys_of_their_own()
    {
        var keys = new[] { "text", "first", "ok" }.Select(state => Read($$$"""{"task_id":"t1","state":"{{{state}}}","result":{}}""").GetNotification().DeduplicationKey);

        Assert.Equal(["herald/t1/text", "herald/t1/first", "herald/t1/succeeded"], keys);
    }

    [Fact]
    public void A_task_id_that_no_provider_gives_is_malformed() =>
        Assert.Equal(WebhookProblem.Malformed, Read($$"""{"task_id":"{{new string('x', 2000)}}","state":"ok"}""").Problem);

    [Fact]
    public void A_handle_of_the_same_task_at_another_provider_is_not_meant()
    {
        var notification = Read("""{"task_id":"t1","state":"bad"}""").GetNotification();
        var handle = new TaskHandle { Provider = "herald", TaskId = "t1", SubmittedAt = DateTimeOffset.UnixEpoch };

        Assert.True(notification.IsAbout(handle));
        Assert.False(notification.IsAbout(handle with { Provider = "acme" }));
        Assert.False(notification.IsAbout(handle with { TaskId = "T1" }));
    }

    private static WebhookResult Read(string body) => WebhookReader.ReadUnsigned<Herald>(Encoding.UTF8.GetBytes(body), "plain");
}
