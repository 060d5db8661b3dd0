using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>How a commit of a watch's data ended.</summary>
internal abstract record CommitOutcome
{
    private CommitOutcome() { }

    /// <summary>The data is stored.</summary>
    /// <param name="Commit">The commit that holds it; empty in a folder.</param>
    /// <param name="Branch">The branch that holds it; empty in a folder.</param>
    public sealed record Stored(string Commit, string Branch) : CommitOutcome;

    /// <summary>Somebody changed the data meanwhile, or the commit was not wanted any more; nothing was written.</summary>
    public sealed record Moved : CommitOutcome;

    /// <summary>The branch may not be written.</summary>
    public sealed record Refused(FailureCause Cause) : CommitOutcome;
}
