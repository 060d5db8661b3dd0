using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Delivery.ToPullRequest;

/// <summary>Reads what a delivery proposes out of the files of both branches.</summary>
internal static class ProposalReading
{
    /// <param name="read">What was read.</param>
    /// <param name="delivery">What is written on top of it.</param>
    /// <param name="watch">The watch as <c>watch.json</c> describes it.</param>
    /// <param name="links">Where people read and edit.</param>
    public static Proposal Of(WatchSnapshot read, DigestDelivery delivery, Watch watch, ProposalLinks links) => new ProposedChanges
    {
        Watch = watch,
        KnownEntities = Catalogue(read.Default, read.Default.Find(WatchFiles.Entities)),
        Entities = Catalogue(read.Target, Written(delivery, WatchFiles.Entities) ?? read.Target.Find(WatchFiles.Entities)),
        KnownLists = [List(read.Default, read.Default.Find(WatchFiles.Exclude)), List(read.Target, read.Target.Find(WatchFiles.Exclude))],
        Exclude = List(read.Target, Written(delivery, WatchFiles.Exclude) ?? read.Target.Find(WatchFiles.Exclude)),
        Run = delivery.Run,
        Digest = delivery.Digest,
    }.ToProposal(links);

    private static ReadOnlyMemory<byte>? Written(DigestDelivery delivery, string name) => delivery.Files.FirstOrDefault(file => file.Name == name)?.Bytes;

    private static ExcludeList List(DataFiles data, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } utf8 ? ExcludeList.Read(data.PathOf(WatchFiles.Exclude), utf8).OrThrow() : ExcludeList.Empty;

    private static EntityCatalogue Catalogue(DataFiles data, ReadOnlyMemory<byte>? bytes) =>
        bytes is { } utf8 ? EntityCatalogue.Read(data.PathOf(WatchFiles.Entities), utf8) : EntityCatalogue.Empty;
}
