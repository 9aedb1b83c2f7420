using System.Text.RegularExpressions;

namespace ModelCatalog.Compiler.Rules;

/// <summary>A regular expression that can be matched in linear time: .NET's syntax without back references, look-around, atomic groups and conditions, and of bounded size.</summary>
/// <remarks>
/// The subset is what <c>RegexOptions.NonBacktracking</c> accepts. Where that engine is missing (netstandard2.0), a match is given up after a
/// tenth of a second, and the pattern is not tried again: its matches are unknown from then on.
/// </remarks>
public sealed class BoundedPattern
{
    /// <summary>The longest pattern that is taken, in UTF-16 units.</summary>
    public const int MaximumLength = 1000;

    /// <summary>The most that a pattern may repeat, and the most states that it may have.</summary>
    public const int MaximumSize = 2000;

#if !NET
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(100);
#endif
    private readonly Regex _regex;
    private volatile bool _isTooSlow;

    private BoundedPattern(Regex regex) => _regex = regex;

    /// <summary>Takes a pattern.</summary>
    /// <param name="pattern">The regular expression.</param>
    /// <param name="problem">Why it cannot be used; empty when it can.</param>
    /// <returns>The pattern, or null when it cannot be used.</returns>
    public static BoundedPattern? Create(string pattern, out string problem)
    {
        problem = BoundedPatternScanner.FindProblem(pattern) ?? "";
        if (problem.Length > 0) return null;
        try
        {
#if NET
            return new BoundedPattern(new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
#else
            return new BoundedPattern(new Regex(pattern, RegexOptions.CultureInvariant, s_timeout));
#endif
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            problem = e.Message.Replace("\r", "").Replace("\n", " ");
            return null;
        }
    }

    /// <summary>Whether the pattern is found anywhere in a text; null: the match took too long.</summary>
    public bool? IsMatch(string text)
    {
        if (_isTooSlow) return null;
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            _isTooSlow = true;
            return null;
        }
    }
}
