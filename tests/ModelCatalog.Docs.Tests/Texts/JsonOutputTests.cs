using System.Text.Json;
using ModelCatalog.Compiler.Json;
using Output = ModelCatalog.Docs.Texts.JsonOutput;

namespace ModelCatalog.Docs.Tests.Texts;

/// <summary>JSON that people read.</summary>
public sealed class JsonOutputTests
{
    [Theory]
    [InlineData("A boat \U0001F6A4 by \U0001D49C", "\"A boat \U0001F6A4 by \U0001D49C\"\n")]
    [InlineData("\\ud83d\\ude00", "\"\\\\ud83d\\\\ude00\"\n")]
    [InlineData("\\\U0001F600", "\"\\\\\U0001F600\"\n")]
    [InlineData("hidden \U000E0041 \U0010FFFD", "\"hidden \\uDB40\\uDC41 \\uDBFF\\uDFFD\"\n")]
    [InlineData("a \"quoted\"\nline", "\"a \\\"quoted\\\"\\nline\"\n")]
    public void Letters_of_every_plane_are_as_they_are(string text, string expected)
    {
        var json = Output.Text(new JsonString(text));

        Assert.Equal(expected, json);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
    }
}
