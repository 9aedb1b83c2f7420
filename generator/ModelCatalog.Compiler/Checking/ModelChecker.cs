using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Checks a model against itself and the rest of the catalog, and plans it.</summary>
public static class ModelChecker
{
    /// <summary>Checks a model. A pure function of its arguments; never throws.</summary>
    /// <param name="model">The model.</param>
    /// <param name="index">What its wires and types may name.</param>
    public static CheckedModel Check(ModelDescriptor model, CatalogIndex index)
    {
        var findings = new List<Finding>();
        var session = new Session(model, index, findings);
        session.CheckHead();
        ResourceChecker.Check(model, index, findings);
        var plan = session.Plan();
        if (plan is not null) session.Prove(plan);
        var distinct = findings.Distinct().ToEquatableArray();
        return new CheckedModel(distinct.Any(f => f.Rule.Severity == DiagnosticSeverity.Error) ? null : plan, distinct);
    }

    /// <summary>The plan of a model that was checked where it is compiled: nothing is proved again, nor compared with other models. Null when an error was found.</summary>
    /// <param name="model">The model.</param>
    /// <param name="index">What its wires and types may name: providers and shared types.</param>
    public static ModelPlan? Plan(ModelDescriptor model, CatalogIndex index) => new Session(model, index, []).Plan();

    private sealed class Session(ModelDescriptor model, CatalogIndex index, List<Finding> findings)
    {
        private readonly ShapeResolver _shapes = new(model.Types, index, findings);

        public ModelPlan? Plan()
        {
            CheckTypes();
            var builder = new DraftBuilder(_shapes, findings);
            var draft = builder.Build(model.Parameters, model.Modes);
            foreach (var wire in model.Wires) builder.AddWire(wire);
            CheckReserved(draft);
            CheckRefused(draft);
            var output = new OutputChecker(model, index, findings).Check();
            var modelView = ModelView(draft);
            var views = model.Wires.Select(wire => ProviderView(draft, wire)).OfType<RequestView>().ToEquatableArray();

            // Nothing is proved of, and no example judged by, what is declared wrongly.
            if (output is null || draft.Broken.Count > 0 || findings.Count > 0) return null;
            return new ModelPlan
            {
                Model = model,
                Shape = ScopeChecker.ShapeOf(draft),
                Types = _shapes.Types,
                ModelView = modelView,
                ProviderViews = views,
                Output = output,
            };
        }

        public void Prove(ModelPlan plan)
        {
            ReadBackChecker.Check(plan, findings);
            if (findings.Count == 0) ProofChecker.Check(plan, findings);

            // Where rules contradict each other, every example would say so again.
            if (findings.All(finding => finding.Rule != ModelDiagnostics.ContradictoryRule && finding.Rule != WireDiagnostics.NoCommonRequest)) ExampleChecker.Check(plan, findings);
        }

        public void CheckHead()
        {
            var defaults = model.Variants.Where(v => v.IsDefault).ToList();
            if (defaults.Count > 1) findings.Add(ModelDiagnostics.TwoDefaultVariants.AtKey(defaults[1].Pointer, defaults[0].Key, defaults[1].Key));
            if (index.Models.FirstOrDefault(other => other.Key == model.Key) is { } first && first.Path != model.Path)
                findings.Add(ModelDiagnostics.DuplicateDescriptor.At(Pointer.Root / "model", "The model", model.Key, first.Path));
            CheckRelated();
            foreach (var (claim, pointer) in ModelSignature.ClaimsOf(model))
            {
                var other = index.Models.FirstOrDefault(m => m.Key != model.Key && m.Claims.Contains(claim));
                if (other is not null && string.CompareOrdinal(other.Key, model.Key) < 0)
                    findings.Add(WireDiagnostics.SameClaim.At(pointer, claim.Id, claim.Provider, other.Key));
            }
        }

        private void CheckRelated()
        {
            for (var i = 0; i < model.Related.Count; i++)
            {
                var related = model.Related[i];
                var place = Pointer.Root / "related" / i;
                if (related == model.Key) findings.Add(ModelDiagnostics.UnknownRelated.At(place, "the model itself", ""));
                else if (index.Models.All(other => other.Key != related))
                    findings.Add(ModelDiagnostics.UnknownRelated.At(place, $"'{related}', which is no model", NearestName.Hint(related, index.Models.Select(other => other.Key).Where(key => key != model.Key))));
            }
        }

