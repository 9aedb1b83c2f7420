namespace ModelCatalog.Compiler.Binding;

/// <summary>Which literals are expected at a place.</summary>
internal enum LiteralKind
{
    /// <summary>Nothing is known: JSON's rules.</summary>
    Any,

    /// <summary>Literals of several types: JSON's rules, and mixing them is right.</summary>
    Several,

    /// <summary>Text: <c>1.0</c> and <c>no</c> stay as they are written.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,
}
