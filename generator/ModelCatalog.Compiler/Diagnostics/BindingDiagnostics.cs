namespace ModelCatalog.Compiler.Diagnostics;

/// <summary>MC2…: what is wrong with the form of a descriptor: keys, kinds, ranges.</summary>
public static class BindingDiagnostics
{
    /// <summary>A file without one head.</summary>
    public static readonly DiagnosticRule Head = new(
        "MC2001", "No head, or several", "A descriptor has exactly one of 'model:', 'provider:' and 'type:' at its top level; this file {0}");

    /// <summary>A key that nothing reads.</summary>
    public static readonly DiagnosticRule UnknownKey = new(
        "MC2002", "Unknown key", "'{0}' is no key of {1}{2} The keys: {3}");

    /// <summary>A key that must be there and is not.</summary>
    public static readonly DiagnosticRule MissingKey = new(
        "MC2003", "Missing key", "{0} needs '{1}', as in `{2}`");

    /// <summary>A list where text belongs, and the like.</summary>
    public static readonly DiagnosticRule WrongKind = new(
        "MC2004", "Wrong kind of value", "{0} is {1}; expected {2}, as in `{3}`");

    /// <summary>A word of another dialect whose meaning has another spelling here.</summary>
    public static readonly DiagnosticRule FormerSpelling = new(
        "MC2005", "A word with another spelling", "'{0}' is no key of {1}; {2}");

    /// <summary>A name with characters that its kind does not have.</summary>
    public static readonly DiagnosticRule Name = new(
        "MC2006", "Malformed name", "'{0}' is no name of {1}: expected {2}, as in `{3}`");

    /// <summary>A name that is taken by the language.</summary>
    public static readonly DiagnosticRule TakenName = new(
        "MC2007", "Name is taken", "'{0}' cannot be the name of {1}: {2}");

    /// <summary>A text of nothing but white space.</summary>
    public static readonly DiagnosticRule EmptyText = new(
        "MC2008", "Empty text", "{0} is empty; expected {1}, as in `{2}`");

    /// <summary>A text over its bound.</summary>
    public static readonly DiagnosticRule LongText = new(
        "MC2009", "Text is too long", "{0} has {1} characters; at most {2} are allowed");

    /// <summary>A control character, a separator that ends a line in C#, half of a surrogate pair.</summary>
    public static readonly DiagnosticRule Character = new(
        "MC2010", "Character is not allowed", "{0} contains the character U+{1}; {2}");

    /// <summary>A text where the declared type asks for a number or a boolean.</summary>
    public static readonly DiagnosticRule Literal = new(
        "MC2011", "Not a value of the type", "{0} is {1}; expected {2}, without quotes");

    /// <summary>A word that is none of the listed ones.</summary>
    public static readonly DiagnosticRule Word = new(
        "MC2012", "Unknown word", "{0} is '{1}'; expected one of {2}{3}");

    /// <summary>A range that cannot be read.</summary>
    public static readonly DiagnosticRule Range = new(
        "MC2013", "Malformed range", "'{0}' is no range: {1}");

    /// <summary>A range whose lower bound is above the upper one.</summary>
    public static readonly DiagnosticRule ReversedRange = new(
        "MC2014", "Reversed range", "The range '{0}' is empty: {1} is more than {2}; write {2}..{1}");

    /// <summary>A unit that does not belong there.</summary>
    public static readonly DiagnosticRule Unit = new(
        "MC2015", "Unit does not belong here", "The range '{0}' has the unit '{1}'; {2}");

    /// <summary>A count that is not a whole number from 0 on.</summary>
    public static readonly DiagnosticRule Count = new(
        "MC2016", "Not a count", "{0} counts {1}, so its bounds are whole numbers from 0 on; '{2}' is none");

    /// <summary>A duration that cannot be read.</summary>
    public static readonly DiagnosticRule Duration = new(
        "MC2017", "Malformed duration", "'{0}' is no duration: {1}; expected a whole number and a unit (ms, s, m, h), as in `90s`");

    /// <summary>A type that cannot be read.</summary>
    public static readonly DiagnosticRule Type = new(
        "MC2018", "Malformed type", "'{0}' is no type: {1}");

    /// <summary>A list written with brackets behind its type.</summary>
    public static readonly DiagnosticRule BracketList = new(
        "MC2019", "A list is no type", "'{0}' is no type; write `type: {1}` with `list: any` or a range beside it, as in `list: 1..3`");

    /// <summary>The same value twice where each must differ.</summary>
    public static readonly DiagnosticRule Duplicate = new(
        "MC2020", "Named twice", "'{0}' stands twice in {1}; leave one out");

    /// <summary>An enum with text and numbers.</summary>
    public static readonly DiagnosticRule MixedEnum = new(
        "MC2021", "Values of several types", "{0} mixes {1} and {2}; an enum has values of one type: quote the numbers if they are text");

    /// <summary>A list or mapping without anything in it where that means nothing.</summary>
    public static readonly DiagnosticRule EmptyList = new(
        "MC2022", "Nothing in it", "{0} is empty; expected at least {1}, as in `{2}`");

