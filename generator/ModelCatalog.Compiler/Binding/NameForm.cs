namespace ModelCatalog.Compiler.Binding;

/// <summary>The characters that a kind of name may have. Nothing that passes can become code, markup or a path.</summary>
/// <param name="Owner">What it names, for messages: <c>a parameter</c>.</param>
/// <param name="Expected">Which characters, for messages.</param>
/// <param name="Example">A right one.</param>
internal sealed record NameForm(string Owner, string Expected, string Example)
{
    /// <summary>Longer names are refused.</summary>
    public const int MaximumLength = 100;

    private const string Lower = "lower-case letters, digits, '.', '_' and '-'";

    public static NameForm Parameter { get; } = Identifier("a parameter", "aspect_ratio");

    /// <summary>A parameter, <c>parent.child</c> or <c>union.mode</c>.</summary>
    public static NameForm Path { get; } = Dotted("a parameter or mode", "mode.frame");

    public static NameForm WirePath { get; } = Dotted("a wire field", "config.imageUrl") with { LeadingDigit = true };

    public static NameForm Host { get; } = Identifier("a host", "files");

    public static NameForm KeptValue { get; } = Identifier("a kept value", "status_url");

    public static NameForm Variable { get; } = Identifier("an environment variable", "ACME_KEY");

    public static NameForm Variant { get; } = Key("a variant", "fast-relaxed");

    public static NameForm Mode { get; } = Key("a mode", "start_end_frame");

    public static NameForm Rule { get; } = Key("a rule", "long-video");

    public static NameForm Type { get; } =
        new("a type", "letters, digits, '_' and '-', a letter first", "voice-settings")
        {
            First = IsLetter,
            Rest = c => IsLetter(c) || IsDigit(c) || c is '_' or '-',
        };

    public static NameForm Model { get; } = Catalog("a model", "clip-2.5");

    public static NameForm Vendor { get; } = Catalog("a vendor", "acme");

    public static NameForm Provider { get; } = Catalog("a provider", "acme");

    public static NameForm Route { get; } = Catalog("a route", "image-to-video");

    public static NameForm Operation { get; } = Catalog("an operation", "voice-preview");

    public static NameForm Part { get; } =
        new("a part of a form", "letters, digits and the characters _ - . [ ], a letter or '_' first", "image[]")
        {
            First = c => IsLetter(c) || c == '_',
            Rest = c => IsLetter(c) || IsDigit(c) || c is '_' or '-' or '.' or '[' or ']',
        };

    public static NameForm Task { get; } = Catalog("a task", "text-to-video");

    public static NameForm Format { get; } = Catalog("a file format", "jpg");

    public static NameForm SharedType { get; } = Slashed("a shared type", "acme/element", 2, 2);

    public static NameForm Related { get; } = Slashed("a related model", "acme/clip-1", 1, 2);

    public static NameForm Resource { get; } = Slashed("a resource", "acme/voices/clip-2", 1, 8);

    /// <summary>A word of C#.</summary>
    public static NameForm Word { get; } =
        new("a C# member", "a capital letter, then letters, digits or '_'", "StartImage")
        {
            First = c => c is >= 'A' and <= 'Z',
            Rest = c => IsLetter(c) || IsDigit(c) || c == '_',
        };

    public static NameForm Header { get; } =
        new("a header", "letters, digits and the characters - _ . ! # $ % & ' * + ^ ` | ~", "X-Api-Key") { First = IsToken, Rest = IsToken };

    /// <summary>The rest of the name, one segment after the other, where <see cref="Separator"/> stands between.</summary>
    private char? Separator { get; init; }

    private int MinimumSegments { get; init; } = 1;

    private int MaximumSegments { get; init; } = 20;

    private bool LeadingDigit { get; init; }

    private Func<char, bool> First { get; init; } = _ => false;

    private Func<char, bool> Rest { get; init; } = _ => false;

    /// <summary>Whether the text is such a name.</summary>
    public bool Accepts(string text)
    {
        if (text.Length is 0 or > MaximumLength) return false;
        if (Separator is not { } separator) return IsSegment(text, first: true);
        var segments = text.Split(separator);
        if (segments.Length < MinimumSegments || segments.Length > MaximumSegments) return false;
        for (var i = 0; i < segments.Length; i++)
        {
            if (!IsSegment(segments[i], i == 0)) return false;
        }

        return true;
    }

    /// <summary>A right name near a wrong one where there is an obvious one, else the example.</summary>
    public string Suggest(string text)
    {
        if (text.Length is 0 or > MaximumLength) return Example;
        var lower = text.Trim().ToLowerInvariant();
        var words = text.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries);
        var capital = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        foreach (var candidate in new[] { text.Trim(), lower, lower.Replace(' ', '-'), lower.Replace(' ', '_').Replace('-', '_'), capital })
        {
            if (Accepts(candidate)) return candidate;
        }

        return Example;
    }

    public static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLower(char c) => c is >= 'a' and <= 'z' || IsDigit(c);

    private static bool IsToken(char c) => IsLetter(c) || IsDigit(c) || "!#$%&'*+-.^_`|~".Contains(c);

    private static NameForm Identifier(string owner, string example) =>
        new(owner, "letters, digits and '_', no digit first", example) { First = c => IsLetter(c) || c == '_', Rest = c => IsLetter(c) || IsDigit(c) || c == '_' };

    private static NameForm Key(string owner, string example) =>
        new(owner, "letters, digits, '.', '_' and '-', a letter or digit first", example)
        {
            First = c => IsLetter(c) || IsDigit(c),
            Rest = c => IsLetter(c) || IsDigit(c) || c is '.' or '_' or '-',
        };

    private static NameForm Catalog(string owner, string example) =>
        new(owner, Lower + ", a letter or digit first", example) { First = IsLower, Rest = c => IsLower(c) || c is '.' or '_' or '-' };

    private static NameForm Slashed(string owner, string example, int minimum, int maximum) =>
        new(owner, Lower + (minimum == maximum ? ", with a slash between vendor and name" : ", with slashes between"), example)
        {
            Separator = '/',
            MinimumSegments = minimum,
            MaximumSegments = maximum,
            First = IsLower,
            Rest = c => IsLower(c) || c is '.' or '_' or '-',
        };

    // Behind the first dot a mode or a wire's own field may stand, whose names are freer than those of parameters.
    private static NameForm Dotted(string owner, string example) =>
        new(owner, "letters, digits, '_' and '-', with dots between", example)
        {
            Separator = '.',
            First = c => IsLetter(c) || c == '_',
            Rest = c => IsLetter(c) || IsDigit(c) || c is '_' or '-',
        };

    private bool IsSegment(string text, bool first)
    {
        if (text.Length == 0) return false;
        var freer = LeadingDigit || (Separator == '.' && !first);
        if (!First(text[0]) && !(freer && IsDigit(text[0]))) return false;
        for (var i = 1; i < text.Length; i++)
        {
            if (!Rest(text[i])) return false;
        }

        return true;
    }
}
