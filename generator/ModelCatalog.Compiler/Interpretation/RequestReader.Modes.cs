using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Text;

namespace ModelCatalog.Compiler.Interpretation;

/// <content>How the mode of a body is told, and what fields of other modes mean.</content>
public sealed partial class RequestReader
{
    private string? ReadMode(UnionView union, List<BodyLeaf> leaves, string prefix, bool isRoot)
    {
        var told = Find(leaves, static leaf => leaf.IsPresent && leaf.Node is BodyValueNode { Source: ModeSource, IsAlias: false });
        var isTold = false;
        string? mode;
        if (union.Declaration.On is not null)
        {
            isTold = told is not null;
            mode = told is null ? union.AbsentMode : ModeSelector.ReadModes(told)?.FirstOrDefault(key => union.Find(key) is not null);
            if (told is not null && mode is null) ReportUnknownMode(union, told, prefix);
            else if (told is null && mode is null)
                _state.Report(ViolationKind.Required, union.Name + ".required", false, ByName(prefix + union.Name, "`{name}` is required"), prefix + union.Name, null);
        }
        else
        {
            mode = ModeSelector.Select(union, leaves, isRoot ? _state.Variant : null);
            isTold = mode is not null && union.Find(mode) is { IsAbsent: false } && Find(leaves, static leaf => leaf.IsPresent && leaf.Field.IsOfMode) is not null;
            if (mode is null) ReportNoMode(union, prefix);
            if (told is not null) CheckMismatch(union, told, mode);
        }

        if (isRoot) (_state.Mode, _state.IsModeTold) = (mode, isTold);
        return mode;
    }

    private void ReportUnknownMode(UnionView union, BodyLeaf told, string prefix)
    {
        var source = (ModeSource)((BodyValueNode)told.Node).Source;
        var known = source.Values.Select(value => value.Value.ToText()).ToList();
        if (source.Values.All(value => value.Value.KindName != told.Value!.KindName))
        {
            ReportType(prefix + union.Name, told.Path, source.Values.Count > 0 ? "a " + source.Values[0].Value.KindName : "text", told.Value!);
            return;
        }

        var sentence = $"`{{name}}` must be one of {string.Join(", ", known.Select(value => "`" + value + "`"))}; it is {{value}}{NearestName.Hint(told.Value!.ToText(), known)}";
        _state.Report(ViolationKind.Enum, union.Name + ".enum", false, ByName(prefix + union.Name, sentence, told.Path), prefix + union.Name, told.Value, told.Path);
    }

    private void ReportNoMode(UnionView union, string prefix)
    {
        var ways = union.Modes.Select(mode => string.Join(" with ", mode.Parameters.Where(p => p.Effective.Required == true).DefaultIfEmpty(mode.Parameters.FirstOrDefault()!)
            .Where(p => p is not null).Select(p => "`" + NameOf(prefix + p.Key) + "`")));
        _state.Report(ViolationKind.Required, union.Name + ".required", false, Both($"A mode is needed: {string.Join(", or ", ways.Where(way => way.Length > 0))}"), prefix + union.Name, null);
    }

    private void CheckMismatch(UnionView union, BodyLeaf told, string? mode)
    {
        var source = (ModeSource)((BodyValueNode)told.Node).Source;
        var meant = ModeSelector.ReadModes(told);
        if (meant is null)
        {
            ReportUnknownMode(union, told, "");
            return;
        }

        if (mode is not null && meant.Contains(mode)) return;
        var expected = source.Values.FirstOrDefault(value => value.Mode == mode)?.Value.ToText();
        var sentence = $"`{told.Path}` is {{value}}, but the other fields say {(expected is null ? "otherwise" : "`" + expected + "`")}";
        _state.Report(ViolationKind.Mode, LastStep(told.Path) + ".mismatch", source.Conversion?.MismatchWarns == true, Both(sentence), union.Name, told.Value, told.Path);
    }

    /// <summary>Fields that only other modes take.</summary>
    private void ReportOthers(UnionView union, List<BodyLeaf> leaves, string? mode, string prefix)
    {
        var active = union.Find(mode);
        if (active is null) return;
        HashSet<string>? reported = null;
        foreach (var leaf in leaves)
        {
            if (!leaf.IsPresent || !leaf.Field.IsOfMode || leaf.Field.SourcesFor(mode, _state.Variant).Count > 0) continue;
            var source = leaf.Field.AllSources.First(s => s.Modes.Count > 0);
            
            // Mixed modes are one mistake; what has no effect is said field by field.
            var key = union.Declaration.On is null && active.Others == OtherModes.Reject ? string.Join("|", source.Modes) : source.Parameter;
            if (!(reported ??= new HashSet<string>(StringComparer.Ordinal)).Add(key)) continue;
            if (active.NotAccepted.FirstOrDefault(field => field.Field == source.Parameter || field.Field == LastStep(leaf.Path)) is { } refused)
            {
                ReportRefused(refused, prefix, leaf.Value!, leaf.Path, union.Declaration.On is null ? ViolationKind.Exclusive : ViolationKind.Mode);
                continue;
            }

            var name = "`" + (_state.SpeaksWire ? LastStep(leaf.Path) : source.Parameter) + "`";
            var owners = string.Join(" or ", source.Modes.Select(m => "`" + m + "`"));
            var isToldByFields = union.Declaration.On is null;
            var (kind, rule, sentence) = active.Others switch
            {
                OtherModes.Reject => (isToldByFields ? ViolationKind.Exclusive : ViolationKind.Mode, union.Name, $"{name} belongs to the mode {owners} and cannot be combined with the mode `{active.Key}`"),
                OtherModes.Ignore => (ViolationKind.Ignored, union.Name + ".ignored", $"{name} has no effect in the mode `{active.Key}`; the mode {owners} takes it"),
                _ => (ViolationKind.Mode, union.Name + ".other", $"{name} is documented for the mode {owners} only; the mode here is `{active.Key}`"),
            };
            _state.Report(kind, rule, active.Others != OtherModes.Reject, Both(sentence), prefix + source.Parameter, leaf.Value, _state.SpeaksWire ? leaf.Path : null);
        }
    }
}
