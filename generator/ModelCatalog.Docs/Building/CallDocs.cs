using ModelCatalog.Compiler;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Docs.Texts;
using ModelCatalog.Docs.Views;

namespace ModelCatalog.Docs.Building;

/// <summary>Describes single requests of a provider, and what they take and give.</summary>
internal static class CallDocs
{
    private static readonly (CallKind Kind, string Title)[] s_groups = [(CallKind.Upload, "Uploads"), (CallKind.Resource, "Lists of ids"), (CallKind.Operation, "Further calls")];

    /// <summary>Uploads, resources, operations.</summary>
    public static IEnumerable<CallGroupDoc> Of(ProviderDescriptor provider, Anchors anchors) => s_groups
        .Select(group => new CallGroupDoc(group.Title, anchors.Add("calls", group.Title), [.. provider.Calls.Where(call => call.Kind == group.Kind).SelectMany(call => Call(call, anchors))]))
        .Where(group => group.Operations.Count > 0);

    /// <summary>A request.</summary>
    public static OperationDoc Operation(string name, OperationDescriptor operation, string anchor) => new()
    {
        Name = name,
        Anchor = anchor,
        Method = operation.Method,
        Path = operation.PathTemplate,
        Facts = [.. Facts(operation)],
        Body = operation.Body is { } body ? JsonOutput.Text(Template(body)) : null,
        Reply = [.. operation.Reply.Concat(operation.Keep.Select(kept => kept with { Name = "kept: " + kept.Name })).Select(path => new FactDoc(path.Name, ProviderDocs.Paths(path.Paths)))],
    };

    /// <summary>The options of a route's calls.</summary>
    public static IEnumerable<ParameterDoc> Options(RouteDescriptor route, Anchors anchors) => route.Options.Select(option => Field(option, anchors.Add("option", option.Key)));

    /// <summary>A type of replies and parameters.</summary>
    public static TypeDoc Type(TypeDescriptor type, Anchors anchors)
    {
        var anchor = anchors.Add("type", type.Key);
        var modes = new List<ModeDoc> { new() { Anchor = anchors.Add("fields", type.Key), Parameters = [.. Fields(type.Fields)] } };
        if (type.Alias is { } alias) modes[0] = modes[0] with { Parameters = [Field(alias, anchors.Add("field-" + type.Key, "alias"))] };
        modes.AddRange((type.Modes?.Modes ?? default).Select(mode => new ModeDoc { Key = mode.Key, Anchor = anchors.Add("mode-" + type.Key, mode.Key), Doc = mode.Doc, Parameters = [.. Fields(mode.Parameters)] }));
        return new TypeDoc(type.Key, anchor, null, type.Doc, modes, []);

        IEnumerable<ParameterDoc> Fields(EquatableArray<ParameterDescriptor> fields) => fields.Select(field => Field(field, anchors.Add("field-" + type.Key, field.Key)));
    }

    private static IEnumerable<OperationDoc> Call(CallDescriptor call, Anchors anchors)
    {
        for (var i = 0; i < call.Steps.Count; i++)
        {
            var doc = Operation(call.Key, call.Steps[i], anchors.Add("call", call.FullKey));
            yield return i > 0 ? doc with { Doc = "Its next request." } : doc with
            {
                Doc = call.Doc,
                Parameters = [.. call.Parameters.Select(parameter => Field(parameter, anchors.Add("argument-" + call.FullKey.Replace('/', '-'), parameter.Key)))],
                Facts = [.. doc.Facts, .. CallFacts(call)],
            };
        }
    }

    private static IEnumerable<FactDoc> CallFacts(CallDescriptor call)
    {
        if (call.Returns is { } returns) yield return new FactDoc("Gives", (call.IsList ? "a list of " : "") + Prose.Code(returns.ToString()) + (call.From.Count > 0 ? ", at " + ProviderDocs.Paths(call.From) : ""));
        if (call.IsList) yield return new FactDoc("Items", ProviderDocs.Paths(call.Items));
        if (call.Id is { } id) yield return new FactDoc("Id of an item", Prose.Code(id));
        if (LimitWords.Bounds(call.Size) is { } size) yield return new FactDoc("Size of a file", size + " " + (call.Size!.Unit ?? "bytes"));
        if (call.Sources.Count > 0) yield return new FactDoc("Source", string.Join(", ", call.Sources));
    }

    private static IEnumerable<FactDoc> Facts(OperationDescriptor operation)
    {
        foreach (var query in operation.Query) yield return new FactDoc("Query " + Prose.Code(query.Name), Prose.Code(query.Text));
        foreach (var header in operation.Headers) yield return new FactDoc("Header " + Prose.Code(header.Name), Prose.Code(header.Text));
        foreach (var part in operation.Multipart) yield return new FactDoc("Part of the form " + Prose.Code(part.Name), Prose.Code(part.Text));
        if (operation.Bytes is { } bytes) yield return new FactDoc("Body", "the bytes of " + Prose.Code(bytes));
        if (!operation.Authorized) yield return new FactDoc("Key", "does not travel with it");
        if (operation.Per is { } per) yield return new FactDoc("Several tasks", "one for each item of " + Prose.Code(per));
    }

    // A field is described as a parameter is.
    private static ParameterDoc Field(ParameterDescriptor field, string anchor)
    {
        ValueShape shape = field.List is null ? new TextShape() : new ListShape(new TextShape(), field.Single);
        return ParameterDocs.Of(new ParameterView(field, shape), anchor, null);
    }

    private static JsonValue Template(BodyTemplate template) => template switch
    {
        BodyReference reference => new JsonString("$" + reference.Name),
        BodyConstant constant => constant.Value,
        BodyObject fields => new JsonObject(fields.Members.Select(member => new JsonMember(member.Name ?? "$", Template(member.Value))).ToEquatableArray()),
        _ => JsonNull.Instance,
    };
}
