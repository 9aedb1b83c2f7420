using ModelCatalog.Compiler.Interpretation;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Narrowing;

/// <summary>Says which values of a parameter remain legal, given what a request says so far, and what removes the others.</summary>
/// <remarks>
/// <para>A value is legal when some request has it, and everything else that is said, and breaks no rule of the side: what is not said may still
/// become anything. Over names with listed values, and numbers, sizes and lengths that are compared with literals, that is exact. Where a
/// condition looks at the inside of a list, an object or a text, or computes with numbers of wide ranges, a value may be called legal that is
/// not, never the other way round.</para>
/// <para>What is wrong with the request already, whatever the parameter is, removes nothing.</para>
/// </remarks>
public sealed class RequestNarrower
{
    private readonly ModelPlan _plan;
    private readonly RequestView _view;
    private readonly ChoiceNames _names;

    /// <summary>Takes a model and a side of it.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="view">The side: the model level, or a provider.</param>
    public RequestNarrower(ModelPlan plan, RequestView view)
    {
        _plan = plan;
        _view = view;
        _names = ChoiceNames.Of(plan, view);
    }

    /// <summary>The names that can be asked for: the variant, the union of modes, the parameters.</summary>
    public IEnumerable<string> Names => _names.All.Select(name => name.Name);

    /// <summary>What a name may still be; null: there is no such name.</summary>
    /// <param name="request">What the request says; what it does not say is open, and so is the name itself.</param>
    /// <param name="name">The name.</param>
    public AllowedChoices? Narrow(PartialRequest request, string name)
    {
        if (_names.Find(name) is not { } subject) return null;
        var known = subject.Kind switch
        {
            SymbolKind.Variant => request.Open() with { Variant = null, IsVariantKnown = false },
            SymbolKind.Mode => WithoutMode(request.Open()),
            _ => request.Open() with { Values = request.Values.Where(pair => pair.Key != name && !Operand.IsEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal) },
        };
        if (subject.Kind != SymbolKind.Mode) known = WithToldMode(known);
        return new ChoiceReport(subject, ChoiceDomain.Of(_plan, _view, subject, _names.LandmarkOf(name)), new ChoiceVerdicts(_plan, _view, known, subject)).Choices();
    }

    /// <summary>What belongs to modes tells the mode, where nothing else does: it is the one that has all of it. If there is not exactly one, it counts as not said.</summary>
    private PartialRequest WithToldMode(PartialRequest request)
    {
        if (_view.Scope.Union is not { } union || (request.IsModeKnown && union.Declaration.On is not null)) return request;
        var own = request.Values.Keys.Where(key => _names.Find(key)?.Kind == SymbolKind.ModeParameter).ToList();
        if (request.IsModeKnown && own.Count > 0) return request;
        var modes = own.Count == 0 ? [] : union.Modes.Where(mode => own.All(key => mode.Parameters.Any(parameter => parameter.Key == key))).ToList();
        return modes.Count == 1 ? request with { Mode = modes[0].Key, IsModeKnown = true } : WithoutMode(request);
    }

    // What only the mode at hand has goes with it.
    private PartialRequest WithoutMode(PartialRequest request) => request with
    {
        Mode = null,
        IsModeKnown = false,
        Values = request.Values.Where(pair => _names.Find(pair.Key)?.Kind != SymbolKind.ModeParameter).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
    };
}
