using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Syntax;

/// <summary>Reads YAML and JSON into nodes with ranges. The one file that knows the YAML library.</summary>
public static class SyntaxReader
{
    /// <summary>Reads a text. Never throws; what is wrong is in the document's diagnostics.</summary>
    public static SyntaxDocument Read(SourceText text) => throw new NotImplementedException();
}
