namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC9…: what is wrong with the project that a catalog is compiled in, or with the compiler itself.</summary>
public static class GeneratorDiagnostics
{
    /// <summary>A defect of the compiler.</summary>
    public static readonly DiagnosticRule Defect = new(
        "MC9001", "Defect in the catalog compiler", "The catalog compiler failed at {0}: {1}. This is a defect of the compiler; the file was left out.");

    /// <summary>The project's C# is too old for the emitted code.</summary>
    public static readonly DiagnosticRule LanguageVersion = new(
        "MC9002", "C# version too old", "The emitted code needs C# 12 or later, but this project compiles C# {0}; set <LangVersion>12</LangVersion> or later. Nothing was emitted.");

    /// <summary>The project does not reference the runtime.</summary>
    public static readonly DiagnosticRule MissingRuntime = new(
        "MC9003", "Runtime not referenced", "The emitted code needs the package ModelCatalog.Runtime, which this project does not reference; add it. Nothing was emitted.");

    /// <summary>A descriptor file cannot be read.</summary>
    public static readonly DiagnosticRule Unreadable = new(
        "MC9004", "Unreadable descriptor", "The descriptor '{0}' cannot be read as text; it was left out.");

    /// <summary>Two descriptors would be emitted to the same file.</summary>
    public static readonly DiagnosticRule HintNameClash = new(
        "MC9005", "Emitted file name taken", "'{0}' would be emitted as '{1}', which is already the file of '{2}'; rename one of the two descriptors.");

    /// <summary>The namespace that the project asks for is none.</summary>
    public static readonly DiagnosticRule Namespace = new(
        "MC9006", "Invalid namespace", "The property ModelCatalogNamespace is '{0}', which is no C# namespace; expected names separated by dots, such as '{1}'. Nothing was emitted.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [Defect, LanguageVersion, MissingRuntime, Unreadable, HintNameClash, Namespace];
}
