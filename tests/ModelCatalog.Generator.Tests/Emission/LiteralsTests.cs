using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelCatalog.Compiler.Emission;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Generator.Tests.Emission;

public class LiteralsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain text, ümläut, 最")]
    [InlineData("\"quotes\" and \\backslashes\\ {braces}")]
    [InlineData("lines\r\n\u0085\u2028\u2029ends")]
    [InlineData("\u202eturned\u200b\ufeff\0\u0007")]
    [InlineData("🚤")]
    [InlineData("\"; System.IO.File.Delete(\"x\"); //")]
    public void A_text_is_one_literal_of_the_same_text_on_one_line(string text)
    {
        var literal = Literals.Text(text);
        var expression = SyntaxFactory.ParseExpression(literal);

        Assert.Empty(expression.GetDiagnostics());
        Assert.Equal(text, Assert.IsType<LiteralExpressionSyntax>(expression).Token.ValueText);
        Assert.Equal(literal, expression.ToString());
        Assert.DoesNotContain(literal, character => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' or '\u202e');
    }

    // Attributes could not carry half a character: metadata is UTF-8.
    [Fact]
    public void Half_a_character_is_escaped_and_replaced_where_only_UTF_8_will_do()
    {
        var half = "a" + (char)0xd83d;

        Assert.Equal("\"a\\uD83D\"", Literals.Text(half));
        A_text_is_one_literal_of_the_same_text_on_one_line(half);
        Assert.Equal("\"a\uFFFD\"u8", Literals.Utf8(half));
        Assert.Equal("\"\\U0001F6A4\"u8", Literals.Utf8("🚤"));
    }

    [Theory]
    [InlineData("5", "5L")]
    [InlineData("4.0", "4L")]
    [InlineData("-9223372036854775808", "long.MinValue")]
    [InlineData("18446744073709551615", "18446744073709551615UL")]
    [InlineData("18446744073709551616", null)]
    [InlineData("0.5", null)]
    public void An_integer_keeps_its_value(string digits, string? literal) => Assert.Equal(literal, Literals.Integer(new JsonNumber(digits)));

    [Theory]
    [InlineData("0.1", "0.1d")]
    [InlineData("1e400", "double.PositiveInfinity")]
    [InlineData("-3", "-3d")]
    public void A_number_is_a_double(string digits, string literal) => Assert.Equal(literal, Literals.Number(new JsonNumber(digits)));
}
