using System.CommandLine;
using System.CommandLine.Completions;
using ModelCatalog.Compiler.Binding;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Syntax;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Tool.Completion;

/// <summary>The words of the nearest catalog, proposed while a command is typed. Files are read but not checked: a shell waits.</summary>
internal sealed class CatalogWords(ToolTerminal terminal)
{
    /// <summary>The keys of models.</summary>
    public static IEnumerable<string> Models(IReadOnlyList<Descriptor> files) => files.OfType<ModelDescriptor>().Select(model => model.Key);

    /// <summary>The keys of providers.</summary>
    public static IEnumerable<string> Providers(IReadOnlyList<Descriptor> files) => files.OfType<ProviderDescriptor>().Select(provider => provider.Provider);

    /// <summary>The tasks of models.</summary>
    public static IEnumerable<string> Tasks(IReadOnlyList<Descriptor> files) => files.OfType<ModelDescriptor>().SelectMany(model => model.Tasks);

    /// <summary>The vendors of models.</summary>
    public static IEnumerable<string> Vendors(IReadOnlyList<Descriptor> files) => files.OfType<ModelDescriptor>().Select(model => model.Vendor);

    /// <summary>The keys of models, providers and types.</summary>
    public static IEnumerable<string> Keys(IReadOnlyList<Descriptor> files) => [.. Models(files), .. Providers(files), .. files.OfType<SharedTypeDescriptor>().Select(type => type.Type.Key)];

    /// <summary>An option that proposes words.</summary>
    public Option<T> Completing<T>(Option<T> option, Func<IReadOnlyList<Descriptor>, IEnumerable<string>> words)
    {
        option.CompletionSources.Add(_ => Propose(words));
        return option;
    }

    /// <summary>An argument that proposes words.</summary>
    public Argument<T> Completing<T>(Argument<T> argument, Func<IReadOnlyList<Descriptor>, IEnumerable<string>> words)
    {
        argument.CompletionSources.Add(_ => Propose(words));
        return argument;
    }

    private IEnumerable<CompletionItem> Propose(Func<IReadOnlyList<Descriptor>, IEnumerable<string>> words)
    {
        // Where there is no catalog there is nothing to propose, and nobody to tell.
        var silent = terminal with { Error = TextWriter.Null };
        if (LoadedCatalog.FindFolder(null, silent) is not { } folder) return [];
        var files = CatalogFolder.Read(folder).Texts.Select(text => DescriptorBinder.Bind(SyntaxReader.Read(text)).Descriptor).OfType<Descriptor>().ToList();
        return words(files).Distinct().Order(StringComparer.Ordinal).Select(word => new CompletionItem(word));
    }
}
