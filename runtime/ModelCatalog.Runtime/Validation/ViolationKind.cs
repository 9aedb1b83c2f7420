namespace ModelCatalog;

/// <summary>What is wrong with a value, in the words that every part of ModelCatalog uses.</summary>
public enum ViolationKind
{
    /// <summary>A value that is always needed is missing.</summary>
    Required,

    /// <summary>The value has another type or form: text for a number, a relative URL.</summary>
    Type,

    /// <summary>The value is none of the documented ones.</summary>
    Enum,

    /// <summary>The number is out of bounds or off its step.</summary>
    Range,

    /// <summary>The text is too short or too long.</summary>
    Length,

    /// <summary>The list has too few or too many items.</summary>
    Count,

    /// <summary>The text does not match its form.</summary>
    Pattern,

    /// <summary>Two values exclude each other.</summary>
    Exclusive,

    /// <summary>The value needs another one beside it.</summary>
    Requires,

    /// <summary>Under the condition at hand a value is needed or not allowed.</summary>
    Conditional,

    /// <summary>Several values together break a bound.</summary>
    Combined,

    /// <summary>No document mentions the field, or the model refuses it.</summary>
    UnknownField,

    /// <summary>The provider does not take the parameter.</summary>
    Unsupported,

    /// <summary>The variant is not served, or does not take the value.</summary>
    Variant,

    /// <summary>The field belongs to another mode, or no mode was chosen.</summary>
    Mode,

    /// <summary>The value has no effect.</summary>
    Ignored,

    /// <summary>The server uses another value.</summary>
    Forced,
}
