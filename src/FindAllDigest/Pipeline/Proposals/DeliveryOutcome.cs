using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Proposals;

/// <summary>How a delivery ended.</summary>
internal abstract record DeliveryOutcome
{
    private DeliveryOutcome() { }

    /// <summary>The data is stored, and people can see it.</summary>
    /// <param name="Location">Relative path of the digest.</param>
    /// <param name="PullRequestUrl">Empty when there is none.</param>
    /// <param name="IssueUrl">Empty when there is none.</param>
    public sealed record Delivered(string Location, string PullRequestUrl = "", string IssueUrl = "") : DeliveryOutcome
    {
        /// <summary>What could not be done although the data is stored, a sentence each.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];

        /// <summary>Where people look first: the pull request, else the issue, else the digest.</summary>
        public string Address => new[] { PullRequestUrl, IssueUrl, Location }.FirstOrDefault(address => address.Length > 0) ?? "";
    }

    /// <summary>People were told, and no branch took the data: the delivery is to be tried again until one does.</summary>
    /// <param name="IssueUrl">Where it was told; empty where it could not be.</param>
    public sealed record NotStored(FailureCause Cause, string IssueUrl) : DeliveryOutcome
    {
        /// <summary>What else was refused, a sentence each.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];

        /// <summary>The digest in Markdown where nothing but the step summary could tell it; else empty.</summary>
        public string Summary { get; init; } = "";
    }

    /// <summary>Somebody changed the data meanwhile; nothing was written.</summary>
    public sealed record Moved : DeliveryOutcome;
}
