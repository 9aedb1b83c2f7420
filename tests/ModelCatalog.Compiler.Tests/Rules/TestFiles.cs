using System.Reflection;

namespace ModelCatalog.Compiler.Tests.Rules;

/// <summary>Finds case files where they stand in the tree.</summary>
internal static class TestFiles
{
    private static readonly string s_project = typeof(TestFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "ProjectDirectory").Value!;

    public static string Path(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(s_project, relative));
}
