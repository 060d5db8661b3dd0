using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Everything that can keep refreshes from their work. Nothing is bought and nothing written.</summary>
internal static class Checks
{
    private const string OutOfFunds = "insufficient_funds";
    private const int DaysOfFreshPrices = 180;
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>What was seen, in the order in which it is told.</summary>
    /// <param name="loadTemplates">Reads and tries all templates; throws their faults.</param>
    public static async Task<IReadOnlyList<Finding>> LookAsync(
        Examination examination, Func<CancellationToken, Task> loadTemplates, CancellationToken cancellationToken)
    {
        return
        [
            .. OfSetup(RepositoryCheck.Look),
            .. OfSetup(BranchesCheck.Look),
            .. await KeyCheck.LookAsync(examination, cancellationToken),
            .. Credit(examination),
            .. FilesCheck.Look(examination),
            .. await TemplatesAsync(loadTemplates, cancellationToken),
            .. MemoryCheck.Look(examination),
            .. ScheduleCheck.Look(examination),
            .. OfSetup(Labels),
            .. BudgetCheck.Look(examination),
            .. Prices(examination),
            .. OfSetup(Clock),
            .. OfSetup(Pages),
        ];

        // A folder is not set up in any way.
        IEnumerable<Finding> OfSetup(Func<RepositorySetup, Examination, IEnumerable<Finding>> look) =>
            examination.Setup is { } setup ? look(setup, examination) : [];
    }

    /// <summary>Whether the account had credit for the last run of each watch: the service tells its balance to nobody.</summary>
    private static IEnumerable<Finding> Credit(Examination examination) =>
        from watch in examination.Sound
        where watch.State.Ledger.Last is { Reason: OutOfFunds }
        select Finding.Doubtful(
            "credit",
            $"The last run of watch '{watch.Watch.Value}' ended because the balance ran out.",
            "Add credit to the account at https://platform.parallel.ai; the next refresh then goes on by itself.");

    /// <summary>Whether the labels that delivered digests carry are there.</summary>
    private static IEnumerable<Finding> Labels(RepositorySetup setup, Examination examination) => setup.MissingLabels is []
        ? [Finding.Good("labels", "Every label is there, or comes with the first digest.")]
        : setup.MissingLabels.Select(label => Finding.Doubtful(
            "labels",
            $"The label '{label}' is missing, though digests were delivered with it.",
            "Make it, or take it out of 'deliver.labels' in watch.json.",
            "labels"));

    /// <summary>Whether the prices that budgets are counted by are fresh.</summary>
    private static IEnumerable<Finding> Prices(Examination examination)
    {
        var date = examination.Prices.Date;
        var age = DateOnly.FromDateTime(examination.Now.UtcDateTime).DayNumber - date.DayNumber;
        yield return age <= DaysOfFreshPrices
            ? Finding.Good("prices", $"The prices are of {PeopleTime.DayOfYear(date)}.")
            : Finding.Doubtful(
                "prices",
                $"The prices are of {PeopleTime.DayOfYear(date)}, {age} days old, so budgets may be counted wrong.",
                $"Compare them with the vendor's page and write those of today into {WatchFiles.Prices}.");
    }

    /// <summary>Whether this machine's clock goes with GitHub's: by it watches become due, and days are written into files.</summary>
    private static IEnumerable<Finding> Clock(RepositorySetup setup, Examination examination) =>
        setup.Clock is { } clock ? [CompareClocks(examination.Now - clock)] : [];

    private static Finding CompareClocks(TimeSpan ahead) => ahead.Duration() <= ClockTolerance
        ? Finding.Good("clock", "The clock goes with GitHub's.")
        : Finding.Doubtful(
            "clock",
            $"This machine's clock is {PeopleTime.Span(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} GitHub's, so "
                + $"watches are due at wrong times.",
            "Set the clock; on Linux 'sudo timedatectl set-ntp true' keeps it right.");

    /// <summary>Whether a private repository has a site.</summary>
    private static IEnumerable<Finding> Pages(RepositorySetup setup, Examination examination) =>
    [
        setup.HasPagesOfPrivate
            ? Finding.Doubtful(
                "pages",
                "The repository is private and has a site, which may be public.",
                "See who may visit the site, or take the variable PUBLISH_SITE away.",
                "settings/pages")
            : Finding.Good("pages", "No site shows what is private."),
    ];

    /// <summary>Whether every template can be printed with.</summary>
    private static async Task<IReadOnlyList<Finding>> TemplatesAsync(
        Func<CancellationToken, Task> load, CancellationToken cancellationToken)
    {
        try
        {
            await load(cancellationToken);
            return [Finding.Good("templates", "Every template can be printed with.")];
        }
        catch (DigestException failure) when (failure.Problems.Count > 0)
        {
            return [.. failure.Problems.Select(fault => Finding.OfFile("templates", fault, isOnDefaultBranch: true))];
        }
    }
}
