using System.Globalization;

namespace ModelCatalog.Emulator;

/// <summary>Times as orders spell them: <c>250ms</c>, <c>2s</c>, <c>1.5m</c>; up to a day.</summary>
internal static class FaultTime
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>The time; null where the text is none.</summary>
    public static TimeSpan? Read(string text)
    {
        foreach (var (unit, seconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            if (double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return number * seconds <= TimeSpan.FromDays(1).TotalSeconds ? TimeSpan.FromSeconds(number * seconds) : null;
        }

        return null;
    }

    /// <summary>What <see cref="Read"/> reads.</summary>
    public static string ToText(TimeSpan time)
    {
        var (unit, seconds) = Units.LastOrDefault(one => time.TotalSeconds >= one.Seconds && time.TotalSeconds % one.Seconds == 0, Units[0]);
        return (time.TotalSeconds / seconds).ToString("0.####", CultureInfo.InvariantCulture) + unit;
    }
}
