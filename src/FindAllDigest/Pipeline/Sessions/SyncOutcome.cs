namespace FindAllDigest.Pipeline.Sessions;

/// <summary>What became of a proposal whose default branch may have moved on.</summary>
internal abstract record SyncOutcome
{
    private SyncOutcome() { }

    /// <summary>Nothing is proposed.</summary>
    public sealed record NoProposal : SyncOutcome;

    /// <summary>There was nothing to merge.</summary>
    public sealed record UpToDate(string PullRequestUrl) : SyncOutcome;

    /// <summary>The default branch was merged into the proposal.</summary>
    public sealed record Merged(string PullRequestUrl) : SyncOutcome
    {
        /// <summary>What people should hear of it, a sentence each.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];
    }

    /// <summary>Somebody else moved the proposal meanwhile; nothing was written.</summary>
    public sealed record Moved(string PullRequestUrl) : SyncOutcome;

    /// <summary>A person must merge.</summary>
    /// <param name="PullRequestUrl">Empty where there is none.</param>
    /// <param name="Cause">Why, in a sentence for people; it may name files.</param>
    /// <param name="IsNews">Whether people were told just now, and not before.</param>
    public sealed record Unmerged(string PullRequestUrl, string Cause, bool IsNews) : SyncOutcome;
}
