using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Dashboards;

/// <summary>What a box of the dashboard does when a person ticks it.</summary>
/// <remarks>The name says whom it is about, and nothing that the service wrote is in it. A box whose matter
/// is over names something that is not there any more, so a tick that comes too late does nothing.</remarks>
public abstract partial record DashboardAct
{
    private DashboardAct() { }

    /// <summary>The act in words, as the box shows it.</summary>
    public string Words => this switch
    {
        Refresh => "refresh now",
        Retry => "retry",
        Abandon => "abandon the lost run",
        Restore restore => $"restore #{restore.PullRequest}",
        Extend extend => $"extend to {extend.UpTo}",
        _ => throw new InvalidOperationException($"{GetType().Name} has no words."),
    };

    /// <summary>The act in the box's hidden comment.</summary>
    public string Name => this switch
    {
        Refresh refresh => $"refresh {refresh.Watch.Value}",
        Retry retry => $"retry {retry.Watch.Value}",
        Abandon abandon => $"abandon {abandon.Watch.Value} {Timestamp.Format(abandon.Started)}",
        Restore restore => $"restore {restore.PullRequest}",
        Extend extend => $"extend {extend.Watch.Value} {extend.UpTo}",
        _ => throw new InvalidOperationException($"{GetType().Name} has no name."),
    };

    /// <summary>Reads a name; null where it is none.</summary>
    public static DashboardAct? Parse(string name)
    {
        if (Grammar().Match(name) is not { Success: true } match)
        {
            return null;
        }

        var number = int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : 0;
        return match.Groups["verb"].Value switch
        {
            "restore" => number > 0 ? new Restore(number) : null,
            var verb when WatchName.TryParse(match.Groups["watch"].Value, out var watch) => (verb, match.Groups["time"].Value) switch
            {
                ("refresh", "") when number == 0 => new Refresh(watch),
                ("retry", "") when number == 0 => new Retry(watch),
                ("extend", "") when number > 0 => new Extend(watch, number),
                ("abandon", { Length: > 0 } time) when Timestamp.TryParse(time, out var started) => new Abandon(watch, started),
                _ => null,
            },
            _ => null,
        };
    }

    [GeneratedRegex(
        @"^(?:(?<verb>restore) (?<number>[0-9]{1,9})|(?<verb>refresh|retry|abandon|extend) (?<watch>[a-z0-9-]{1,64})(?: "
            + @"(?<time>[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z)| (?<number>[0-9]{1,9}))?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();

    /// <summary>Refresh a watch although it is not due.</summary>
    public sealed record Refresh(WatchName Watch) : DashboardAct;

    /// <summary>Refresh a watch that failed.</summary>
    public sealed record Retry(WatchName Watch) : DashboardAct;

    /// <summary>Give up the run whose id was lost, and no other.</summary>
    /// <param name="Started">When its intent was written (UTC), to the second.</param>
    public sealed record Abandon(WatchName Watch, DateTimeOffset Started) : DashboardAct;

    /// <summary>Let the entities of a pull request that was closed be found again.</summary>
    public sealed record Restore(int PullRequest) : DashboardAct;

    /// <summary>Extend the last run up to a total of matches.</summary>
    public sealed record Extend(WatchName Watch, int UpTo) : DashboardAct;
}
