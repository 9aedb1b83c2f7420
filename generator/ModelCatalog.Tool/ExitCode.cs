namespace ModelCatalog.Tool;

/// <summary>What the process says to its caller.</summary>
public static class ExitCode
{
    /// <summary>No error was found; warnings do not count.</summary>
    public const int Success = 0;

    /// <summary>The catalog has errors, or a file of it could not be read.</summary>
    public const int Errors = 1;

    /// <summary>The call itself was wrong: an unknown option, a folder that does not exist.</summary>
    public const int Usage = 2;
}
