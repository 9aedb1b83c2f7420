using ModelCatalog.Compiler.Diagnostics; using ModelCatalog.Compiler.Planning;
namespace ModelCatalog.Compiler.Checking;
internal static class ProofChecker { public static void Check(ModelPlan plan, ICollection<Finding> findings) {} }
