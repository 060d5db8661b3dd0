using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Pipeline.Health;

/// <summary>How the refresh of one watch ended, as people and workflows are told.</summary>
internal sealed record RefreshReport
{
    public required WatchName Watch { get; init; }
    public required RefreshOutcome Outcome { get; init; }

    /// <summary>One sentence for people; may hold text of the service, so it is escaped wherever it is shown.</summary>
    public required string Message { get; init; }

    public ExitCode ExitCode { get; init; } = ExitCode.Done;

    /// <summary>What to look at although the refresh went on, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public int NewCount { get; init; }
    public int ChangedCount { get; init; }
    public FindAllRunId? RunId { get; init; }

    /// <summary>What a run found; null where none was collected.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Relative path of the digest; empty when there was nothing to tell.</summary>
    public string DigestPath { get; init; } = "";

    public string PullRequestUrl { get; init; } = "";
    public string IssueUrl { get; init; } = "";

    /// <summary>The digest in Markdown where nothing but the step summary could tell it; else empty.</summary>
    public string KeptDigest { get; init; } = "";

    /// <summary>Whether the simulator answered: what was found is made up, and nothing was bought.</summary>
    public bool IsMadeUp { get; init; }

    /// <summary>What the run cost, in US dollars; null when no run was settled.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Why the refresh failed, or why a run that has ended is still pending; null when neither is so.</summary>
    public FailureCause? Cause { get; init; }

    /// <summary>The faults of files behind a failure.</summary>
    public IReadOnlyList<FileProblem> Problems { get; init; } = [];
}

/// <summary>The word for how a refresh ended.</summary>
internal enum RefreshOutcome { New, Changed, Unchanged, Pending, Budget, Held, Failed, Cancelled, Paused, NotDue }

/// <summary>The outcomes as workflows read them.</summary>
internal static class RefreshOutcomeWords
{
    public static string ToWord(this RefreshOutcome outcome) => outcome switch
    {
        RefreshOutcome.NotDue => "not-due",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
