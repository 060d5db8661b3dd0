using FindAllDigest.Core.Digests;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>commit-message.txt</c> may print. Its first line becomes the commit's subject.</summary>
public sealed record CommitView
{
    private const int MaximumNames = 50;
    private const int NameLength = 100;

    /// <summary>The title that pull requests have too: the watch and the counts.</summary>
    public required CommitText Title { get; init; }

    /// <summary>Names of entities, the new ones first.</summary>
    public required IReadOnlyList<CommitText> Names { get; init; }

    /// <summary>How many entities there are beside those named.</summary>
    public required int Omitted { get; init; }

    /// <summary>The id of the run.</summary>
    public required CommitText Run { get; init; }

    public static CommitView Of(Digest digest)
    {
        List<string> names = [.. digest.New.Concat(digest.BackAgain).Select(entry => entry.Entity.Name.Trim() is { Length: > 0 } name ? name : entry.Entity.Key.Value)];
        return new CommitView
        {
            Title = CommitText.Own($"[findall-digest] {digest.Watch.Value}: {DigestSummary.Counts(digest)}"),
            Names = [.. names.Take(MaximumNames).Select(name => CommitText.Of(name, NameLength))],
            Omitted = Math.Max(0, names.Count - MaximumNames),
            Run = CommitText.Own(digest.Run.Id.Value),
        };
    }
}
