using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Planning;

namespace ModelCatalog.Compiler.Emission.Wires;

/// <summary>A field of a body and the slot that its value is read into.</summary>
/// <param name="Leaf">The field.</param>
/// <param name="Slot">Its slot; -1: nothing is read from it.</param>
internal sealed record BodySlot(BodyField Leaf, int Slot)
{
    public BodyValueNode? Value => Leaf.Node as BodyValueNode;

    public bool IsAlias => Leaf.Node is BodyValueNode { IsAlias: true };
}

/// <summary>Numbers the fields of a body, in order.</summary>
internal static class BodySlots
{
    /// <summary>The fields of an object and of the objects that only group some.</summary>
    public static IReadOnlyList<BodySlot> Of(BodyObjectNode body)
    {
        var slots = new List<BodySlot>();
        var next = 0;
        Collect(body, "", slots, ref next);
        return slots;
    }

    /// <summary>Emits the layout of an object: the same fields with the same numbers.</summary>
    public static void EmitLayout(SourceWriter output, string field, BodyObjectNode body, ScopeView scope)
    {
        var runtime = EmissionContext.Runtime("BodyLayout");
        var next = 0;
        output.Line($"private static readonly {runtime} {field} = new(");
        using (output.Indent()) EmitMembers(output, body, ref next, scope.NotAccepted.Count == 0 ? ");" : ")");
        if (scope.NotAccepted.Count == 0) return;
        using var block = output.Block("", "};");
        output.Line($"Refused = [{string.Join(", ", scope.NotAccepted.Select(Refused))}],");
    }

    /// <summary>A refused field as an expression.</summary>
    public static string Refused(Descriptors.RefusedField field) => $"new({Literals.Text(field.Field)}, {Literals.TextOrNull(field.Reason)})";

    private static void EmitMembers(SourceWriter output, BodyObjectNode body, ref int next, string end)
    {
        if (body.Members.Count == 0) output.Line(end);
        for (var i = 0; i < body.Members.Count; i++)
        {
            var member = body.Members[i];
            var close = i + 1 < body.Members.Count ? "," : end;
            if (member.Value is BodyObjectNode inner)
            {
                output.Line($"new {EmissionContext.Runtime("BodyMember")}({Literals.Text(member.Name)},");
                using (output.Indent()) EmitMembers(output, inner, ref next, ")" + close);
                continue;
            }

            var slot = member.Value is BodyConstantNode ? -1 : next++;
            var absent = member.Value is BodyValueNode { Else: { } otherwise } ? ", " + Literals.Text(otherwise.ToString()) : "";
            var model = member.Value is BodyModelIdNode ? " { IsModel = true }" : "";
            output.Line($"new {EmissionContext.Runtime("BodyMember")}({Literals.Text(member.Name)}, {Number(slot)}{absent}){model}{close}");
        }
    }

    private static void Collect(BodyObjectNode body, string path, List<BodySlot> slots, ref int next)
    {
        foreach (var member in body.Members)
        {
            var here = path.Length == 0 ? member.Name : path + "." + member.Name;
            if (member.Value is BodyObjectNode inner) Collect(inner, here, slots, ref next);
            else slots.Add(new BodySlot(new BodyField(member.Value, here), member.Value is BodyConstantNode ? -1 : next++));
        }
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
