namespace ModelCatalog.Tool;

/// <summary>What the process says to its caller.</summary>
public static class ExitCode
{
    /// <summary>No error was found; warnings do not count.</summary>
    public const int Success = 0;

    /// <summary>What was looked at has errors: the catalog that is checked, a request that is validated.</summary>
    public const int Errors = 1;

    /// <summary>The call itself was wrong: an unknown option, a folder that does not exist, a catalog that cannot be used.</summary>
    public const int Usage = 2;
}
