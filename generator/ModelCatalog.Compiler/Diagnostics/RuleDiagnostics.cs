namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC4…: what is wrong with expressions and rules.</summary>
public static class RuleDiagnostics
{
    /// <summary>An expression is longer than any that a person would write.</summary>
    public static readonly DiagnosticRule ExpressionTooLong = new(
        "MC4001", "Expression too long", "The expression has {0} characters; at most {1} are read. Split the rule into several.");

    /// <summary>An expression is nested too deeply, or a chain of operators is too long.</summary>
    public static readonly DiagnosticRule ExpressionTooDeep = new(
        "MC4002", "Expression too deep", "The expression is nested more than {0} deep, or is one chain of too many operators. Split the rule into several.");

    /// <summary>A character that no expression has.</summary>
    public static readonly DiagnosticRule UnexpectedCharacter = new(
        "MC4003", "Unexpected character", "'{0}' is not part of an expression{1}");

    /// <summary>A text without its closing quote.</summary>
    public static readonly DiagnosticRule UnterminatedText = new(
        "MC4004", "Unterminated text", "The text has no closing {0}");

    /// <summary>A backslash in front of something that it does not escape.</summary>
    public static readonly DiagnosticRule InvalidEscape = new(
        "MC4005", "Invalid escape", "'{0}' is no escape; expected \\\\ \\' \\\" \\n \\r \\t \\xHH \\uHHHH or \\UHHHHHHHH, or a raw text r'…'");

    /// <summary>Digits that are no number.</summary>
    public static readonly DiagnosticRule InvalidNumber = new(
        "MC4006", "Invalid number", "'{0}' is no number here: {1}");

    /// <summary>A token at a place where the grammar has another.</summary>
    public static readonly DiagnosticRule UnexpectedToken = new(
        "MC4007", "Unexpected token", "Found {0}; expected {1}{2}");

    /// <summary><c>null</c> in an expression.</summary>
    public static readonly DiagnosticRule NullIsNoValue = new(
        "MC4008", "Null is no value", "null is not a value; has(x) asks whether x is set");

    /// <summary>An expression without anything in it.</summary>
    public static readonly DiagnosticRule EmptyExpression = new(
        "MC4009", "Empty expression", "The expression is empty; expected a condition or a value");

    /// <summary>A name that stands for nothing.</summary>
    public static readonly DiagnosticRule UnknownName = new(
        "MC4010", "Unknown name", "'{0}' is no parameter here{1}");

    /// <summary>A field that the object does not have.</summary>
    public static readonly DiagnosticRule UnknownField = new(
        "MC4011", "Unknown field", "{0} has no field '{1}'{2}");

    /// <summary>A field of something that has none.</summary>
    public static readonly DiagnosticRule NotAnObject = new(
        "MC4012", "Not an object", "{0} is of type {1} and has no fields{2}");

    /// <summary>A function that does not exist.</summary>
    public static readonly DiagnosticRule UnknownFunction = new(
        "MC4013", "Unknown function", "There is no function '{0}'{1}");

    /// <summary>A function with too few or too many arguments.</summary>
    public static readonly DiagnosticRule WrongArguments = new(
        "MC4014", "Wrong arguments", "'{0}' has {1} argument(s); expected {2}");

    /// <summary>A comparison of values that can never be alike.</summary>
    public static readonly DiagnosticRule NotComparable = new(
        "MC4015", "Not comparable", "{0} is of type {1}, {2} is of type {3}: they cannot be compared{4}");

    /// <summary>An order of things that have none.</summary>
    public static readonly DiagnosticRule OrderNeedsNumbers = new(
        "MC4016", "Order needs numbers", "'{0}' orders numbers, but {1} is of type {2}{3}");

    /// <summary>An operator or a function over a value of the wrong type.</summary>
    public static readonly DiagnosticRule WrongOperand = new(
        "MC4017", "Wrong operand", "'{0}' needs {1}, but {2} is of type {3}{4}");

    /// <summary>A comparison with a value that the parameter never has.</summary>
    public static readonly DiagnosticRule ValueNotInDomain = new(
        "MC4018", "Value out of the question", "{0} is never {1}; expected {2}{3}");

    /// <summary>A condition that does not depend on the request.</summary>
    public static readonly DiagnosticRule ConstantCondition = new(
        "MC4019", "Constant condition", "{0} has a constant value: {1}");

    /// <summary><c>has()</c> of something that is neither a parameter nor a field.</summary>
    public static readonly DiagnosticRule InvalidHas = new(
        "MC4020", "Invalid has()", "has({0}) does not ask for a parameter or a field{1}");

    /// <summary>A regular expression that cannot be used.</summary>
    public static readonly DiagnosticRule InvalidPattern = new(
        "MC4021", "Invalid pattern", "The pattern '{0}' cannot be used: {1}");

    /// <summary>The variable of a macro is no new name.</summary>
    public static readonly DiagnosticRule InvalidVariable = new(
        "MC4022", "Invalid variable", "{0} cannot be the variable of '{1}': {2}");

    /// <summary>A range that contains nothing or everything.</summary>
    public static readonly DiagnosticRule EmptyRange = new(
        "MC4023", "Empty range", "The range '{0}' says nothing: {1}");

    /// <summary>The whole expression is of another type than its place needs.</summary>
    public static readonly DiagnosticRule WrongResult = new(
        "MC4024", "Wrong result", "The expression is of type {0}; expected {1}{2}");

    /// <summary>A list function over something that is no list.</summary>
    public static readonly DiagnosticRule NotAList = new(
        "MC4025", "Not a list", "'{0}' needs a list, but {1} is of type {2}{3}");

    /// <summary>The branches of <c>? :</c> or the items of a list that have nothing in common.</summary>
    public static readonly DiagnosticRule MixedTypes = new(
        "MC4026", "Mixed types", "{0} is of type {1} where {2} is expected");

    /// <summary>A list literal without items.</summary>
    public static readonly DiagnosticRule EmptyList = new(
        "MC4027", "Empty list", "The list is empty: nothing can be in it");

    /// <summary>Macros inside macros inside macros.</summary>
    public static readonly DiagnosticRule MacrosTooDeep = new(
        "MC4028", "Macros too deep", "'{0}' is nested more than {1} macros deep; the work would grow with the product of the lists");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        ExpressionTooLong, ExpressionTooDeep, UnexpectedCharacter, UnterminatedText, InvalidEscape, InvalidNumber, UnexpectedToken,
        NullIsNoValue, EmptyExpression, UnknownName, UnknownField, NotAnObject, UnknownFunction, WrongArguments, NotComparable,
        OrderNeedsNumbers, WrongOperand, ValueNotInDomain, ConstantCondition, InvalidHas, InvalidPattern, InvalidVariable, EmptyRange,
        WrongResult, NotAList, MixedTypes, EmptyList, MacrosTooDeep,
    ];
}
