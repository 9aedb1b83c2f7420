using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Binding;

// Examples, and what is expected of them.
public static partial class DescriptorBinder
{
    private const int LongestRuleId = 200;

    private static EquatableArray<ExampleDescriptor> BindExamples(BindingScope scope)
    {
        var examples = new List<ExampleDescriptor>();
        foreach (var item in scope.Items())
        {
            if (item.Read("example") is { } reader) examples.Add(BindExample(reader));
        }

        return examples.ToEquatableArray();
    }

    private static ExampleDescriptor BindExample(MappingReader reader)
    {
        if (!reader.Has("request") && !reader.Has("body")) reader.Scope.Report(BindingDiagnostics.EmptyExample);
        return new ExampleDescriptor(reader.Required("title")?.Prose() ?? "", reader.Pointer)
        {
            Request = reader["request"] is { } request ? BindBody(request) : null,
            Bodies = reader["body"] is { } bodies ? BindBodies(bodies) : default,
            Wires = reader["wire"] is { } wires ? BindBodies(wires) : default,
            Violates = reader["violates"] is { } violates ? BindExpectedRules(violates) : default,
            Warns = reader["warns"] is { } warns ? BindExpectedRules(warns) : default,
        };
    }

    private static EquatableArray<ExampleBody> BindBodies(BindingScope scope)
    {
        if (scope.Read("bodies") is not { } reader) return default;
        if (reader.Count == 0) reader.ReportEmpty("one provider");
        var bodies = new List<ExampleBody>();
        foreach (var (provider, value) in reader.Entries(NameForm.Provider))
        {
            if (BindBody(value) is { } body) bodies.Add(new ExampleBody(provider, body, value.Pointer));
        }

        return bodies.ToEquatableArray();
    }

    private static JsonObject? BindBody(BindingScope scope)
    {
        if (scope.IsMapping) return LiteralReader.Read(scope) as JsonObject;
        scope.WrongKind();
        return null;
    }

    private static EquatableArray<ExpectedRules> BindExpectedRules(BindingScope scope)
    {
        if (!scope.IsMapping)
        {
            var ids = BindRuleIds(scope);
            return ids.Count == 0 ? default : [new ExpectedRules(null, ids, scope.Pointer)];
        }

        if (scope.Read("expected-rules") is not { } reader) return default;
        var expected = new List<ExpectedRules>();
        foreach (var (provider, value) in reader.Entries(NameForm.Provider))
        {
            if (BindRuleIds(value) is { Count: > 0 } ids) expected.Add(new ExpectedRules(provider, ids, value.Pointer));
        }

        return expected.ToEquatableArray();
    }

    // Ids are derived from names, verbs and providers; here they only need to be words, the checker compares them with what fires.
    private static EquatableArray<string> BindRuleIds(BindingScope scope) => scope.Texts(item =>
    {
        if (item.Scalar() is not { } scalar) return null;
        var isWord = scalar.Text.Length is > 0 and <= LongestRuleId
            && scalar.Text.All(c => c is > ' ' and < '\u007f')
            && (NameForm.IsLetter(scalar.Text[0]) || NameForm.IsDigit(scalar.Text[0]) || scalar.Text[0] == '_');
        if (isWord && BindingScope.AsFlag(scalar) is null) return scalar.Text;
        item.Report(BindingDiagnostics.Name, BindingScope.Shown(scalar.Text), "a rule", "the id of a rule, one word", "duration.range");
        return null;
    });
}
