namespace ModelCatalog.Compiler.Emission;

/// <summary>Names of local variables: after what they hold, unique within a method, and no keywords.</summary>
internal sealed class LocalNames
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "await", "var", "dynamic", "field", "value", "with", "when",
    };

    private readonly HashSet<string> _taken;

    /// <summary>Starts with the names that the method has already.</summary>
    public LocalNames(params string[] taken) => _taken = new HashSet<string>(taken, StringComparer.Ordinal);

    /// <summary>A new name after a C# word or a wire field.</summary>
    public string Take(string word)
    {
        var name = Camel(word);
        if (s_reserved.Contains(name)) name += "Value";
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++) unique = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return unique;
    }

    private static string Camel(string word)
    {
        var name = Planning.NaturalName.IsWord(word) ? word : Planning.NaturalName.Of(word) ?? Planning.NaturalName.Proposal(word);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }
}
