using ModelCatalog.Compiler.Descriptors;

namespace ModelCatalog.Compiler.Emission;

/// <summary>What the project says of the code that is emitted into it.</summary>
/// <remarks>Equality contract: deep.</remarks>
/// <param name="Namespace">Where the emitted types go: <c>Contoso.Media</c>. Valid C#.</param>
public sealed record EmissionOptions(string Namespace)
{
    /// <summary>Providers that a referenced package has emitted already, each with the namespace of its types.</summary>
    public EquatableArray<NamedText> ReferencedProviders { get; init; }

    /// <summary>Shared types that a referenced package has emitted already, each with the namespace of its types.</summary>
    public EquatableArray<NamedText> ReferencedTypes { get; init; }

    /// <summary>The namespace of a provider's types.</summary>
    public string NamespaceOfProvider(string provider) => Find(ReferencedProviders, provider);

    /// <summary>The namespace of a shared type.</summary>
    /// <param name="type">Its key, with the slash.</param>
    public string NamespaceOfType(string type) => Find(ReferencedTypes, type);

    private string Find(EquatableArray<NamedText> namespaces, string key)
    {
        foreach (var entry in namespaces)
        {
            if (entry.Name == key) return entry.Text;
        }

        return Namespace;
    }
}
