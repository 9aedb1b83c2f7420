namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC8…: what has no C# name, or the same as another.</summary>
public static class NameDiagnostics
{
    /// <summary>A key or value that gives no name.</summary>
    public static readonly DiagnosticRule NoNaturalName = new(
        "MC8001", "No natural C# name", "The {0} '{1}' has no natural name in C#; give it one, for example 'name: {2}'");

    /// <summary>A <c>name:</c> that is no C# name.</summary>
    public static readonly DiagnosticRule NotAName = new(
        "MC8002", "Not a C# name", "'{0}' cannot be a name in C#; expected a word in PascalCase of Latin letters, digits and '_', at most 80 characters, such as '{1}'");

    /// <summary>Two members of one type with one name.</summary>
    public static readonly DiagnosticRule SameMember = new(
        "MC8003", "Two members with the same name", "The {0} '{1}' and the {2} '{3}' would both be called '{4}' in C#; give one of them another name, for example 'name: {5}'");

    /// <summary>A member called like its type.</summary>
    public static readonly DiagnosticRule LikeEnclosingType = new(
        "MC8004", "A member named like its type", "The {0} '{1}' would be a property '{2}' of a type '{2}', which C# refuses; give one of them another name, for example 'name: {3}'");

    /// <summary>A member called like one that every record or struct has.</summary>
    public static readonly DiagnosticRule ReservedMember = new(
        "MC8005", "A reserved member name", "The {0} '{1}' would be called '{2}', a name that the C# type has already; give it another one, for example 'name: {3}'");

    /// <summary>Two types of one model with one name.</summary>
    public static readonly DiagnosticRule SameType = new(
        "MC8006", "Two types with the same name", "The {0} '{1}' and the {2} '{3}' would both give a C# type '{4}'; give one of them another name, for example 'name: {5}'");

    /// <summary>Two models with one prefix.</summary>
    public static readonly DiagnosticRule SamePrefix = new(
        "MC8007", "Two models with the same name", "The models '{0}' and '{1}' would both be called '{2}' in C#; give one of them another name, for example 'name: {3}'");

    /// <summary>Two shared types with one name.</summary>
    public static readonly DiagnosticRule SameSharedType = new(
        "MC8008", "Two shared types with the same name", "The shared types '{0}' and '{1}' would both be called '{2}' in C#; give one of them another name, for example 'name: {3}'");

    /// <summary>Two providers with one name.</summary>
    public static readonly DiagnosticRule SameProvider = new(
        "MC8009", "Two providers with the same name", "The providers '{0}' and '{1}' would both be called '{2}' in C#; give one of them another name, for example 'name: {3}'");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [NoNaturalName, NotAName, SameMember, LikeEnclosingType, ReservedMember, SameType, SamePrefix, SameSharedType, SameProvider];
}
