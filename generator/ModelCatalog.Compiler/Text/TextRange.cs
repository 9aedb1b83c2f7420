namespace ModelCatalog.Compiler.Text;

/// <summary>A place in a text. Both numbers count from 0; columns count UTF-16 units, as editors and Roslyn do.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The unit within the line.</param>
public readonly record struct TextPosition(int Line, int Column);

/// <summary>A stretch of a text.</summary>
/// <param name="Offset">Where it starts, in UTF-16 units from the start of the text.</param>
/// <param name="Length">How many units it covers.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">The place just behind it.</param>
public readonly record struct TextRange(int Offset, int Length, TextPosition Start, TextPosition End);
