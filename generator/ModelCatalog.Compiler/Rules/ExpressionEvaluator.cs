using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Evaluates checked expressions over a request: the interpreter's half of every rule.</summary>
/// <remarks>
/// <para>Kleene's three-valued logic. A value is unknown when it is absent without a default, has a violation of its own, or cannot be computed
/// (overflow of 64 signed bits, a divisor of 0, an infinite double). A comparison of unknown values is unknown; <c>&amp;&amp;</c> and <c>||</c>
/// are decided by one side where they can be; <c>exists</c> and <c>all</c> likewise by one item.</para>
/// <para>In the place of a condition (behind <c>!</c>, beside <c>&amp;&amp;</c> and <c>||</c>, in front of <c>?</c>, as a branch of a condition,
/// as a macro's body, or as the whole) an absent boolean without default is false; in a comparison it is unknown.</para>
/// <para>An evaluation visits at most <see cref="MaximumSteps"/> nodes and items; what is left then is unknown.</para>
/// </remarks>
public static class ExpressionEvaluator
{
    /// <summary>How many nodes and items one evaluation visits.</summary>
    public const int MaximumSteps = 1_000_000;

    /// <summary>The truth of a condition; null: unknown.</summary>
    public static bool? Test(Expression condition, IEvaluationContext context) => new Evaluation(context).Test(condition);

    /// <summary>The value of an expression; null: unknown.</summary>
    public static JsonValue? Evaluate(Expression expression, IEvaluationContext context) => new Evaluation(context).Evaluate(expression).ToJson();
}