    /// <summary>Something that only means something beside another key.</summary>
    public static readonly DiagnosticRule Alone = new(
        "MC2023", "Key means nothing alone", "'{0}' means nothing without '{1}' beside it; {2}");

    /// <summary>Keys that exclude each other.</summary>
    public static readonly DiagnosticRule Together = new(
        "MC2024", "Keys exclude each other", "{0} has both '{1}' and '{2}'; keep one of them: {3}");

    /// <summary>A rule without a verb, or with several.</summary>
    public static readonly DiagnosticRule Verb = new(
        "MC2025", "A rule has one verb", "A rule has exactly one verb; this one {0}. The verbs: {1}");

    /// <summary>A verb that compares names, with one name.</summary>
    public static readonly DiagnosticRule FewNames = new(
        "MC2026", "Too few names", "'{0}' speaks of at least two names; for a single one write `{1}`");

    /// <summary>A wire value that is a constant without saying so.</summary>
    public static readonly DiagnosticRule BareConstant = new(
        "MC2027", "A bare word is a parameter", "{0} is {1}, but a bare word here is always a parameter; for a constant write `{{ value: {2} }}`");

    /// <summary>A wire value of no known form.</summary>
    public static readonly DiagnosticRule WireValueForm = new(
        "MC2028", "Unknown form of wire value", "{0} {1}; expected one of `{{ from: parameter }}`, `{{ by: expression, case: value }}` and `{{ value: constant }}`");

    /// <summary>Braces that cannot be read or filled in.</summary>
    public static readonly DiagnosticRule Template = new(
        "MC2029", "Malformed template", "The template '{0}' {1}");

    /// <summary>An example with nothing to judge.</summary>
    public static readonly DiagnosticRule EmptyExample = new(
        "MC2030", "Example without a request", "An example has a 'request', a 'body' or both; this one has neither, as in `request: { prompt: A lake at dawn }`");

    /// <summary>A type that is neither an object nor an alias, or both.</summary>
    public static readonly DiagnosticRule TypeForm = new(
        "MC2031", "Neither object nor alias", "The type '{0}' {1}; an object has 'fields', an alias has '{2}' and constraints");

    /// <summary>A URL that is not absolute, or has parts that it must not have.</summary>
    public static readonly DiagnosticRule Url = new(
        "MC2032", "Malformed URL", "'{0}' {1}; expected an absolute URL of http or https, as in `https://api.example.com`");

    /// <summary>A header that cannot be sent.</summary>
    public static readonly DiagnosticRule Header = new(
        "MC2033", "Malformed header", "'{0}' {1}");

    /// <summary>A request without a method, or with several.</summary>
    public static readonly DiagnosticRule Method = new(
        "MC2034", "A request has one method", "A request has exactly one of 'get', 'post', 'put' and 'delete'; this one {0}");

    /// <summary>A path of a reply that cannot be read.</summary>
    public static readonly DiagnosticRule ReplyPath = new(
        "MC2035", "Malformed path", "'{0}' is no path of a reply: {1}; expected keys with dots between them, as in `data.items.*.url`");

    /// <summary>A reference in a request that cannot be read.</summary>
    public static readonly DiagnosticRule Reference = new(
        "MC2036", "Malformed reference", "'{0}' is no reference: {1}");

    /// <summary>A pace that does not begin at the start, or does not move on.</summary>
    public static readonly DiagnosticRule Pace = new(
        "MC2037", "Malformed pace", "The pace {0}; expected elapsed time and interval, ascending from 0s, as in `{{ 0s: 3s, 30s: 8s }}`");

    /// <summary>A regular expression that cannot be read.</summary>
    public static readonly DiagnosticRule Pattern = new(
        "MC2038", "Malformed regular expression", "'{0}' is no regular expression: {1}");

    /// <summary>A number outside what its key takes.</summary>
    public static readonly DiagnosticRule Number = new(
        "MC2039", "Number does not fit", "{0} is {1}; expected {2}");

    /// <summary>A ratio of width to height that cannot be read.</summary>
    public static readonly DiagnosticRule Ratio = new(
        "MC2040", "Malformed ratio", "'{0}' is no range of ratios: {1}; expected width:height..width:height, as in `\"1:8..8:1\"`");

    /// <summary>An enum over truth values, or with nothing among its values.</summary>
    public static readonly DiagnosticRule EnumValue = new(
        "MC2041", "No value of an enum", "'{0}' cannot be a value of an enum: {1}");

    /// <summary>So many findings that the rest would only hide them.</summary>
    public static readonly DiagnosticRule TooMany = new(
        "MC2098", "Too many errors", "More than {0} errors in this file; the rest is not shown");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        Head, UnknownKey, MissingKey, WrongKind, FormerSpelling, Name, TakenName, EmptyText, LongText, Character, Literal, Word, Range, ReversedRange, Unit,
        Count, Duration, Type, BracketList, Duplicate, MixedEnum, EmptyList, Alone, Together, Verb, FewNames, BareConstant, WireValueForm, Template,
        EmptyExample, TypeForm, Url, Header, Method, ReplyPath, Reference, Pace, Pattern, Number, Ratio, EnumValue, TooMany,
    ];
}
