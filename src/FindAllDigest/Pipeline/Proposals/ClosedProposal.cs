namespace FindAllDigest.Pipeline.Proposals;

/// <summary>A pull request that was closed without merging and keeps its entities away.</summary>
/// <param name="Closed">The day (UTC) on which it was closed; null where nobody wrote it down.</param>
internal sealed record ClosedProposal(int Number, int Entities, DateOnly? Closed);
