using ModelCatalog.Compiler.Json;

namespace ModelCatalog.Compiler.Rules;

/// <summary>Evaluates checked expressions over a request: the interpreter's half of every rule.</summary>
public static class ExpressionEvaluator
{
    /// <summary>The truth of a condition; null: unknown.</summary>
    public static bool? Test(Expression condition, IEvaluationContext context) => throw new NotImplementedException();

    /// <summary>The value of an expression; null: unknown.</summary>
    public static JsonValue? Evaluate(Expression expression, IEvaluationContext context) => throw new NotImplementedException();
}
