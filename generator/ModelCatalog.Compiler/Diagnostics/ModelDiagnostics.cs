namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC3…: what is wrong with a model or a type that is well formed.</summary>
public static class ModelDiagnostics
{
    /// <summary>MC3001.</summary>
    public static readonly DiagnosticRule UnknownType = new("MC3001", "Unknown type", "There is no type '{0}'; types are string, integer, number, boolean, image, video, audio, url, json, those of this file and shared ones (vendor/name){1}");

    /// <summary>MC3002.</summary>
    public static readonly DiagnosticRule AmbiguousType = new("MC3002", "Alternatives cannot be told apart", "'{0}' and '{1}' are both written as {2}, so a value cannot be told apart: leave one out or make one a literal");

    /// <summary>MC3003.</summary>
    public static readonly DiagnosticRule RecursiveType = new("MC3003", "Type contains itself", "The type '{0}' contains itself ({1}): a request would have no end");

    /// <summary>MC3004.</summary>
    public static readonly DiagnosticRule DuplicateParameter = new("MC3004", "Parameter declared twice", "'{0}' is declared {1} already: one name means one parameter");

    /// <summary>MC3005.</summary>
    public static readonly DiagnosticRule ConstraintDoesNotFit = new("MC3005", "Constraint does not fit the type", "'{0}' is for {1}, and '{2}' is {3}");

    /// <summary>MC3006.</summary>
    public static readonly DiagnosticRule ValueNotAllowed = new("MC3006", "Value is not allowed", "{0} is not a value that '{1}' can have: {2}");

    /// <summary>MC3007.</summary>
    public static readonly DiagnosticRule RequiredWithDefault = new("MC3007", "Required, with a default", "'{0}' is required, so its default can never apply: remove one of the two");

    /// <summary>MC3008.</summary>
    public static readonly DiagnosticRule UnknownMode = new("MC3008", "Unknown mode", "There is no mode '{0}'{1}");

    /// <summary>MC3009.</summary>
    public static readonly DiagnosticRule UnknownShared = new("MC3009", "Unknown shared parameter", "'{0}' is not a parameter of 'shared'{1}");

    /// <summary>MC3010.</summary>
    public static readonly DiagnosticRule UnusedShared = new("MC3010", "Shared parameter that no mode takes", "No mode takes the shared parameter '{0}': name it in the 'takes' of a mode or remove it");

    /// <summary>MC3011.</summary>
    public static readonly DiagnosticRule UnionNameClash = new("MC3011", "Union and parameter share a name", "The union of modes is called '{0}', and so is a parameter: give the union another name, as in 'modes: {{ name: {1} }}'");

    /// <summary>MC3012.</summary>
    public static readonly DiagnosticRule UnionWithoutFields = new("MC3012", "Modes without fields", "No mode has a field of its own, so there is nothing to keep apart: write an enum parameter and rules instead");

    /// <summary>MC3013.</summary>
    public static readonly DiagnosticRule ModeNotTold = new("MC3013", "Mode that no field tells", "The modes are told by their fields, and '{0}' has none: it could never be chosen");

    /// <summary>MC3014.</summary>
    public static readonly DiagnosticRule ReservedName = new("MC3014", "Reserved name", "A parameter cannot be called '{0}' here: {1}");

    /// <summary>MC3015.</summary>
    public static readonly DiagnosticRule TwoDefaultVariants = new("MC3015", "Two default variants", "'{0}' and '{1}' are both the default: one of them can be");

    /// <summary>MC3016.</summary>
    public static readonly DiagnosticRule UnknownName = new("MC3016", "Unknown name in a rule", "There is no parameter '{0}' here{1}");

    /// <summary>MC3018.</summary>
    public static readonly DiagnosticRule DuplicateRuleId = new("MC3018", "Two rules with one id", "The id '{0}' belongs to another rule already: give this one an 'id:' of its own");

    /// <summary>MC3019.</summary>
    public static readonly DiagnosticRule UnknownOutput = new("MC3019", "Unknown output", "There is no output '{0}'; an output is video, image, audio, text, json, a type of this file or a shared one{1}");

    /// <summary>MC3020.</summary>
    public static readonly DiagnosticRule CannotNarrow = new("MC3020", "Not a constraint", "'{0}' cannot be narrowed by a rule; enum, range, length (in chars), list and pattern can");

    /// <summary>MC3021.</summary>
    public static readonly DiagnosticRule BadPattern = new("MC3021", "Pattern that cannot be matched", "The regular expression '{0}' cannot be used: {1}");

    /// <summary>MC3022.</summary>
    public static readonly DiagnosticRule DuplicateDescriptor = new("MC3022", "Two descriptors with one key", "{0} '{1}' is declared in {2} already");

    /// <summary>MC3023.</summary>
    public static readonly DiagnosticRule DeadRule = new("MC3023", "Rule that can never apply", "This rule can never apply: {0} never holds for a request that is otherwise valid", DiagnosticSeverity.Error);

    /// <summary>MC3024.</summary>
    public static readonly DiagnosticRule ContradictoryRule = new("MC3024", "Rule that nothing satisfies", "Whenever this rule applies, no request satisfies it together with the others");

    /// <summary>MC3025.</summary>
    public static readonly DiagnosticRule TautologicalRule = new("MC3025", "Rule that says nothing", "This rule is never violated: what it asks for follows from the other constraints");

    /// <summary>MC3026.</summary>
    public static readonly DiagnosticRule UnreachableMode = new("MC3026", "Mode that no valid request has", "No valid request is in the mode '{0}'{1}");

    /// <summary>MC3027.</summary>
    public static readonly DiagnosticRule UnreachableValue = new("MC3027", "Value that no valid request has", "No valid request has '{0}' as its '{1}'{2}");

    /// <summary>MC3028.</summary>
    public static readonly DiagnosticRule RefusedParameter = new("MC3028", "Refused field is a parameter", "'{0}' is declared as a parameter and refused at the same place: {1}");

    /// <summary>MC3029.</summary>
    public static readonly DiagnosticRule TooDeep = new("MC3029", "Types nested too deep", "Types are nested more than {0} levels deep here");

    /// <summary>MC3030.</summary>
    public static readonly DiagnosticRule NotOfThisMode = new("MC3030", "Parameter of another mode", "'{0}' is not a parameter of the mode '{1}', so this can never apply; what its presence means there is said with 'others' or 'not_accepted'");

    /// <summary>MC3031.</summary>
    public static readonly DiagnosticRule KindOfVerb = new("MC3031", "Kind of a warning", "'kind' does not go with '{0}': what has no effect and what is forced are kinds of their own");

    /// <summary>MC6063.</summary>
    public static readonly DiagnosticRule UnknownRelated = new("MC6063", "Unknown related model", "'related' names {0}; it names other models of this catalog as vendor/model{1}");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        UnknownType, AmbiguousType, RecursiveType, DuplicateParameter, ConstraintDoesNotFit, ValueNotAllowed, RequiredWithDefault, UnknownMode, UnknownShared,
        UnusedShared, UnionNameClash, UnionWithoutFields, ModeNotTold, ReservedName, TwoDefaultVariants, UnknownName, DuplicateRuleId,
        UnknownOutput, CannotNarrow, BadPattern, DuplicateDescriptor, DeadRule, ContradictoryRule, TautologicalRule, UnreachableMode, UnreachableValue,
        RefusedParameter, TooDeep, NotOfThisMode, KindOfVerb, UnknownRelated,
    ];
}
