using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Binding;

/// <summary>Checks the braces of a template: <c>acme/clip-{variant}</c>, <c>/tasks/{task_id}</c>, <c>Key {ID}:{SECRET}</c>.</summary>
internal static class TemplateReader
{
    /// <summary>The names in braces, in order; null when something was wrong and reported.</summary>
    /// <param name="scope">Where it stands.</param>
    /// <param name="text">The template.</param>
    /// <param name="allowed">The names that are known here; null: any name.</param>
    public static IReadOnlyList<string>? Names(BindingScope scope, string text, IReadOnlyList<string>? allowed)
    {
        var names = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '}')
            {
                scope.Report(BindingDiagnostics.Template, BindingScope.Shown(text), "closes a brace that was not opened");
                return null;
            }

            if (text[i] != '{') continue;
            var end = text.IndexOf('}', i);
            if (end < 0)
            {
                scope.Report(BindingDiagnostics.Template, BindingScope.Shown(text), "has a brace that is not closed");
                return null;
            }

            var name = text.Substring(i + 1, end - i - 1);
            var bare = name.Length > 1 && name[0] == '+' ? name.Substring(1) : name;
            if (!NameForm.Parameter.Accepts(bare) || (allowed is not null && !allowed.Contains(name)))
            {
                var expected = allowed is null ? "expected a name, as in {task_id}"
                    : allowed.Count == 0 ? "no braces are filled in here"
                    : "known here: " + string.Join(", ", allowed.Select(known => "{" + known + "}"));
                scope.Report(BindingDiagnostics.Template, BindingScope.Shown(text), "has '{" + BindingScope.Shown(name) + "}'; " + expected);
                return null;
            }

            names.Add(bare);
            i = end;
        }

        return names;
    }
}
