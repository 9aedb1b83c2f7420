using System.Globalization;

namespace ModelCatalog.Compiler.Text;

/// <summary>Finds the name that was probably meant.</summary>
#if MODELCATALOG_RUNTIME
internal
#else
public
#endif
static class NearestName
{
    // Names are cut so that a hostile text cannot make this slow.
    private const int LongestCompared = 64;

    /// <summary>The candidate nearest to a name, or null when none is near: at most a third of the letters differ, a swap counting as one.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        Span<char> left = stackalloc char[LongestCompared];
        Span<char> right = stackalloc char[LongestCompared];
        left = Lower(name, left);
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var limit = Math.Min(bestDistance, Math.Max(1, Math.Max(name.Length, candidate.Length) / 3));
            if (Math.Abs(name.Length - candidate.Length) > limit) continue;
            var distance = Distance(left, Lower(candidate, right), limit);
            if (distance <= limit && (distance < bestDistance || string.CompareOrdinal(candidate, best) < 0))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary><c>; did you mean 'x'?</c>; among numbers <c>; the nearest is 5</c>; or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        FindNumber(name, candidates) is { } number ? "; the nearest is " + number
        : Find(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>The candidate nearest in value, the first of two; null where not all are numbers.</summary>
    private static string? FindNumber(string name, IEnumerable<string> candidates)
    {
        if (!TryNumber(name, out var value)) return null;
        string? best = null;
        var bestDistance = double.PositiveInfinity;
        foreach (var candidate in candidates)
        {
            if (!TryNumber(candidate, out var other)) return null;
            if (Math.Abs(other - value) >= bestDistance) continue;
            best = candidate;
            bestDistance = Math.Abs(other - value);
        }

        return best;
    }

    private static bool TryNumber(string text, out double value)
    {
        value = 0;
        return text.Length is > 0 and <= LongestCompared && text[0] is '-' or '.' or (>= '0' and <= '9')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static Span<char> Lower(string text, Span<char> target)
    {
        var length = Math.Min(text.Length, LongestCompared);
        for (var i = 0; i < length; i++) target[i] = char.ToLowerInvariant(text[i]);
        return target.Slice(0, length);
    }

    /// <summary>The distance by optimal string alignment; what exceeds the limit is only known to do so.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        var shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared]) shared++;
        a = a.Slice(shared);
        b = b.Slice(shared);
        if (LetterDistance(a, b) > limit) return int.MaxValue;

        // Three rows of the table, and of each only the diagonals that the limit reaches.
        Span<int> before = stackalloc int[LongestCompared + 2];
        Span<int> previous = stackalloc int[LongestCompared + 2];
        Span<int> current = stackalloc int[LongestCompared + 2];
        var far = limit + 1;
        for (var j = 0; j <= b.Length + 1; j++) previous[j] = Math.Min(j, far);
        var previousLeast = 0;
        for (var i = 1; i <= a.Length; i++)
        {
            var first = Math.Max(1, i - limit);
            var last = Math.Min(b.Length, i + limit);
            current[first - 1] = first == 1 ? Math.Min(i, far) : far;
            var least = current[first - 1];
            for (var j = first; j <= last; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) distance = Math.Min(distance, before[j - 2] + 1);
                current[j] = distance;
                least = Math.Min(least, distance);
            }

            current[last + 1] = far;
            if (least > limit && previousLeast >= limit) return int.MaxValue;
            previousLeast = least;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    /// <summary>A lower bound of the distance that is quick to tell: how many letters of one are not in the other, wherever they stand.</summary>
    private static int LetterDistance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<sbyte> counts = stackalloc sbyte[32];
        counts.Clear();
        foreach (var c in a) counts[c & 31]++;
        foreach (var c in b) counts[c & 31]--;
        var (more, less) = (0, 0);
        foreach (var count in counts)
        {
            if (count > 0) more += count;
            else less -= count;
        }

        return Math.Max(more, less);
    }
}
