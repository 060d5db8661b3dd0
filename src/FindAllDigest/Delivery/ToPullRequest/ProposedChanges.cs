using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;
using FindAllDigest.Rendering;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Works out what a delivery proposes: everything that the branch will hold and the default branch does not, of however many refreshes.</summary>
internal static class ProposedChanges
{
    /// <param name="read">What was read.</param>
    /// <param name="delivery">What is written on top of it.</param>
    /// <param name="watch">The watch as <c>watch.json</c> describes it.</param>
    /// <param name="links">Where people read and edit.</param>
    public static Proposal Of(WatchSnapshot read, DigestDelivery delivery, Watch watch, ProposalLinks links)
    {
        var before = Catalogue(read.Default, read.Default.Find(WatchFiles.Entities));
        var after = Catalogue(read.Target, delivery.Files.FirstOrDefault(file => file.Name == WatchFiles.Entities)?.Bytes ?? read.Target.Find(WatchFiles.Entities));
        var changed = after.Entities.Where(entity => entity.Run == delivery.Run || before.Find(entity.Key)?.Run != entity.Run).ToList();
        var seeded = changed.Where(entity => entity.Run.Value == watch.FindAllId).ToList();
        var exclude = List(read.Target, delivery.Files.FirstOrDefault(file => file.Name == WatchFiles.Exclude)?.Bytes ?? read.Target.Find(WatchFiles.Exclude));
        var found = changed.Except(seeded).Where(entity => !IsRefused(entity)).OrderBy(entity => entity.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entity => entity.Key).ToList();

        var changes = ChangedEntities.Of(after.Entities.Except(changed).Select(entity => RecheckedEntity.Since(entity, change => IsNews(entity, change))));
        var hints = new LikenessHints(new KnownEntities([List(read.Default, read.Default.Find(WatchFiles.Exclude)), List(read.Target, read.Target.Find(WatchFiles.Exclude))]), found);

        return new Proposal
        {
            Watch = watch.Name,
            New = [.. found.Where(IsAdded).Select(hints.For)],
            BackAgain = [.. found.Where(entity => !IsAdded(entity)).Select(hints.For)],
            Changed = changes.Changed,
            NoLongerMatches = changes.NoLongerMatches,
            NotSeen = changes.NotSeen,
            Seeded = seeded.Count,
            Added = [.. found.Where(entity => entity.Run == delivery.Run).Select(hints.For)],
            Digest = delivery.Digest,
            Exclude = exclude,
            Links = links,
        };

        // Turned down with an earlier pull request, and still on the branch since a person went on working there.
        bool IsRefused(Entity entity) => exclude.RowsOf(entity.Key).Any(row => row.Status == ExcludeStatus.Closed);

        // The default branch may hold this very delivery already, when an earlier process died after its commit.
        bool IsNews(Entity entity, EntityChange change) => change.Run == delivery.Run || before.Find(entity.Key)?.Changes.Contains(change) != true;

        bool IsAdded(Entity entity) => before.Find(entity.Key) is not { } known || (known.Run == entity.Run && entity.FirstSeen == entity.LastSeen);
    }

    private static ExcludeList List(DataFiles data, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } utf8 ? ExcludeList.Read(data.PathOf(WatchFiles.Exclude), utf8).OrThrow() : ExcludeList.Empty;

    private static EntityCatalogue Catalogue(DataFiles data, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } utf8 ? EntityCatalogue.Read(data.PathOf(WatchFiles.Entities), utf8) : EntityCatalogue.Empty;
}
