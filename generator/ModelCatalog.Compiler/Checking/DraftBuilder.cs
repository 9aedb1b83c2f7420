using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Diagnostics;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Checking;

/// <summary>Puts a scope together: what the model or type declares, then what each wire narrows or adds.</summary>
internal sealed class DraftBuilder(ShapeResolver shapes, ICollection<Finding> findings)
{
    private readonly ScopeDraft _draft = new();

    public ScopeDraft Build(EquatableArray<ParameterDescriptor> parameters, ModesDescriptor? modes)
    {
        foreach (var parameter in parameters) Declare(_draft.Parameters, parameter, null);
        if (modes is not null) AddUnion(modes);
        return _draft;
    }

    /// <summary>Lays a wire over the scope.</summary>
    public void AddWire(WireDescriptor wire)
    {
        foreach (var parameter in wire.Parameters) Lay(_draft.Parameters, parameter, wire.Provider, null);
        if (wire.Modes is not { } modes) return;
        if (_draft.Union is not { } union)
        {
            findings.Add(WireDiagnostics.OverlayUnknown.AtKey(modes.Pointer, "union of modes", "modes", ""));
            return;
        }

        foreach (var parameter in modes.Shared)
        {
            foreach (var mode in union.Modes.Where(mode => mode.Parameters.Any(p => p.Key == parameter.Key)))
                Lay(mode.Parameters, parameter, wire.Provider, mode);
        }

        foreach (var overlay in modes.Modes.Concat(modes.None?.Own is { } own ? [own] : []))
        {
            var mode = union.Modes.FirstOrDefault(m => m.Key == overlay.Key);
            if (mode is null)
            {
                mode = new ModeDraft(overlay, false, wire.Provider);
                union.Modes.Add(mode);
            }

            foreach (var parameter in overlay.Takes.Concat(overlay.Parameters)) Lay(mode.Parameters, parameter, wire.Provider, mode);
        }
    }

    private void AddUnion(ModesDescriptor modes)
    {
        var union = new UnionDraft(modes) { AbsentMode = modes.None is { } none ? none.Mode ?? "none" : null };
        _draft.Union = union;
        if (modes.None?.Own is { } own) AddMode(union, own, isAbsent: true);
        foreach (var mode in modes.Modes) AddMode(union, mode, isAbsent: false);

        if (modes.None?.Mode is { } absent && union.Modes.All(mode => mode.Key != absent))
            findings.Add(ModelDiagnostics.UnknownMode.At(modes.Pointer / "none", absent, NearestName.Hint(absent, modes.Modes.Select(m => m.Key))));
        foreach (var shared in modes.Shared)
        {
            if (!modes.Modes.Concat(modes.None?.Own is { } o ? [o] : []).Any(mode => mode.Takes.Any(take => take.Key == shared.Key)))
                findings.Add(ModelDiagnostics.UnusedShared.AtKey(shared.Pointer, shared.Key));
        }

        CheckUnion(union);
    }

    private void AddMode(UnionDraft union, ModeDescriptor mode, bool isAbsent)
    {
        var draft = new ModeDraft(mode, isAbsent, null);
        union.Modes.Add(draft);
        foreach (var take in mode.Takes)
        {
            if (union.Declaration.Shared.FirstOrDefault(shared => shared.Key == take.Key) is not { } shared)
            {
                findings.Add(ModelDiagnostics.UnknownShared.At(take.Pointer, take.Key, NearestName.Hint(take.Key, union.Declaration.Shared.Select(s => s.Key))));
                continue;
            }

            Declare(draft.Parameters, Overlay.Apply(shared, take with { Key = shared.Key }), null);
        }

        foreach (var parameter in mode.Parameters) Declare(draft.Parameters, parameter, draft);
    }

    private void CheckUnion(UnionDraft union)
    {
        var name = union.Declaration.UnionName;
        if (_draft.All.FirstOrDefault(p => p.Key == name) is { } clash)
        {
            var proposal = name == "mode" ? "input_mode" : name + "_mode";
            findings.Add(ModelDiagnostics.UnionNameClash.AtKey(clash.Declared.Pointer, name, proposal));
            _draft.Broken.Add(name);
        }

        if (union.Modes.All(IsEmpty))
            findings.Add(ModelDiagnostics.UnionWithoutFields.AtKey(union.Declaration.Pointer));
        if (union.Declaration.On is not null) return;
        foreach (var mode in union.Modes.Where(mode => !mode.IsAbsent && mode.Key != union.AbsentMode && IsEmpty(mode)))
            findings.Add(ModelDiagnostics.ModeNotTold.AtKey(mode.Declaration.Pointer, mode.Key));
    }

