namespace FindAllDigest.Core.Failures;

/// <summary>Why something failed, apart from words that differ each time, such as a reference id or a number of attempts.</summary>
/// <param name="Identity">The same for two failures with the same cause; never shown.</param>
/// <param name="Remedy">What a person can do; empty where the sentence says all.</param>
public sealed record FailureCause(string Identity, string Sentence, string Remedy)
{
    /// <summary>A cause that its words tell apart from others.</summary>
    public static FailureCause Of(string sentence) => new(sentence, sentence, "");

    /// <summary>Faults of files: the first is told, the others are counted. An edit that leaves a fault is a cause of its own.</summary>
    public static FailureCause Of(IReadOnlyList<FileProblem> problems) => problems is [var first, ..]
        ? new(
            string.Join('\n', problems),
            problems.Count == 1
                ? $"{first.Place}: {first.Message}"
                : $"{first.Place}: {first.Message} There are {problems.Count - 1} more faults like it.",
            first.Remedy)
        : Of("A file is wrong.");

    public override string ToString() => Remedy.Length == 0 ? Sentence : $"{Sentence} {Remedy}";
}
