using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Tests.Planning;

public class NaturalNameTests
{
    [Theory]
    [InlineData("start_image_url", "StartImageUrl")]
    [InlineData("imageUrls", "ImageUrls")]
    [InlineData("fast-relaxed", "FastRelaxed")]
    [InlineData("veo-3.1", "Veo31")]
    [InlineData("grok-imagine-video-extend", "GrokImagineVideoExtend")]
    [InlineData("kuaishou/element", "KuaishouElement")]
    [InlineData("mp3_44100_128", "Mp3_44100_128")]
    [InlineData("chirp-v3-5", "ChirpV35")]
    [InlineData("TEXT_2_VIDEO", "Text2Video")]
    [InlineData("HD", "HD")]
    [InlineData("auto", "Auto")]
    [InlineData("rock & roll", "RockRoll")]
    public void Words_become_PascalCase(string text, string name) => Assert.Equal(name, NaturalName.Of(text));

    [Theory]
    [InlineData("16:9", "Ratio16x9")]
    [InlineData("2.35:1", "Ratio2_35x1")]
    [InlineData("1024x768", "Size1024x768")]
    [InlineData("1024*768", "Size1024x768")]
    [InlineData("720p", "P720")]
    [InlineData("1080P", "P1080")]
    [InlineData("4k", "K4")]
    [InlineData("0.6mp", "Mp0_6")]
    [InlineData("480p-fast", "P480Fast")]
    public void Ratios_sizes_and_quantities_get_a_letter_in_front(string text, string name) => Assert.Equal(name, NaturalName.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("2.0")]
    [InlineData("10")]
    [InlineData("-1")]
    [InlineData("#00ff00")]
    [InlineData("---")]
    [InlineData("最高")]
    [InlineData("naïve")]
    [InlineData("16:9\n")]
    public void What_would_surprise_has_no_name(string text) => Assert.Null(NaturalName.Of(text));

    [Fact]
    public void A_very_long_text_has_no_name() => Assert.Null(NaturalName.Of(new string('x', 10_000)));

    [Theory]
    [InlineData("2.0", "V20")]
    [InlineData("最", "Value")]
    [InlineData("quality-level", "QualityLevel")]
    public void A_proposal_is_always_a_word(string text, string proposal)
    {
        Assert.Equal(proposal, NaturalName.Proposal(text));
        Assert.True(NaturalName.IsWord(NaturalName.Proposal(text)));
    }

    [Theory]
    [InlineData("class", false)]
    [InlineData("Class", true)]
    [InlineData("A1_b", true)]
    [InlineData("1A", false)]
    [InlineData("Ä", false)]
    [InlineData("A\n", false)]
    [InlineData("A;}", false)]
    public void A_word_is_PascalCase_of_Latin_letters_digits_and_underscores(string text, bool isWord) => Assert.Equal(isWord, NaturalName.IsWord(text));
}
