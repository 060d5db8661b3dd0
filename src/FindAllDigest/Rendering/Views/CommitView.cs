using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Tables;

namespace FindAllDigest.Rendering.Views;

/// <summary>What the template <c>commit-message.txt</c> may print. Its first line becomes the commit's subject.</summary>
internal sealed class CommitView(Digest digest)
{
    private const int MaximumNames = 50;
    private const int NameLength = 100;
    private readonly IReadOnlyList<ToldEntity> _told = ToldEntity.Of(digest);

    /// <summary>The title as pull requests have it: the watch, the counts, names as far as there is room.</summary>
    public CommitText Title { get; } = CommitTitle.Of(ProposalTitle.Of(Proposal.Of(digest)));

    /// <summary>Names of entities, in the order of the digest.</summary>
    public IReadOnlyList<CommitText> Names => [.. _told.Take(MaximumNames).Select(one => CommitText.Of(NameOf(one.Entity), NameLength))];

    /// <summary>How many entities there are beside those named.</summary>
    public int Omitted => Math.Max(0, _told.Count - MaximumNames);

    /// <summary>The id of the run.</summary>
    public CommitText Run { get; } = CommitText.Own(digest.Run.Id.Value);

    private static string NameOf(Entity entity) => string.IsNullOrWhiteSpace(entity.Name) ? entity.Key.Value : entity.Name;
}
