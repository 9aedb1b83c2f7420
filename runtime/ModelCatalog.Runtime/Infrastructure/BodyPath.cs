using System.ComponentModel;

namespace ModelCatalog.Infrastructure;

/// <summary>A place in a body that is read: by parameters, and by the wire.</summary>
/// <param name="Parameter">The parameter path: <c>shots[1].text</c>; empty for the request itself.</param>
/// <param name="Wire">The wire path: <c>input.shots[1].prompt</c>; empty for the body itself.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BodyPath(string Parameter, string Wire)
{
    /// <summary>The request, and its body.</summary>
    public static BodyPath Root { get; } = new("", "");

    /// <summary>The place of an item.</summary>
    internal BodyPath Item(int index)
    {
        var suffix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{index}]");
        return new BodyPath(Parameter + suffix, Wire + suffix);
    }

    internal static string Join(string parent, string child) => parent.Length == 0 ? child : child.Length == 0 ? parent : parent + "." + child;
}
