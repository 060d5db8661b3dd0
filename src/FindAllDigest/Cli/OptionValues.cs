using System.CommandLine.Parsing;
using System.Globalization;

namespace FindAllDigest.Cli;

/// <summary>Reads options that the library has no form for.</summary>
internal static class OptionValues
{
    public static TimeSpan? Duration(ArgumentResult result)
    {
        if (Cli.Duration.TryParse(result.Tokens[0].Value, out var span))
        {
            return span;
        }

        result.AddError($"'{result.Tokens[0].Value}' is not a span of time. Write one like 200ms, 30s, 45m or 2h.");
        return null;
    }

    public static DateTimeOffset? Moment(ArgumentResult result)
    {
        if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        result.AddError($"'{result.Tokens[0].Value}' is not a time. Write one like 2026-11-30T06:00:00Z.");
        return null;
    }
}
