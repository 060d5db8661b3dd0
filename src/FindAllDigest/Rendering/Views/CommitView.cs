using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Proposals;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>commit-message.txt</c> may print. Its first line becomes the commit's subject.</summary>
internal sealed record CommitView
{
    private const int MaximumNames = 50;
    private const int NameLength = 100;

    /// <summary>The title as pull requests have it: the watch, the counts, names as far as there is room.</summary>
    public required CommitText Title { get; init; }

    /// <summary>Names of entities, the new ones first.</summary>
    public required IReadOnlyList<CommitText> Names { get; init; }

    /// <summary>How many entities there are beside those named.</summary>
    public required int Omitted { get; init; }

    /// <summary>The id of the run.</summary>
    public required CommitText Run { get; init; }

    public static CommitView Of(Digest digest)
    {
        var title = ProposalTitle.Of(Proposal.Of(digest));
        return new CommitView
        {
            Title = CommitTitle.Of(title),
            Names = [.. title.Names.Take(MaximumNames).Select(name => CommitText.Of(name, NameLength))],
            Omitted = Math.Max(0, title.Names.Count - MaximumNames),
            Run = CommitText.Own(digest.Run.Id.Value),
        };
    }
}
