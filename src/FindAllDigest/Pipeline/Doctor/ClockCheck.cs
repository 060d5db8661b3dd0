using FindAllDigest.Core.Text;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether this machine's clock goes with GitHub's: by it watches become due, and days are written into files.</summary>
internal sealed class ClockCheck : SetupCheck
{
    private const string Name = "clock";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    protected override IEnumerable<Finding> Look(RepositorySetup setup, Examination examination) =>
        setup.Clock is { } clock ? [Compare(examination.Now - clock)] : [];

    private static Finding Compare(TimeSpan ahead) => ahead.Duration() <= Tolerance
        ? Finding.Good(Name, "The clock goes with GitHub's.")
        : Finding.Doubtful(
            Name,
            $"This machine's clock is {PeopleTime.Span(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} GitHub's, so "
                + $"watches are due at wrong times.",
            "Set the clock; on Linux 'sudo timedatectl set-ntp true' keeps it right.");
}