        // A type that nothing uses is checked all the same.
        private void CheckTypes()
        {
            foreach (var type in model.Types)
            {
                var reference = new ParameterDescriptor(type.Key, type.Pointer) { Type = TypeReference.Of(type.Key) };
                if (type.Alias is not null || type.Fields.Count > 0) _shapes.Resolve(reference);
            }
        }

        private void CheckReserved(ScopeDraft draft)
        {
            foreach (var parameter in draft.All.Where(p => p.Key == "variant" && model.Variants.Count > 0))
                findings.Add(ModelDiagnostics.ReservedName.AtKey(parameter.Declared.Pointer, "variant", "it is the name of the model's variants"));
            if (draft.Union?.Declaration.UnionName == "variant")
                findings.Add(ModelDiagnostics.ReservedName.AtKey(draft.Union.Declaration.Pointer, "variant", "the union of modes needs another name"));
        }

        private void CheckRefused(ScopeDraft draft)
        {
            foreach (var refused in model.NotAccepted.Where(field => draft.All.Any(p => p.IsOfModel && p.Key == field.Field)))
                findings.Add(ModelDiagnostics.RefusedParameter.AtKey(refused.Pointer, refused.Field, "'not_accepted' is for fields that no request has"));
            foreach (var (mode, refused) in draft.Union?.Modes.SelectMany(mode => mode.Declaration.NotAccepted.Select(refused => (mode, refused))) ?? [])
            {
                // A parameter of other modes can be refused: only bodies hold it here.
                if (draft.Parameters.Concat(mode.Parameters).Any(p => p.Key == refused.Field))
                    findings.Add(ModelDiagnostics.RefusedParameter.AtKey(refused.Pointer, refused.Field, $"write a rule 'forbid: [{refused.Field}]' for the mode"));
            }
        }

        private RequestView ModelView(ScopeDraft draft)
        {
            var symbols = SymbolBuilder.Build(draft, model, null, _shapes);
            var view = new ViewBuilder(draft, symbols, null, null, name => name, "").Build(model.Rules, model.NotAccepted, findings, findings);
            return new RequestView
            {
                Variants = model.Variants.Select(v => v.Key).ToEquatableArray(),
                DefaultVariant = model.Variants.FirstOrDefault(v => v.IsDefault)?.Key,
                Scope = view,
                Body = CanonicalBody(draft),
                WirePaths = default,
            };
        }

        // The canonical request: everything under its own name, the variant as 'variant', the mode under the union's name.
        private BodyPlan CanonicalBody(ScopeDraft draft)
        {
            var members = new List<BodyMemberNode>();
            if (model.Variants.Count > 0) members.Add(new BodyMemberNode("variant", new BodyValueNode(new VariantSource(null))));
            if (draft.Union is { Declaration.On: not null } union)
                members.Add(new BodyMemberNode(union.Declaration.UnionName, new BodyValueNode(new ModeSource(FieldBuilder.ModeValues(union), null))));
            foreach (var parameter in draft.Parameters) members.Add(Member(parameter, default));
            foreach (var group in draft.Union?.Modes.SelectMany(mode => mode.Parameters.Select(p => (mode, p))).GroupBy(pair => pair.p.Key) ?? [])
                members.Add(Member(group.First().p, group.Select(pair => pair.mode.Key).ToEquatableArray()));
            return new BodyPlan(new BodyObjectNode(members.ToEquatableArray()), null, default, null, default);

            BodyMemberNode Member(ParameterDraft parameter, EquatableArray<string> modes) => new(
                parameter.Key, new BodyValueNode(new ParameterSource(parameter.Key, modes, parameter.Shape, null, CanonicalObject(parameter.Shape))));
        }

        private BodyObjectNode? CanonicalObject(ValueShape shape)
        {
            if (_shapes.TypeOf(shape) is not { } type) return null;
            var members = type.Shape.Fields.Select(field => (field, modes: EquatableArray<string>.Empty)).ToList();
            if (type.Shape.Union is { } union)
            {
                members.AddRange(union.Modes.SelectMany(mode => mode.Fields.Select(field => (field, mode.Declaration.Key)))
                    .GroupBy(pair => pair.field.Key).Select(g => (g.First().field, g.Select(pair => pair.Key).ToEquatableArray())));
            }

            var nodes = members.Select(m => new BodyMemberNode(
                m.field.Key, new BodyValueNode(new ParameterSource(m.field.Key, m.modes, m.field.Shape, null, CanonicalObject(m.field.Shape))))).ToList();
            if (type.Shape.Union is { Declaration.On: { } on } told)
            {
                var values = told.Modes.Select(mode => new ModeValue(mode.Declaration.Key, mode.Declaration.Value ?? new JsonString(mode.Declaration.Key)));
                nodes.Insert(0, new BodyMemberNode(on, new BodyValueNode(new ModeSource(values.ToEquatableArray(), null))));
            }

            return new BodyObjectNode(nodes.ToEquatableArray());
        }

