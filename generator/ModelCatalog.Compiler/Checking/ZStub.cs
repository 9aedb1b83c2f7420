using ModelCatalog.Compiler.Diagnostics; using ModelCatalog.Compiler.Planning;
namespace ModelCatalog.Compiler.Checking;
internal static class ReadBackChecker { public static void Check(ModelPlan plan, ICollection<Finding> findings) {} }
internal static class ProofChecker { public static void Check(ModelPlan plan, ICollection<Finding> findings) {} }
internal static class ExampleChecker { public static void Check(ModelPlan plan, ICollection<Finding> findings) {} }
