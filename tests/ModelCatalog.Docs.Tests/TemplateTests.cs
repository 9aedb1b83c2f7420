using ModelCatalog.Docs.Rendering;
using ModelCatalog.Tool.Tests;

namespace ModelCatalog.Docs.Tests;

/// <summary>Templates of a user stand in for those that are built in.</summary>
public sealed class TemplateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_template_of_a_folder_counts()
    {
        _folder.Write("site/matrix.hbs", "<p>{{Body.Rows.Count}} of mine</p>").Write("site/site.css", "p { color: red }");

        var site = new ReferenceWriter(AcmeReference.Create(), TemplateSet.Load(_folder.Path)).Site().ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

        Assert.Contains("<p>2 of mine</p>", site["matrix.html"], StringComparison.Ordinal);
        Assert.Equal("p { color: red }", site["site.css"]);
        Assert.Contains("<h1>Clip</h1>", site["models/acme/clip.html"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("site/modell.hbs", "", "'site/modell.hbs' in the folder of templates is none of them; did you mean 'site/model.hbs'?")]
    [InlineData("site/model.hbs", "{{#if Body}}never closed", "the template site/model.hbs cannot be used: ")]
    [InlineData("site/model.hbs", "{{Body.Titel}}", "the template site/model.hbs cannot be used: ")]
    [InlineData("site/model.hbs", "{{> nowhere}}", "the template site/model.hbs cannot be used: ")]
    [InlineData("site/model.hbs", "{{> parameters}}", "the template site/model.hbs cannot be used: ")]
    public void What_is_wrong_with_a_template_is_said_with_its_name(string name, string text, string message)
    {
        _folder.Write(name, text);

        var exception = Assert.Throws<TemplateException>(() => new ReferenceWriter(AcmeReference.Create(), TemplateSet.Load(_folder.Path)).Site());

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_writes_texts_escaped_unless_it_says_otherwise()
    {
        _folder.Write("site/model.hbs", "<p title=\"{{Body.Summary}}\">{{Body.Summary}}</p>");

        var site = new ReferenceWriter(AcmeReference.Create(text => text.Replace("Makes short clips.", "<b>\"x\"</b>", StringComparison.Ordinal)), TemplateSet.Load(_folder.Path)).Site();

        Assert.Contains("<p title=\"&lt;b&gt;&quot;x&quot;&lt;/b&gt;\">&lt;b&gt;&quot;x&quot;&lt;/b&gt;</p>", site.Single(file => file.Path == "models/acme/clip.html").Text, StringComparison.Ordinal);
    }
}
