using System.Text.Json;

namespace ModelCatalog.Runtime.Tests;

public class OutputTests
{
    private static readonly ReplyPath Same = ReplyPath.Parse("urls.*");

    [Fact]
    public void Outputs_with_the_same_urls_and_json_are_equal()
    {
        var output = Output("""{"video_url":"https://cdn.example/a.mp4"}""", new MediaPath(MediaKind.Video, ReplyPath.Parse("video_url")));
        var again = Output("""{ "video_url": "https://cdn.example/a.mp4" }""", new MediaPath(MediaKind.Video, ReplyPath.Parse("video_url")));

        Assert.Equal(VideoOutput.Read(output), VideoOutput.Read(again));
        Assert.Equal(JsonOutput.Read(output), JsonOutput.Read(again));
        Assert.NotEqual<object>(VideoOutput.Read(output), new ImageOutput(["https://cdn.example/a.mp4"], output.Raw));
    }

    [Fact]
    public void A_list_and_a_single_url_are_read_alike()
    {
        var path = new MediaPath(MediaKind.Image, ReplyPath.Parse("image"));

        Assert.Equal(["https://cdn.example/1.png", "https://cdn.example/2.png"], ImageOutput.Read(Output("""{"image":["https://cdn.example/1.png",null,"https://cdn.example/2.png"]}""", path)).Urls);
        Assert.Equal("https://cdn.example/1.png", ImageOutput.Read(Output("""{"image":"https://cdn.example/1.png"}""", path)).Url);
    }

    [Fact]
    public void A_model_may_name_other_places_than_its_provider()
    {
        var output = Output("""{"track":"https://cdn.example/a.mp3","audio":"https://cdn.example/b.mp3"}""", new MediaPath(MediaKind.Audio, ReplyPath.Parse("audio")));

        Assert.Equal("https://cdn.example/a.mp3", AudioOutput.Read(output.With(new MediaPath(MediaKind.Audio, ReplyPath.Parse("track")))).Url);
    }

    [Fact]
    public void Kinds_are_told_by_their_place()
    {
        var output = Output(
            """{"v":"https://cdn.example/1","i":"https://cdn.example/2"}""",
            new MediaPath(MediaKind.Video, ReplyPath.Parse("v")),
            new MediaPath(MediaKind.Image, ReplyPath.Parse("i")));

        var media = MediaOutput.Read(output);

        Assert.Equal(["https://cdn.example/1"], media.Videos);
        Assert.Equal(["https://cdn.example/2"], media.Images);
        Assert.Empty(media.Audios);
    }

    [Fact]
    public void Kinds_at_the_same_place_are_told_by_the_name_of_the_file()
    {
        var output = Output(
            """{"urls":["https://cdn.example/a.mp4?sig=1","https://cdn.example/b.PNG","https://cdn.example/c"]}""",
            new MediaPath(MediaKind.Video, Same),
            new MediaPath(MediaKind.Image, Same),
            new MediaPath(MediaKind.Audio, Same));

        var media = MediaOutput.Read(output);

        Assert.Equal([MediaKind.Video, MediaKind.Image, null], media.Items.Select(item => item.Kind));
        Assert.Equal(3, media.Urls.Count);
    }

    [Fact]
    public void Text_is_at_its_place_or_the_output_itself()
    {
        var path = new MediaPath(MediaKind.Text, ReplyPath.Parse("text"));

        Assert.Equal("Hello", TextOutput.Read(Output("""{"text":"Hello"}""", path)).Text);
        Assert.Equal("Hello", TextOutput.Read(Output("\"Hello\"", path)).ToString());
        Assert.Throws<ProtocolException>(() => TextOutput.Read(Output("{}", path)));
    }

    [Fact]
    public void An_output_without_media_says_what_is_missing()
    {
        var output = Output("{}", new MediaPath(MediaKind.Audio, Same));

        Assert.Contains("its output holds no audio", Assert.Throws<ProtocolException>(() => AudioOutput.Read(output)).Message, StringComparison.Ordinal);
        Assert.Contains("its output holds no media", Assert.Throws<ProtocolException>(() => MediaOutput.Read(output)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_url_is_an_output_too()
    {
        var output = Output("""{"urls":["data:image/png;base64,AAAA"]}""", new MediaPath(MediaKind.Image, Same));

        Assert.Equal("data:image/png;base64,AAAA", ImageOutput.Read(output).Url);
    }

    private static TaskOutput Output(string json, params MediaPath[] media) => new("acme", "t", JsonElement.Parse(json), media);

    [Fact]
    public void Outputs_with_half_a_character_are_compared_like_any_other()
    {
        Assert.Equal(Whole("""{"a":["\ud800"]}"""), Whole("""{ "a": ["\uD800"] }"""));
        Assert.Equal(Whole("""{"\udc00":1}"""), Whole("""{"\udc00":1}"""));
        Assert.NotEqual(Whole("""{"a":"\ud800"}"""), Whole("""{"a":"\ud801"}"""));
        Assert.NotEqual(Whole("""{"\udc00":1}"""), Whole("""{"\udc01":1}"""));
        Assert.NotEqual(Whole("""{"a":"\ud800","b":1}"""), Whole("""{"a":"\ud800","b":2}"""));

        static JsonOutput Whole(string json) => new(JsonElement.Parse(json));
    }

    [Fact]
    public void A_list_of_very_many_objects_is_shown_in_a_time_of_its_length()
    {
        var list = JsonElement.Parse("[" + string.Join(',', Enumerable.Repeat("""{"a":{"b":1}}""", 300_000)) + "]");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.NotNull(ModelCatalog.Infrastructure.JsonText.Of(list));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
