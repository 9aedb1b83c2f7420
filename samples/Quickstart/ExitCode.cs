namespace Quickstart;

/// <summary>What the process says to its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A provider refused, or could not be reached.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong, or no key is set.</summary>
    public const int Usage = 2;

    /// <summary>The cost was not agreed to.</summary>
    public const int Declined = 3;
}
