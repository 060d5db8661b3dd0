using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Runs;

/// <summary>One paid execution as the service reports it.</summary>
public sealed record FindAllRun(FindAllRunId Id, RunStatus Status)
{
    /// <summary>What its create said of itself, as the service gives it back.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>A run with every candidate known so far, matched or not.</summary>
/// <param name="Run">The run at the moment of the snapshot.</param>
/// <param name="Candidates">In the service's order, which means nothing.</param>
/// <param name="Problems">What in the answer could not be read, a sentence each; the rest was kept.</param>
public sealed record FindAllResult(FindAllRun Run, IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> Problems)
{
    /// <summary>Why this may not be the whole result, in words that go on from "the result";
    /// empty when the answer agrees with itself. It is to be read again.</summary>
    public string Doubt { get; init; } = "";
}
