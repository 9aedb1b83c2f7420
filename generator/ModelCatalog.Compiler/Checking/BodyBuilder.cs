using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Makes the body of a request at one provider: the wire's fields, put into the route's envelope.</summary>
internal sealed class BodyBuilder(
    ModelDescriptor model, ScopeDraft draft, WireDescriptor wire, RouteDescriptor? route, EquatableArray<Symbol> symbols, ShapeResolver shapes, ICollection<Finding> findings)
{
    private readonly HashSet<string> _modelFrom = new(StringComparer.Ordinal);

    public BodyPlan Build()
    {
        var modelIds = BuildModelIds();
        if (wire.Model?.From is { } from) _modelFrom.Add(from);
        var input = new BodyTree();
        new FieldBuilder(draft, wire, wire.Case ?? route?.Case, symbols, shapes, _modelFrom, findings).AddTo(input);
        var root = new BodyTree();
        var options = new List<string>();
        switch (Start?.Body)
        {
            case BodyObject template:
                AddTemplate(root, template, input, options);
                if (!HoldsInput(template) && !input.IsEmpty) findings.Add(WireDiagnostics.NoSubmit.AtKey(wire.Pointer, "some parameters of this wire have"));
                break;
            case BodyReference { Name: "input" }:
                root = input;
                break;
            default:
                if (Start is not null) findings.Add(WireDiagnostics.NoSubmit.AtKey(wire.Pointer, "this wire has"));
                root = input;
                break;
        }

        foreach (var field in PriceFields) Report(root.Add(field.Name, new BodyOptionNode(field.Name, IsOfPrice: true), "the price"));
        var body = root.ToNode();
        return new BodyPlan(body, wire.Route, modelIds, wire.Model?.From, OptionViews(options, body)) { IsSync = route?.Sync is not null, IsBatch = IsBatch(body) };
    }

    /// <summary>The request that the body travels with.</summary>
    private OperationDescriptor? Start => route?.Starts.FirstOrDefault();

    /// <summary>Whether one request may start several tasks: the reply answers for several, and the body may hold the list that asks for them.</summary>
    private bool IsBatch(BodyObjectNode body) => route?.Submit is { IsBatch: true } submit && (submit.Per is null || HoldsList(body, submit.Per.Split('.'), 0));

    private static bool HoldsList(BodyObjectNode node, string[] path, int depth) => node.Members.FirstOrDefault(member => member.Name == path[depth])?.Value switch
    {
        BodyObjectNode inner => depth + 1 < path.Length && HoldsList(inner, path, depth + 1),
        BodyValueNode { Source: ParameterSource source } => depth + 1 == path.Length && source.Shape is ListShape,
        { } other => depth + 1 == path.Length && other is not (BodyModelIdNode or BodyConstantNode or BodyOptionNode),
        null => false,
    };

    private EquatableArray<JsonMember> PriceFields => route?.Price is { } price && route.Submit?.Body is not null ? price.With : default;

    private static bool HoldsInput(BodyTemplate template) => template switch
    {
        BodyReference reference => reference.Name == "input",
        BodyObject value => value.Members.Any(member => HoldsInput(member.Value)),
        _ => false,
    };

    private EquatableArray<ParameterView> OptionViews(List<string> used, BodyObjectNode body)
    {
        var views = new List<ParameterView>();
        var options = used.Distinct().Select(name => route!.Options.FirstOrDefault(option => option.Key == name)).Concat(PriceFields.Select(OptionOf));
        foreach (var option in options.OfType<ParameterDescriptor>())
        {
            if (shapes.Resolve(option) is { } resolved)
                views.Add(new ParameterView(resolved.Effective, resolved.Shape) { Checks = FieldCheckBuilder.Build(resolved.Effective, resolved.Shape, "", n => OptionPath(body, n) ?? n) });
        }

        return views.ToEquatableArray();
    }

    private static string? OptionPath(BodyObjectNode node, string option)
    {
        foreach (var member in node.Members)
        {
            if (member.Value is BodyOptionNode found && found.Name == option) return member.Name;
            if (member.Value is BodyObjectNode inner && OptionPath(inner, option) is { } path) return member.Name + "." + path;
        }

        return null;
    }

    private static ParameterDescriptor OptionOf(JsonMember field) => new(field.Name, Pointer.Root)
    {
        Type = TypeReference.Of(field.Value switch { JsonBoolean => "boolean", JsonNumber { IsInteger: true } => "integer", JsonNumber => "number", _ => "string" }),
    };

    private void AddTemplate(BodyTree tree, BodyObject template, BodyTree input, List<string> options)
    {
        // What is taken out by name must be gone before the rest is placed.
        var taken = new Dictionary<string, BodyNode>(StringComparer.Ordinal);
        TakeNamed(template, input, taken);
        Place(tree, template, input, taken, options);
    }

    private static void TakeNamed(BodyObject template, BodyTree input, Dictionary<string, BodyNode> taken)
    {
        foreach (var member in template.Members)
        {
            if (member.Value is BodyReference reference && reference.Name.StartsWith("input.", StringComparison.Ordinal))
            {
                if (input.Take(reference.Name.Substring(6)) is { } node) taken[reference.Name] = node;
            }
            else if (member.Value is BodyObject nested)
            {
                TakeNamed(nested, input, taken);
            }
        }
    }

    private void Place(BodyTree tree, BodyObject template, BodyTree input, Dictionary<string, BodyNode> taken, List<string> options)
    {
        foreach (var member in template.Members)
        {
            switch (member.Value)
            {
                case BodyReference { Name: "input" }:
                    if (member.Name is null) Report(tree.Merge(input));
                    else Report(tree.Add(member.Name, input, "the envelope"));
                    break;
                case BodyReference { Name: "model" } when wire.Model?.From is { } from:
                    if (draft.Parameters.FirstOrDefault(p => p.Key == from) is { } source)
                        Report(tree.Add(member.Name!, new BodyValueNode(new ParameterSource(from, [], source.Shape, null, null)), "the envelope"));
                    break;
                case BodyReference { Name: "model" }:
                    if (wire.Model is not null) Report(tree.Add(member.Name!, new BodyModelIdNode(), "the envelope"));
                    break;
                case BodyReference reference when taken.TryGetValue(reference.Name, out var node):
                    Report(tree.Add(member.Name!, node, "the envelope"));
                    break;
                case BodyReference reference when !reference.Name.StartsWith("input.", StringComparison.Ordinal):
                    options.Add(reference.Name);
                    Report(tree.Add(member.Name!, new BodyOptionNode(reference.Name), "the envelope"));
                    break;
                case BodyConstant constant:
                    Report(tree.Add(member.Name!, new BodyConstantNode(constant.Value, null), "the envelope"));
                    break;
                case BodyObject nested:
                    var inner = member.Name is null ? tree : new BodyTree();
                    Place(inner, nested, input, taken, options);
                    if (member.Name is not null) Report(tree.Add(member.Name, inner, "the envelope"));
                    break;
            }
        }
    }

    private void Report(BodyClash? clash)
    {
        if (clash is null) return;
        var pointer = wire.Fields.FirstOrDefault(field => field.Path == clash.Field)?.Pointer ?? wire.Pointer;
        findings.Add(WireDiagnostics.SameField.AtKey(pointer, clash.Field, clash.First, clash.Second));
    }

    private EquatableArray<ModelIdPlan> BuildModelIds()
    {
        if (wire.Model is not { } plan) return default;
        var pointer = plan.Pointer;
        if (plan.From is { } from)
        {
            if (draft.Parameters.All(p => p.Key != from) && !draft.Broken.Contains(from))
                findings.Add(WireDiagnostics.UnknownSource.At(pointer / "from", from, NearestName.Hint(from, draft.Parameters.Select(p => p.Key))));
            return default;
        }

        if (plan.Template is { } template) return FromTemplate(template, pointer);
        return plan.By is { } by ? FromExpression(plan, by) : FromVariants(plan);
    }

    private EquatableArray<ModelIdPlan> FromTemplate(string template, Pointer pointer)
    {
        if (model.Variants.Count == 0)
        {
            if (template.Contains("{variant}")) findings.Add(WireDiagnostics.ModelTemplate.At(pointer, $"'{template}' asks for a variant, and the model has none"));
            return [new ModelIdPlan(null, null, template)];
        }

        if (!template.Contains("{variant}") && model.Variants.Count > 1 && !SendsVariant())
            findings.Add(WireDiagnostics.ModelTemplate.At(pointer, $"'{template}' is the same for every variant, and no field sends the variant: write '{{variant}}' or a mapping of variants to ids"));
        return model.Variants.Select(v => new ModelIdPlan(v.Key, null, template.Replace("{variant}", v.Key))).ToEquatableArray();
    }

    private EquatableArray<ModelIdPlan> FromVariants(WireModel plan)
    {
        foreach (var id in plan.Cases.Where(c => model.Variants.All(v => v.Key != c.Case)))
            findings.Add(WireDiagnostics.UnknownCase.AtKey(id.Pointer, id.Case, "the variants", NearestName.Hint(id.Case, model.Variants.Select(v => v.Key))));
        var sent = SendsVariant();
        foreach (var twins in plan.Cases.GroupBy(c => c.Id).Where(g => g.Count() > 1 && !sent))
            findings.Add(WireDiagnostics.SameBody.At(twins.Last().Pointer, $"The variant '{twins.First().Case}'", $"the variant '{twins.Last().Case}'"));
        return plan.Cases.Where(c => model.Variants.Any(v => v.Key == c.Case)).Select(c => new ModelIdPlan(c.Case, null, c.Id)).ToEquatableArray();
    }

    private EquatableArray<ModelIdPlan> FromExpression(WireModel plan, string by)
    {
        if (draft.MentionsBroken(by)) return default;
        if (ExpressionCompiler.Compile(by, symbols, null, plan.Pointer / "by", findings) is not { } chooser) return default;
        if (chooser is not NameExpression { Symbol: { Kind: not SymbolKind.Variable } symbol } || symbol.Type.Domain.Count == 0)
        {
            findings.Add(WireDiagnostics.Choice.At(plan.Pointer / "by", by));
            return default;
        }

        var ids = new List<ModelIdPlan>();
        foreach (var id in plan.Cases)
        {
            if (!symbol.Type.Domain.Contains(id.Case))
            {
                findings.Add(WireDiagnostics.UnknownCase.AtKey(id.Pointer, id.Case, "'" + by + "'", NearestName.Hint(id.Case, symbol.Type.Domain)));
                continue;
            }

            var when = Conditions.Is(symbol, id.Case);
            if (model.Variants.Count == 0) ids.Add(new ModelIdPlan(null, when, id.Id));
            else ids.AddRange(model.Variants.Select(v => new ModelIdPlan(v.Key, when, id.Id)));
        }

        return ids.ToEquatableArray();
    }

    private bool SendsVariant() => wire.Fields.Any(field => Mentions(field.Value, "variant"));

    private static bool Mentions(WireValue value, string name) => value switch
    {
        WireName source => source.Name == name,
        WireConversion conversion => conversion.From == name,
        WireChoice choice => choice.By == name,
        _ => false,
    };
}
