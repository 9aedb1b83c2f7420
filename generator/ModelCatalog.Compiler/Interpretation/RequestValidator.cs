using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ModelCatalog.Compiler.Checking;
using ModelCatalog.Compiler.Descriptors;
using ModelCatalog.Compiler.Json;
using ModelCatalog.Compiler.Planning;
using ModelCatalog.Compiler.Rules;

namespace ModelCatalog.Compiler.Interpretation;

/// <summary>Judges a request as one side does: the interpreter's half of every validator.</summary>
public sealed class RequestValidator
{
    // By the descriptor's own text, so that a pattern goes with its descriptor.
    private static readonly ConditionalWeakTable<string, BoundedPattern> s_patterns = new();

    private readonly ModelPlan? _plan;
    private readonly RequestState _state;

    private RequestValidator(ModelPlan? plan, RequestState state)
    {
        _plan = plan;
        _state = state;
    }

    /// <summary>Adds what the state's side finds wrong with the request.</summary>
    public static void Validate(ModelPlan plan, RequestState state)
    {
        var validator = new RequestValidator(plan, state);
        if (plan.Model.Variants.Count > 0 && state.Variant is null && state.View.DefaultVariant is null && !state.HasFailed("variant"))
            state.Report(ViolationKind.Required, "variant.required", false, new RuleMessage("`variant` is required", "`variant` is required"), "variant", null);
        foreach (var option in state.View.Body.Options)
        {
            if (state.HasFailed(option.Key)) continue;
            if (state.Options.TryGetValue(option.Key, out var value)) validator.CheckField(option, option.Key, value, null, state.OptionPaths.TryGetValue(option.Key, out var wire) ? wire : null);

            // A request has no options; a body lacks what its call must say.
            else if (state.SpeaksWire) validator.CheckField(option, option.Key, null, null);
        }

        validator.ValidateScope(state.View.Scope, state.Values, state.Mode, state.IsModeTold, "", isRoot: true);
    }

    /// <summary>Adds what is wrong with values that belong to no model; none of them is an object.</summary>
    internal static void Validate(ScopeView scope, RequestState state) => new RequestValidator(null, state).ValidateScope(scope, state.Values, null, false, "", isRoot: true);

    private void ValidateScope(ScopeView scope, IReadOnlyDictionary<string, JsonValue> values, string? mode, bool isModeTold, string prefix, bool isRoot)
    {
        if (scope.Union is { AbsentMode: null } union && mode is null && !_state.HasFailed(prefix + union.Name))
        {
            var sentence = union.Declaration.On is null ? "A mode is needed" : $"`{prefix + union.Name}` is required";
            _state.Report(ViolationKind.Required, union.Name + ".required", false, new RuleMessage(sentence, sentence), prefix + union.Name, null);
        }

        var active = ActiveParameters.Of(scope, mode);
        foreach (var parameter in active.All) CheckParameter(parameter, values, prefix);
        var context = new ScopeContext(_state, values, active, mode, isModeTold, prefix, isRoot);
        foreach (var rule in scope.Rules) CheckRule(rule, context, prefix);
    }

    private void CheckParameter(ParameterView parameter, IReadOnlyDictionary<string, JsonValue> values, string prefix)
    {
        var path = prefix + parameter.Key;
        if (_state.IsSettled(path)) return;
        var value = values.TryGetValue(parameter.Key, out var set) ? set : null;
        CheckField(parameter, path, value, values);
        if (value is null || _state.IsSettled(path)) return;
        if (ValueShape.ObjectOf(parameter.Shape) is not { } type) return;
        if (value is JsonObject one) ValidateObject(_plan!.FindType(type.Type), one, path);
        else if (value is JsonArray array)
        {
            for (var i = 0; i < array.Items.Count; i++)
            {
                if (array.Items[i] is JsonObject entry) ValidateObject(_plan!.FindType(type.Type), entry, $"{path}[{i}]");
            }
        }
    }

    private void ValidateObject(TypePlan type, JsonObject value, string path)
    {
        var values = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var member in value.Members) values.Add(member.Name, member.Value);
        string? mode = null;
        var isTold = false;
        if (type.Scope.Union is { } union) mode = ObjectMode.Of(union, values, out isTold);

