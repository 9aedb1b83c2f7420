using System.Globalization;
using System.Text;
using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Scripting;

/// <summary>
/// Prints a table as JavaScript: what stands in it more than once is a constant. Texts are data wherever they come from: only ASCII is printed, and no text can end its
/// literal or the script element around it.
/// </summary>
internal sealed class ScriptPrinter
{
    private const int LengthOfName = 2;

    // A name, its sign, a comma and a line.
    private const int CostOfConstant = 5;

    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal) { "do", "if", "in", "as", "is", "of" };

    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);
    private readonly List<Part> _inOrder = [];

    /// <summary>A statement that calls a function with the table.</summary>
    public static string Call(string function, JsonValue table)
    {
        var printer = new ScriptPrinter();
        var root = printer.Intern(table);
        root.Uses = 1;
        var constants = printer.PrintConstants();
        var call = function + "(" + root.Text + ");";
        return constants.Length == 0 ? call + "\n" : "(function(){\nconst " + constants + ";\n" + call + "\n})();\n";
    }

    /// <summary>The table alone.</summary>
    public static string Value(JsonValue table)
    {
        var printer = new ScriptPrinter();
        var root = printer.Intern(table);
        foreach (var part in printer._inOrder) part.Text = part.Print();
        return root.Text;
    }

    // Parts come after what they consist of, so each is printed when all its own parts are.
    private string PrintConstants()
    {
        var constants = new StringBuilder();
        var count = 0;
        foreach (var part in _inOrder)
        {
            part.Text = part.Print();
            if (part.Uses < 2 || (part.Uses * (part.Text.Length - LengthOfName)) <= part.Text.Length + CostOfConstant) continue;
            var name = NameOf(ref count);
            if (constants.Length > 0) constants.Append(",\n");
            constants.Append(name).Append('=').Append(part.Text);
            part.Text = name;
        }

        return constants.ToString();
    }

    private static string NameOf(ref int count)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        while (true)
        {
            var number = count++;
            var name = letters[number % letters.Length].ToString();
            for (number /= letters.Length; number > 0; number /= letters.Length) name += letters[--number % letters.Length];

            // Three letters and more could be any word of the language.
            if (name.Length > 2) name = "_" + name;
            if (!s_reserved.Contains(name)) return name;
        }
    }

    private Part Intern(JsonValue value)
    {
        switch (value)
        {
            case JsonArray array:
                var items = array.Items.Select(Intern).ToArray();
                return Known("[" + string.Join(",", items.Select(item => item.Id)), items, parts => "[" + string.Join(",", parts.Select(part => part.Text)) + "]");
            case JsonObject json:
                var members = json.Members.Select(member => Intern(member.Value)).ToArray();
                var names = json.Members.Select(member => member.Name).ToArray();
                return Known(
                    "{" + string.Join(",", names.Zip(members, (name, member) => name + ":" + member.Id)), members,
                    parts => "{" + string.Join(",", names.Zip(parts, (name, part) => name + ":" + part.Text)) + "}");
            case JsonString text:
                var literal = Literal(text.Value);
                return Known(literal, [], _ => literal);
            default:
                var scalar = value.ToString();
                return Known(scalar, [], _ => scalar);
        }
    }

    private Part Known(string key, Part[] parts, Func<Part[], string> print)
    {
        if (_parts.TryGetValue(key, out var known)) return known;
        var made = new Part(_inOrder.Count.ToString(CultureInfo.InvariantCulture), parts, print);
        foreach (var part in parts) part.Uses++;
        _parts.Add(key, made);
        _inOrder.Add(made);
        return made;
    }

    private static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            // An angle bracket could close the element, or open a comment in it.
            if (c is >= ' ' and <= '~' and not ('"' or '\\' or '<' or '>')) literal.Append(c);
            else if (c is '"' or '\\') literal.Append('\\').Append(c);
            else if (c < '\u0100') literal.Append("\\x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture));
            else literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    private sealed class Part(string id, Part[] parts, Func<Part[], string> print)
    {
        public string Id { get; } = id;

        public int Uses { get; set; }

        /// <summary>How it is written where it is used.</summary>
        public string Text { get; set; } = "";

        public string Print() => print(parts);
    }
}
