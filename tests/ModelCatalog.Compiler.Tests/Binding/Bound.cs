using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Tests.Binding;

/// <summary>Binds texts for tests.</summary>
internal static class Bound
{
    /// <summary>What every model needs, in front of what a test is about.</summary>
    public const string ModelHead = "model: clip\nvendor: acme\noutput: video\n";

    public static BoundFile File(string text, string path = "test.yaml")
    {
        var document = SyntaxReader.Read(new SourceText(path, text));
        Assert.Empty(document.Diagnostics);
        return DescriptorBinder.Bind(document);
    }

    /// <summary>The model of a text without findings; its head is added.</summary>
    public static ModelDescriptor Model(string rest) => Whole<ModelDescriptor>(ModelHead + rest);

    public static ProviderDescriptor Provider(string rest) => Whole<ProviderDescriptor>("provider: acme\n" + rest);

    /// <summary>The only parameter of a model with that declaration.</summary>
    public static ParameterDescriptor Parameter(string declaration) => Model("parameters:\n  x: " + declaration + "\n").Parameters[0];

    /// <summary>The only wire field of a model with that value.</summary>
    public static WireValue WireField(string value) =>
        Model("parameters: { a: { type: string }, b: { type: string } }\nwires: { acme: { fields: { w: " + value + " } } }\n").Wires[0].Fields[0].Value;

    public static T Whole<T>(string text, string path = "test.yaml")
        where T : Descriptor
    {
        var bound = File(text, path);
        Assert.Empty(bound.Findings.Select(finding => finding.Message));
        return Assert.IsType<T>(bound.Descriptor);
    }

    /// <summary>The messages of a text that is wrong, each behind its id.</summary>
    public static IReadOnlyList<string> Findings(string text) => [.. File(text).Findings.Select(finding => finding.Rule.Id + " " + finding.Message)];
}
