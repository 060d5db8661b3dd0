using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace FindAllDigest.Simulator.Events;

/// <summary>What a caller asked of an event stream.</summary>
/// <param name="After">Only events after this one; an id that was never given out counts by its place.</param>
/// <param name="Timeout">How long the stream may last; null = as long as the run is active.</param>
internal sealed record StreamRequest(string FindAllId, DateTimeOffset Opened, long After, TimeSpan? Timeout)
{
    private const double LongestTimeout = 6000;

    /// <param name="pathAndQuery">The path with its query.</param>
    /// <param name="problems">What is wrong with the query, by parameter.</param>
    public static StreamRequest Read(string findAllId, DateTimeOffset now, string pathAndQuery, IDictionary<string, string> problems)
    {
        var mark = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(mark < 0 ? "" : pathAndQuery[mark..]);
        var last = query.GetValueOrDefault("last_event_id").ToString();
        var after = long.TryParse(last, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
        return new(findAllId, now, after, query.TryGetValue("timeout", out var timeout) ? TimeoutOf(timeout.ToString(), problems) : null);
    }

    private static TimeSpan? TimeoutOf(string text, IDictionary<string, string> problems)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= LongestTimeout)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        problems["timeout"] = $"must be between 0 and {LongestTimeout}";
        return null;
    }
}
