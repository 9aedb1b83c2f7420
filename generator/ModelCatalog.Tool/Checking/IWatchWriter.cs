using ModelCatalog.Compiler.Diagnostics;

namespace ModelCatalog.Tool.Checking;

/// <summary>Tells what a watch sees.</summary>
internal interface IWatchWriter
{
    /// <summary>It was checked.</summary>
    void Checked(WatchedCheck check);

    /// <summary>What is watched is not there any more.</summary>
    void Gone(CheckTarget target);

    /// <summary>The watch was ended.</summary>
    void Ended();
}

/// <summary>One check of a watch.</summary>
/// <param name="Report">What it found.</param>
/// <param name="Changes">The files that were written since the last one.</param>
/// <param name="Appeared">What it found for the first time.</param>
/// <param name="Fixed">What it no longer found.</param>
/// <param name="IsFirst">Whether there was none before.</param>
/// <param name="Elapsed">How long looking and checking took.</param>
internal sealed record WatchedCheck(
    CheckReport Report, IReadOnlyList<FileChange> Changes, IReadOnlyList<Diagnostic> Appeared, IReadOnlyList<Diagnostic> Fixed, bool IsFirst, TimeSpan Elapsed);
