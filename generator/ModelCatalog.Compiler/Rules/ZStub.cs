namespace ModelCatalog.Compiler.Rules;
/// <summary>x</summary>
public static class ExpressionEnglish {
/// <summary>x</summary>
public static string Describe(Expression e, Func<string,string> r) => "";
/// <summary>x</summary>
public static string Require(Expression e, Func<string,string> r) => "x";
}
