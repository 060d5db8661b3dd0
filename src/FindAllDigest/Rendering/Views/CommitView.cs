using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>commit-message.txt</c> may print. Its first line becomes the commit's subject.</summary>
internal sealed record CommitView
{
    private const int MaximumNames = 50;
    private const int NameLength = 100;

    /// <summary>The title as pull requests have it: the watch, the counts, names as far as there is room.</summary>
    public required CommitText Title { get; init; }

    /// <summary>Names of entities, in the order of the digest.</summary>
    public required IReadOnlyList<CommitText> Names { get; init; }

    /// <summary>How many entities there are beside those named.</summary>
    public required int Omitted { get; init; }

    /// <summary>The id of the run.</summary>
    public required CommitText Run { get; init; }

    public static CommitView Of(Digest digest)
    {
        var told = ToldEntity.Of(digest);
        return new CommitView
        {
            Title = CommitTitle.Of(ProposalTitle.Of(Proposal.Of(digest))),
            Names = [.. told.Take(MaximumNames).Select(one => CommitText.Of(NameOf(one.Entity), NameLength))],
            Omitted = Math.Max(0, told.Count - MaximumNames),
            Run = CommitText.Own(digest.Run.Id.Value),
        };
    }

    private static string NameOf(Entity entity) => string.IsNullOrWhiteSpace(entity.Name) ? entity.Key.Value : entity.Name;
}