        ValidateScope(type.Scope, values, mode, isTold, path + ".", isRoot: false);
    }

    private void CheckField(ParameterView parameter, string path, JsonValue? value, IReadOnlyDictionary<string, JsonValue>? siblings, string? wire = null)
    {
        foreach (var check in parameter.Checks)
        {
            if (check.Constraint == FieldConstraint.Required)
            {
                if (value is not null) continue;
                var at = check.ReportAt.FirstOrDefault(other => siblings?.ContainsKey(other) == true);
                _state.Report(check.Kind, check.Id, check.IsWarning, check.Message, at is null ? path : path.Substring(0, path.Length - parameter.Key.Length) + at, at is null ? null : siblings![at]);
                _state.Fail(path);
                return;
            }

            if (value is null) return;
            if (Apply(check, parameter, path, value, wire)) return;
        }
    }

    /// <summary>Applies a check to a value, or to each item of a list; true when it failed.</summary>
    private bool Apply(FieldCheck check, ParameterView parameter, string path, JsonValue value, string? wire)
    {
        if (check.Constraint is FieldConstraint.Count or FieldConstraint.Supported or FieldConstraint.Fixed || value is not JsonArray array || parameter.Shape is not ListShape)
        {
            if (Holds(check.Constraint, parameter, value)) return false;
            _state.Report(check.Kind, check.Id, check.IsWarning, check.Message, path, value, wire, Measure(check.Constraint, parameter, value));
            return true;
        }

        var failed = false;
        for (var i = 0; i < array.Items.Count; i++)
        {
            var item = array.Items[i];
            if (Holds(check.Constraint, parameter, item)) continue;
            _state.Report(check.Kind, check.Id, check.IsWarning, check.Message, $"{path}[{i}]", item, null, Measure(check.Constraint, parameter, item));
            failed = true;
        }

        return failed;
    }

    /// <summary>Whether a value (of a list: an item, or the list for its number of items) keeps to a constraint.</summary>
    internal static bool Holds(FieldConstraint constraint, ParameterView parameter, JsonValue value)
    {
        if (value is JsonUnknown unknown) return constraint != FieldConstraint.Supported || !unknown.IsSet;
        var effective = parameter.Effective;
        switch (constraint)
        {
            case FieldConstraint.Supported:
                return false;
            case FieldConstraint.Fixed:
                return value.Equals(parameter.Fixed);
            case FieldConstraint.Type:
                return value is not JsonString link || ItemOf(parameter) is not MediaShape || LinkForm.IsAccepted(link.Value, effective.Accepts);
            case FieldConstraint.Count:
                return Contains(effective.List!, CountOf(value));
            case FieldConstraint.Enum:
                return IsListed(parameter, value);
            case FieldConstraint.Range:
                return value is not JsonNumber number || ConstraintChecker.Contains(effective.Range!, number);
            case FieldConstraint.Step:
                return value is not JsonNumber stepped || IsOnStep(stepped, effective);
            case FieldConstraint.Length:
                return value is not JsonString text || Contains(effective.Length!, LengthOf(text.Value, effective.LengthUnit));
            case FieldConstraint.Pattern:
                return value is not JsonString || Matches(value, effective.Pattern!);
            default:
                return true;
        }
    }

    /// <summary>What a message shows instead of the value: a length, a number of items; null: the value.</summary>
    private static string? Measure(FieldConstraint constraint, ParameterView parameter, JsonValue value) => (constraint, value) switch
    {
        (FieldConstraint.Count, _) => CountOf(value).ToString(CultureInfo.InvariantCulture),
        (FieldConstraint.Length, JsonString text) => LengthOf(text.Value, parameter.Effective.LengthUnit).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool IsListed(ParameterView parameter, JsonValue value)
    {
        var values = parameter.Effective.Enum!;
        foreach (var listed in values.Values)
        {
            if (listed.Value.Equals(value)) return true;
        }

        return (values.OpenPattern is { } open && Matches(value, open))
            || (ItemOf(parameter) is ChoiceShape choice && value is JsonString literal && choice.Literals.Contains(literal.Value));
    }

    private static ValueShape ItemOf(ParameterView parameter) => parameter.Shape is ListShape list ? list.Item : parameter.Shape;

    private static int CountOf(JsonValue value) => value is JsonArray array ? array.Items.Count : 1;

    private static bool Contains(RangeDescriptor range, int measure) =>
        (range.Minimum is not { } low || !low.TryGetDecimal(out var least) || measure >= least) && (range.Maximum is not { } high || !high.TryGetDecimal(out var most) || measure <= most);

    private static bool Matches(JsonValue value, string pattern) =>
        value is JsonString text && s_patterns.GetValue(pattern, Whole).IsMatch(text.Value) != false;

    private static BoundedPattern Whole(string pattern) =>
        BoundedPattern.Create(@"\A(?:" + pattern + @")\z", out var problem) ?? throw new ArgumentException(problem, nameof(pattern));

    private static bool IsOnStep(JsonNumber value, ParameterDescriptor parameter)
    {
        var from = parameter.Range?.Minimum ?? new JsonNumber(0);
        if (value.TryGetDecimal(out var exact) && from.TryGetDecimal(out var start) && parameter.Step!.TryGetDecimal(out var step) && step > 0)
            return Remainder(exact, step) == Remainder(start, step);
        return true;
    }

    // Each for itself: the difference of two decimals may be none.
    private static decimal Remainder(decimal value, decimal step) => value % step is < 0 and var below ? below + step : value % step;

    private static int LengthOf(string text, LengthUnit unit) => unit switch
    {
        LengthUnit.Bytes => Encoding.UTF8.GetByteCount(text),
        LengthUnit.Utf16 => text.Length,
        _ => Evaluation.CodePoints(text),
    };

    private void CheckRule(RuleCheck rule, ScopeContext context, string prefix)
    {
        if (rule.When is not null && ExpressionEvaluator.Test(rule.When, context) != true) return;
        if (ExpressionEvaluator.Test(rule.Holds, context) != false) return;
        var parameter = rule.ReportAt.FirstOrDefault(name => context.ValueOf(name) is not null) ?? rule.Parameter;
        var path = parameter.Length == 0 ? "" : prefix + parameter;
        _state.Report(rule.Kind, rule.Id, rule.IsWarning, rule.Message, path, context.ValueOf(parameter));
    }
}
