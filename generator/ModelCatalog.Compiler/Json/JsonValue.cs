using System.Globalization;
using System.Text;

namespace ModelCatalog.Compiler.Json;

/// <summary>A JSON value that keeps the digits of its numbers, without a JSON library: the compiler runs inside other people's compilers.</summary>
/// <remarks>Equality contract: deep. Numbers are equal when their values are (<c>4</c> and <c>4.0</c>), objects regardless of member order.</remarks>
public abstract record JsonValue
{
    /// <summary>What the value is called in a message: <c>text</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>list</c>, <c>object</c>, <c>null</c>.</summary>
    public abstract string KindName { get; }

    /// <summary>Appends the value as compact JSON.</summary>
    public abstract void WriteTo(StringBuilder output);

    /// <summary>The value as compact JSON.</summary>
    public sealed override string ToString()
    {
        var output = new StringBuilder();
        WriteTo(output);
        return output.ToString();
    }

    /// <summary>The text of a scalar as a wire or a message shows it: a string without quotes, a number's digits, <c>true</c>.</summary>
    public virtual string ToText() => ToString();
}

/// <summary><c>null</c>.</summary>
public sealed record JsonNull : JsonValue
{
    /// <summary>The only one that is needed.</summary>
    public static JsonNull Instance { get; } = new();

    /// <inheritdoc />
    public override string KindName => "null";

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output) => output.Append("null");
}

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Which of them.</param>
public sealed record JsonBoolean(bool Value) : JsonValue
{
    /// <summary><c>true</c>.</summary>
    public static JsonBoolean True { get; } = new(true);

    /// <summary><c>false</c>.</summary>
    public static JsonBoolean False { get; } = new(false);

    /// <inheritdoc />
    public override string KindName => "boolean";

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output) => output.Append(Value ? "true" : "false");
}

/// <summary>A string.</summary>
/// <param name="Value">Its characters, unescaped.</param>
public sealed record JsonString(string Value) : JsonValue
{
    /// <inheritdoc />
    public override string KindName => "text";

    /// <inheritdoc />
    public override string ToText() => Value;

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output) => Escape(Value, output);

    /// <summary>Appends a JSON string literal.</summary>
    public static void Escape(string value, StringBuilder output)
    {
        output.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': output.Append("\\\""); break;
                case '\\': output.Append("\\\\"); break;
                case '\n': output.Append("\\n"); break;
                case '\r': output.Append("\\r"); break;
                case '\t': output.Append("\\t"); break;
                default:
                    if (c < ' ' || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\u007f')
                        output.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else
                        output.Append(c);
                    break;
            }
        }

        output.Append('"');
    }
}

/// <summary>A list.</summary>
/// <param name="Items">Its items, in order.</param>
public sealed record JsonArray(EquatableArray<JsonValue> Items) : JsonValue
{
    /// <inheritdoc />
    public override string KindName => "list";

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output)
    {
        output.Append('[');
        for (var i = 0; i < Items.Count; i++)
        {
            if (i > 0) output.Append(',');
            Items[i].WriteTo(output);
        }

        output.Append(']');
    }
}

/// <summary>A member of a <see cref="JsonObject"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record JsonMember(string Name, JsonValue Value);

/// <summary>An object; its member names are unique.</summary>
/// <param name="Members">Its members, in the order of the text.</param>
public sealed record JsonObject(EquatableArray<JsonMember> Members) : JsonValue
{
    /// <summary>An object without members.</summary>
    public static JsonObject Empty { get; } = new(EquatableArray<JsonMember>.Empty);

    /// <inheritdoc />
    public override string KindName => "object";

    /// <summary>The member of that name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name) return member.Value;
            }

            return null;
        }
    }

    /// <inheritdoc />
    public bool Equals(JsonObject? other)
    {
        if (other is null || Members.Count != other.Members.Count) return false;
        for (var i = 0; i < Members.Count; i++)
        {
            // Nearly always the order is the same too, and then nothing is searched.
            var member = Members[i];
            var value = other.Members[i].Name == member.Name ? other.Members[i].Value : other[member.Name];
            if (value is null || !value.Equals(member.Value)) return false;
        }

        return true;
    }

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = Members.Count;
        foreach (var member in Members) hash ^= member.GetHashCode();
        return hash;
    }

    /// <inheritdoc />
    public override void WriteTo(StringBuilder output)
    {
        output.Append('{');
        for (var i = 0; i < Members.Count; i++)
        {
            if (i > 0) output.Append(',');
            JsonString.Escape(Members[i].Name, output);
            output.Append(':');
            Members[i].Value.WriteTo(output);
        }

        output.Append('}');
    }
}
