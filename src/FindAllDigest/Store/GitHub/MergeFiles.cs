using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Store.GitHub;

/// <summary>Merges the files of a watch that git would merge line by line and call a conflict.</summary>
/// <param name="folder">The watch's folder.</param>
internal sealed class MergeFiles(string folder)
{
    private string Exclude => $"{folder}/{WatchFiles.Exclude}";

    private string Entities => $"{folder}/{WatchFiles.Entities}";

    /// <summary>What people changed on both branches, so far as it was merged here: the default branch's was kept.</summary>
    public IReadOnlyList<OverruledChange> Disputes { get; private set; } = [];

    public bool Knows(string path) => path == Exclude || path == Entities;

    /// <param name="parting">The content on which both branches were made; empty where the file was not there.</param>
    /// <returns>Null where only a person can merge it.</returns>
    /// <exception cref="Core.Failures.DigestException">A side cannot be read.</exception>
    public ReadOnlyMemory<byte>? Merge(string path, ReadOnlyMemory<byte> parting, ReadOnlyMemory<byte> proposal, ReadOnlyMemory<byte> @default) =>
        path == Exclude
            ? MergeLists(List(parting), List(proposal), List(@default))
            : CatalogueMerge.Merge(EntityCatalogue.Read(Entities, parting), EntityCatalogue.Read(Entities, proposal), EntityCatalogue.Read(Entities, @default)).ToUtf8();

    private ReadOnlyMemory<byte>? MergeLists(ExcludeList parting, ExcludeList proposal, ExcludeList @default)
    {
        var merged = ExcludeListMerge.MergeBranches(parting, proposal, @default);
        Disputes = [.. merged?.Disputes ?? []];
        return merged?.List.Bytes;
    }

    private ExcludeList List(ReadOnlyMemory<byte> utf8) => utf8.IsEmpty ? ExcludeList.Empty : ExcludeList.Read(Exclude, utf8).OrThrow();
}
