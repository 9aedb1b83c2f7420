using System.Text;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Text;

public class SourceTextReaderTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-8-mark", "utf-16", "utf-16BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_is_no_part_of_the_text(string name)
    {
        var encoding = name switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-mark" => new UTF8Encoding(true),
            _ => Encoding.GetEncoding(name),
        };

        var text = SourceTextReader.Decode("a.yaml", [.. encoding.GetPreamble(), .. encoding.GetBytes("title: Café 😀\n")]);

        Assert.Equal(("a.yaml", "title: Café 😀\n", null), (text.Path, text.Content, text.InvalidByte));
    }

    [Fact]
    public void No_bytes_are_an_empty_text() => Assert.Equal("", SourceTextReader.Decode("a.yaml", []).Content);

    [Fact]
    public void An_odd_last_byte_of_utf16_is_found() =>
        Assert.Equal(4, SourceTextReader.Decode("a.yaml", [0xFF, 0xFE, 0x61, 0x00, 0x62]).InvalidByte);
}
