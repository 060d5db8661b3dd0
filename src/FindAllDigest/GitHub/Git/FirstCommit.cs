namespace FindAllDigest.GitHub.Git;

/// <summary>The first commit of a branch that this program makes for itself.</summary>
internal sealed record FirstCommit(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files, string Message)
{
    private static readonly byte[] Readme =
    [
        .. """
        # The memory of findall-digest

        This branch is written by a program: the journal of the run in flight, the ledger of all runs, and what became of them, a folder for each watch.
        Without it the program would not know what it has paid for.

        - Please leave it alone: do not edit, merge or delete it. The digests and the exclude lists for people are under `data/` on the default branch.
        - Leave `findall-digest-state` out of branch rules (Settings → Rules → Rulesets, and Settings → Branches). Where a rule forbids
          to write here, nothing is bought.

        """u8,
    ];

    /// <summary>Of the branch that holds the program's memory.</summary>
    public static FirstCommit OfMemory { get; } = new(
        new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { ["README.md"] = Readme },
        "Begin the memory of findall-digest");

    public IEnumerable<KeyValuePair<string, TreeFile>> Paths =>
        Files.Select(file => KeyValuePair.Create(file.Key, new TreeFile(BlobId.Of(file.Value.Span), file.Value.Length)));
}
