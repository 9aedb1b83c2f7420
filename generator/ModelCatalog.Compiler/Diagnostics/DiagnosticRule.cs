using System.Globalization;

namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The descriptor is not emitted.</summary>
    Error,

    /// <summary>The descriptor is emitted all the same.</summary>
    Warning,
}

/// <summary>One kind of diagnostic: its id is never reused, its help page is <c>Diagnostics/Pages/&lt;id&gt;.md</c>.</summary>
/// <param name="Id"><c>MC</c> and four digits.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Message">The message, with <c>{0}</c> places: what is wrong, the value, what is expected, the nearest right thing.</param>
/// <param name="Severity">Its severity unless configured otherwise.</param>
public sealed record DiagnosticRule(string Id, string Title, string Message, DiagnosticSeverity Severity = DiagnosticSeverity.Error)
{
    /// <summary>A finding of this kind at a place of the descriptor.</summary>
    public Finding At(Pointer pointer, params object[] arguments) => new(this, Format(arguments), pointer);

    /// <summary>A finding of this kind at the key of a mapping entry rather than at its value.</summary>
    public Finding AtKey(Pointer pointer, params object[] arguments) => new(this, Format(arguments), pointer) { Target = FindingTarget.Key };

    /// <summary>A finding of this kind inside a scalar's text.</summary>
    /// <param name="pointer">The scalar.</param>
    /// <param name="start">Where in its unescaped text, in UTF-16 units.</param>
    /// <param name="length">How many units.</param>
    /// <param name="arguments">For the places of the message.</param>
    public Finding Inside(Pointer pointer, int start, int length, params object[] arguments) =>
        new(this, Format(arguments), pointer) { Target = FindingTarget.Text, Start = start, Length = length };

    /// <summary>The message with its places filled in.</summary>
    public string Format(params object[] arguments) =>
        arguments.Length == 0 ? Message : string.Format(CultureInfo.InvariantCulture, Message, arguments);
}
