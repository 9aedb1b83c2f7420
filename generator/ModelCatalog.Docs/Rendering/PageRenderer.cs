using System.Text;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Rendering;

/// <summary>Puts pages into templates.</summary>
public sealed class PageRenderer
{
    private const string TemplateEnding = ".hbs";
    private const string LayoutName = "layout";

    private readonly PageForm _form;
    private readonly Dictionary<string, HandlebarsTemplate<object, object>> _templates = new(StringComparer.Ordinal);

    /// <summary>Takes templates.</summary>
    /// <param name="form">The kind of file.</param>
    /// <param name="templates">The templates.</param>
    /// <exception cref="TemplateException">One of them cannot be read.</exception>
    public PageRenderer(PageForm form, TemplateSet templates)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(templates);
        _form = form;
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new FormEncoder(form), ThrowOnUnresolvedBindingExpression = true });
        AddHelpers(handlebars);
        var folder = form.Folder + "/";
        foreach (var file in templates.Names.Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(TemplateEnding, StringComparison.Ordinal)))
        {
            var (name, text) = (file[folder.Length..^TemplateEnding.Length], templates[file]);
            Guard(name, () =>
            {
                if (name.StartsWith('_')) handlebars.RegisterTemplate(name[1..], text);
                else _templates[name] = handlebars.Compile(text);
                return "";
            });
        }
    }

    /// <summary>A page.</summary>
    /// <exception cref="TemplateException">Its template asks for something that there is not.</exception>
    public string Render(Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var content = Fill(page.Template, page);
        return _templates.ContainsKey(LayoutName) ? Fill(LayoutName, new { Page = page, page.Root, page.Navigation, Content = content }) : content;
    }

    /// <summary>A text that is no page of its own.</summary>
    /// <exception cref="TemplateException">The template asks for something that there is not.</exception>
    public string Fill(string template, object context) => Guard(template, () => _templates[template](context));

    private string Guard(string template, Func<string> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new TemplateException($"the template {_form.Folder}/{template}{TemplateEnding} cannot be used: {exception.Message}", exception);
        }
    }

    private void AddHelpers(IHandlebars handlebars)
    {
        Add("say", arguments => _form.Sentence(Text(arguments[0])));
        Add("code", arguments => _form.Code(Text(arguments[0])));
        Add("block", arguments => _form.Block(Text(arguments[0]), Text(arguments[1])));
        Add("lead", arguments => arguments[0] is Link link ? _form.Link(link, Text(arguments[1])) : "");
        Add("page", arguments => _form.FileOf(Text(arguments[0])));
        Add("markdown", arguments => _form.Markdown(Text(arguments[0])));
        Add("all", arguments => string.Join(arguments.Length > 1 ? Text(arguments[1]) : ", ", Texts(arguments[0]).Select(_form.Sentence)));
        Add("codes", arguments => string.Join(", ", Texts(arguments[0]).Select(_form.Code)));

        void Add(string name, Func<Arguments, string> write) => handlebars.RegisterHelper(name, (output, _, arguments) => output.WriteSafeString(write(arguments)));
    }

    private static IEnumerable<string> Texts(object? value) => value as IEnumerable<string> ?? [];

    private static string Text(object? value) => value as string ?? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    // What a template shows without saying how is a text.
    private sealed class FormEncoder(PageForm form) : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => target.Write(form.Escape(text?.ToString() ?? ""));

        public void Encode(string? text, TextWriter target) => target.Write(form.Escape(text ?? ""));

        public void Encode<T>(T? text, TextWriter target)
            where T : IEnumerator<char>
        {
            var all = new StringBuilder();
            while (text?.MoveNext() == true) all.Append(text.Current);
            target.Write(form.Escape(all.ToString()));
        }
    }
}
