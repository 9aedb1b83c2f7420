using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Compiler.Planning;

/// <summary>Something of a descriptor that gets a name.</summary>
/// <param name="Role">What it is in a message: <c>parameter</c>, <c>mode</c>, <c>value</c>.</param>
/// <param name="Key">Its key or value.</param>
/// <param name="Name">What <c>name:</c> says; null: nothing.</param>
/// <param name="Pointer">Its place.</param>
internal readonly record struct Named(string Role, string Key, string? Name, Pointer Pointer);

/// <summary>The members of one C# type while they get their names.</summary>
/// <param name="type">The type.</param>
/// <param name="reserved">Names that the type has already.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class MemberScope(string type, IReadOnlyCollection<string> reserved, ICollection<Finding> findings)
{
    /// <summary>What every record has, and what C# refuses as the name of a record's member.</summary>
    internal static readonly HashSet<string> RecordMembers = new(StringComparer.Ordinal)
    {
        "Clone", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
    };

    /// <summary>What a request has besides.</summary>
    internal static readonly HashSet<string> RequestMembers = new(RecordMembers, StringComparer.Ordinal) { "Read", "Validate", "Allowed" };

    /// <summary>What a record of a reply has besides.</summary>
    internal static readonly HashSet<string> ReplyMembers = new(RecordMembers, StringComparer.Ordinal) { "Raw" };

    /// <summary>What the structs of open enums and of choices have.</summary>
    internal static readonly HashSet<string> StructMembers = new(RecordMembers, StringComparer.Ordinal) { "Boolean", "IsEmpty", "Known", "Number", "Object", "Text", "ToJson", "ToText", "TryParse", "Value" };

    private static readonly HashSet<string> s_none = [];

    private readonly Dictionary<string, Named> _taken = new(StringComparer.Ordinal);

    /// <summary>A scope whose type neither reserves a name nor minds a member called like itself: a C# enum.</summary>
    internal static MemberScope OfEnum(ICollection<Finding> findings) => new("", s_none, findings);

    /// <summary>The names so far.</summary>
    internal IEnumerable<string> Names => _taken.Keys;

    /// <summary>Takes a name that the type has for a reason of its own.</summary>
    internal void Take(string name, Named owner) => _taken[name] = owner;

    /// <summary>What has that name; null: nothing.</summary>
    internal Named? Find(string name) => _taken.TryGetValue(name, out var owner) ? owner : null;

    /// <summary>The member of something. The name is always usable; where it is not the right one, a finding says so.</summary>
    internal string Add(Named member)
    {
        var before = findings.Count;
        var name = Word(member, findings);

        // What has no name yet clashes with nothing yet.
        if (findings.Count > before) return name;
        if (reserved.Contains(name))
        {
            findings.Add(NameDiagnostics.ReservedMember.AtKey(member.Pointer, member.Role, member.Key, name, Other(name, member.Role)));
        }
        else if (name == type)
        {
            findings.Add(NameDiagnostics.LikeEnclosingType.AtKey(member.Pointer, member.Role, member.Key, name, Other(name, member.Role)));
        }
        else if (_taken.TryGetValue(name, out var first))
        {
            findings.Add(NameDiagnostics.SameMember.AtKey(member.Pointer, member.Role, member.Key, first.Role, first.Key, name, Other(name, member.Role)));
        }
        else
        {
            _taken.Add(name, member);
        }

        return name;
    }

    /// <summary>The word for something: what <c>name:</c> says, else the natural one; where there is neither, a finding and a proposal.</summary>
    internal static string Word(Named named, ICollection<Finding> findings)
    {
        if (named.Name is { } given)
        {
            if (NaturalName.IsWord(given)) return given;
            var proposal = NaturalName.Proposal(given);
            findings.Add(NameDiagnostics.NotAName.At(named.Pointer / "name", given, proposal));
            return proposal;
        }

        if (NaturalName.Of(named.Key) is { } natural) return natural;
        var word = NaturalName.Proposal(named.Key);
        findings.Add(NameDiagnostics.NoNaturalName.AtKey(named.Pointer, named.Role, named.Key, word));
        return word;
    }

    /// <summary>Another name to propose: with the role behind it, numbered if that is taken too.</summary>
    internal string Other(string name, string role)
    {
        var proposal = name + role switch
        {
            "parameter" => "Value",
            "union of modes" => "Kind",
            _ => NaturalName.Of(role),
        };
        for (var number = 2; _taken.ContainsKey(proposal); number++)
        {
            proposal = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return proposal;
    }
}
