using ModelCatalog.Compiler.Syntax;

namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>Gives findings their place in the text.</summary>
public static class Locator
{
    /// <summary>The diagnostic of a finding. A pointer that leads nowhere marks the nearest place above it.</summary>
    public static Diagnostic Locate(SyntaxDocument document, Finding finding) => throw new NotImplementedException();
}
