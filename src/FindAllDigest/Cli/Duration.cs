using System.Globalization;

namespace FindAllDigest.Cli;

/// <summary>A span of time as people type it: <c>200ms</c>, <c>30s</c>, <c>45m</c>, <c>2h</c>.</summary>
internal static class Duration
{
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    public static bool TryParse(string? text, out TimeSpan span)
    {
        span = default;
        foreach (var (unit, milliseconds) in Units)
        {
            if (text is not null
                && text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(
                    text.AsSpan(..^unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number * milliseconds <= TimeSpan.FromDays(7).TotalMilliseconds)
            {
                span = TimeSpan.FromMilliseconds(number * milliseconds);
                return true;
            }
        }

        return false;
    }
}