        private RequestView? ProviderView(ScopeDraft draft, WireDescriptor wire)
        {
            var provider = index.FindProvider(wire.Provider);
            var route = provider?.FindRoute(wire.Route);
            if (provider is null)
                findings.Add(WireDiagnostics.UnknownProvider.AtKey(wire.Pointer, wire.Provider, NearestName.Hint(wire.Provider, index.Providers.Select(p => p.Provider))));
            else if (route is null)
                findings.Add(WireDiagnostics.UnknownRoute.At(wire.Pointer / "route", wire.Provider, wire.Route!, NearestName.Hint(wire.Route!, provider.Routes.Select(r => r.Name!))));
            FixedChecker.Check(draft, wire, findings);
            var symbols = Implied(SymbolBuilder.Build(draft, model, wire.Provider, _shapes), wire);
            var prices = new PriceChecker(draft, symbols, findings).Check(wire);
            var body = new BodyBuilder(model, draft, wire, route, symbols, _shapes, findings).Build();
            var paths = WirePathBuilder.Build(body.Root, draft.Union?.Declaration.UnionName);
            var title = provider?.Title ?? wire.Provider;
            var builder = new ViewBuilder(draft, symbols, wire, title, name => WirePath.Translate(name, paths) ?? name, "", WireWords(body.Root));
            var scope = builder.Build(model.Rules, model.NotAccepted, [], findings);
            if (route is null) return null;
            var served = model.Variants.Select(v => v.Key).Where(key => body.ModelIds.Count == 0 || body.ModelIds.Any(id => id.Variant == key)).ToEquatableArray();
            return new RequestView
            {
                Provider = wire.Provider,
                Variants = served,
                DefaultVariant = model.Variants.FirstOrDefault(v => v.IsDefault)?.Key,
                Scope = scope with { Rules = UnservedVariants(served, symbols, paths, title).Concat(scope.Rules).ToEquatableArray() },
                Body = body,
                WirePaths = paths,
                Prices = prices,
            };
        }

        // What the endpoint implies is what is read where nothing is set.
        private static EquatableArray<Symbol> Implied(EquatableArray<Symbol> symbols, WireDescriptor wire) => wire.Fixed.Count == 0 ? symbols
            : symbols.Select(symbol => symbol.Kind == SymbolKind.Parameter && wire.Fixed.FirstOrDefault(f => f.Name == symbol.Name) is { } implied ? symbol with { Default = implied.Value } : symbol)
                .ToEquatableArray();

        // A value that a mapping renames is called by the wire's word where a body is looked at.
        private static Func<string, string, string> WireWords(BodyObjectNode root)
        {
            var maps = new Dictionary<string, ValueConversion>(StringComparer.Ordinal);
            Collect(root);
            return (key, word) => maps.TryGetValue(key, out var map) ? map.Values.FirstOrDefault(pair => pair.From == word)?.To.ToText() ?? Formed(map, word) : word;

            static string Formed(ValueConversion map, string word) => map.Texts.Count > 0 && map.Forms[0].Contains("{}") ? map.Forms[0].Replace("{}", word) : word;

            void Collect(BodyObjectNode node)
            {
                foreach (var member in node.Members)
                {
                    if (member.Value is BodyObjectNode inner) Collect(inner);
                    else if (member.Value is BodyValueNode { Source: ParameterSource { Conversion: { } conversion } source }) maps[source.Parameter] = conversion;
                }
            }
        }

        private IEnumerable<RuleCheck> UnservedVariants(EquatableArray<string> served, EquatableArray<Symbol> symbols, EquatableArray<WirePath> paths, string title)
        {
            if (served.Count == model.Variants.Count) yield break;
            var symbol = symbols.First(s => s.Kind == SymbolKind.Variant);
            var sentence = $"The variant {{value}} is not served by {title}; it serves {string.Join(", ", served.Select(key => "`" + key + "`"))}";
            var holds = Conditions.In(new NameExpression(symbol), served.Select(key => new JsonString(key)));
            yield return new RuleCheck("variant", ViolationKind.Variant, false, null, holds, "variant", WirePath.Translate("variant", paths), new RuleMessage(sentence, sentence));
        }
    }
}
