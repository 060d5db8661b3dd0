namespace FindAllDigest.Pipeline.Proposals;

/// <summary>A place where people see what was found: a pull request, an issue, the step summary, a folder.</summary>
/// <remarks>Targets are asked in the order of one list; what one cannot show falls to the next.</remarks>
internal interface IDeliveryTarget
{
    /// <summary>Whether this target is one for this delivery, by what is wanted, where the data is and what was refused before.</summary>
    bool Takes(Publication publication);

    /// <summary>Shows it, and tells what was refused before. Repeating it after a crash shows nothing twice.</summary>
    Task<ShowOutcome> ShowAsync(Publication publication, CancellationToken cancellationToken);
}

/// <summary>How a target ended.</summary>
internal abstract record ShowOutcome
{
    private ShowOutcome() { }

    /// <summary>People can see it.</summary>
    /// <param name="PullRequestUrl">Empty when there is none.</param>
    /// <param name="IssueUrl">Empty when there is none.</param>
    public sealed record Shown(string PullRequestUrl = "", string IssueUrl = "") : ShowOutcome
    {
        /// <summary>What could not be done besides, a sentence each.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];

        /// <summary>What the step summary must hold besides, in Markdown; else empty.</summary>
        public string Summary { get; init; } = "";
    }

    /// <summary>It cannot be shown here.</summary>
    /// <param name="Reasons">Why, a sentence each.</param>
    public sealed record Refused(params IReadOnlyList<string> Reasons) : ShowOutcome;
}