    private static bool IsEmpty(ModeDraft mode) => mode.Declaration.Parameters.Count == 0 && mode.Declaration.Takes.Count == 0;

    private ParameterDraft? Declare(List<ParameterDraft> scope, ParameterDescriptor parameter, ModeDraft? mode, string? provider = null)
    {
        if (parameter.Type is null || shapes.Resolve(parameter) is not { } resolved)
        {
            _draft.Broken.Add(parameter.Key);
            return null;
        }

        if (scope.Any(p => p.Key == parameter.Key) || (mode is not null && _draft.Parameters.Any(p => p.Key == parameter.Key)))
        {
            findings.Add(ModelDiagnostics.DuplicateParameter.AtKey(parameter.Pointer, parameter.Key, "at this place"));
            return null;
        }

        ConstraintChecker.CheckValues(resolved.Effective, resolved.Shape, findings);
        var shape = resolved.Shape;
        if (mode is not null && _draft.Union?.Modes.SelectMany(m => m.Parameters).FirstOrDefault(p => p.Key == parameter.Key) is { } twin)
        {
            if (Unify(twin.Shape, shape) is not { } unified)
            {
                findings.Add(WireDiagnostics.DifferentDeclarations.AtKey(parameter.Pointer, parameter.Key, "in another mode"));
                _draft.Broken.Add(parameter.Key);
                return null;
            }

            shape = unified;
            foreach (var same in _draft.Union!.Modes.SelectMany(m => m.Parameters).Where(p => p.Key == parameter.Key)) same.Shape = unified;
        }

        var draft = new ParameterDraft(resolved.Effective, shape, provider is null);
        scope.Add(draft);
        return draft;
    }

    private void Lay(List<ParameterDraft> scope, ParameterDescriptor parameter, string provider, ModeDraft? mode)
    {
        var known = scope.FirstOrDefault(p => p.Key == parameter.Key);
        if (known is null && _draft.Broken.Contains(parameter.Key)) return;
        if (parameter.Type is null)
        {
            if (known is null || !known.IsOfModel)
            {
                findings.Add(WireDiagnostics.OverlayUnknown.AtKey(parameter.Pointer, "parameter", parameter.Key, NearestName.Hint(parameter.Key, _draft.All.Select(p => p.Key))));
                return;
            }

            OverlayChecker.Check(known.Declared, parameter, findings);
            var effective = Overlay.Apply(known.Declared, parameter);
            if (ConstraintChecker.Fits(effective, known.Shape, findings, parameter)) known.Overlays[provider] = effective;
            return;
        }

        if (known is { IsOfModel: true })
        {
            findings.Add(WireDiagnostics.OverlayRetypes.At(parameter.Pointer / "type", parameter.Key, "type"));
            return;
        }

        if (known is null)
        {
            // In another mode or at the top the name would mean two parameters.
            if (Declare(scope, parameter, mode, provider) is { } declared) declared.Overlays[provider] = declared.Declared;
            return;
        }

        if (shapes.Resolve(parameter) is not { } resolved) return;
        if (Unify(known.Shape, resolved.Shape) is not { } unified)
        {
            findings.Add(WireDiagnostics.DifferentDeclarations.AtKey(parameter.Pointer, parameter.Key, "at '" + known.Overlays.Keys.First() + "'"));
            return;
        }

        ConstraintChecker.CheckValues(resolved.Effective, resolved.Shape, findings);
        known.Shape = unified;
        known.Overlays[provider] = resolved.Effective;
    }

    // One C# type for both: equal, or enums and integers whose union is taken.
    private static ValueShape? Unify(ValueShape left, ValueShape right) => (left, right) switch
    {
        _ when left == right => left,
        (ListShape a, ListShape b) when Unify(a.Item, b.Item) is { } item => new ListShape(item, a.IsSingleBare || b.IsSingleBare),
        (IntegerShape a, IntegerShape b) => (int)a.Width > (int)b.Width ? a : b,
        (EnumShape a, EnumShape b) => a with
        {
            Values = a.Values.Concat(b.Values.Where(v => a.Values.All(w => !w.Value.Equals(v.Value)))).ToEquatableArray(),
            IsOpen = a.IsOpen || b.IsOpen,
            Type = a.Type == b.Type ? a.Type : null,
        },
        _ => null,
    };
}
