using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using FindAllDigest.Core.Watches.Reading;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Store.GitHub;

/// <summary>Merges the files of a watch that git would merge line by line and call a conflict.</summary>
internal sealed class MergeFiles(GitObjects objects, ParsedValues values)
{
    /// <summary>Whether a file of a watch's folder is merged here.</summary>
    public static bool Knows(string name) => name is WatchFiles.Exclude or WatchFiles.Entities;

    /// <param name="path">Where the file lies.</param>
    /// <param name="before">The content on which both branches were made; null where the file was not there.</param>
    /// <exception cref="Core.Failures.DigestException">A side cannot be read.</exception>
    public async Task<MergedFile> MergeAsync(
        string path, TreeEntry? before, TreeEntry proposal, TreeEntry @default, CancellationToken cancellationToken)
    {
        if (Path.GetFileName(path) == WatchFiles.Exclude)
        {
            return MergeLists(await ListAsync(before), await ListAsync(proposal), await ListAsync(@default));
        }

        return new MergedFile(
            CatalogueMerge.Merge(await CatalogueAsync(before), await CatalogueAsync(proposal), await CatalogueAsync(@default)).ToUtf8(),
            []);

        async Task<ExcludeList> ListAsync(TreeEntry? entry) =>
            entry is null
                ? ExcludeList.Empty
                : values.Get(path, await ReadAsync(entry), (name, bytes) => ExcludeList.Read(name, bytes).OrThrow());

        async Task<EntityCatalogue> CatalogueAsync(TreeEntry? entry) =>
            entry is null ? EntityCatalogue.Empty : values.Get(path, await ReadAsync(entry), EntityCatalogue.Read);

        async Task<FileContent> ReadAsync(TreeEntry entry) =>
            new(entry.BlobId, await objects.ReadAsync(path, new TreeFile(entry.BlobId, null), cancellationToken));
    }

    /// <summary>The table of entities as the merged files give it: derived, so it is made anew and never merged. Null
    /// where there is nothing to make it of, or where a file of people's has faults, which a refresh tells.</summary>
    /// <param name="edits">What the merge changes of them.</param>
    public async Task<ReadOnlyMemory<byte>?> TableAsync(
        WatchOnGitHub origin,
        IReadOnlyDictionary<string, TreeEntry> current,
        IReadOnlyList<TreeEdit> edits,
        CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(WatchFiles.Watch, (path, bytes) => WatchReader.Read(origin.Watch, path, bytes).OrThrow()) is { } watch
                && await FindAsync(WatchFiles.Entities, EntityCatalogue.Read) is { Count: > 0 } catalogue
                ? EntityTableCsv.Of(FoundEntities.Of(
                    watch,
                    await FindAsync(WatchFiles.Criteria, (path, bytes) => CriteriaFile.Read(path, bytes).OrThrow()),
                    catalogue,
                    await FindAsync(WatchFiles.Exclude, (path, bytes) => ExcludeList.Read(path, bytes).OrThrow()) ?? ExcludeList.Empty))
                : default(ReadOnlyMemory<byte>?);
        }
        catch (DigestException fault) when (fault.Problems.Count > 0)
        {
            return null;
        }

        async Task<T?> FindAsync<T>(string name, Func<string, ReadOnlyMemory<byte>, T> parse)
            where T : class
        {
            var path = $"{origin.DataPath}/{name}";
            var edit = edits.LastOrDefault(one => one.Path == path);
            var entry = edit is null ? current.GetValueOrDefault(path) : edit.Entry;
            if (edit?.Content is { } merged)
            {
                return values.Get(path, new FileContent(BlobId.Of(merged.Span), merged), parse);
            }

            return entry is null or { BlobId.Length: 0 }
                ? null
                : values.Get(
                    path,
                    new FileContent(entry.BlobId, await objects.ReadAsync(path, new TreeFile(entry.BlobId, null), cancellationToken)),
                    parse);
        }
    }

    private static MergedFile MergeLists(ExcludeList before, ExcludeList proposal, ExcludeList @default) =>
        ExcludeListMerge.MergeBranches(before, proposal, @default) is { } merged
            ? new MergedFile(merged.List.Bytes, [.. merged.Disputes])
            : new MergedFile(null, []);
}

/// <summary>How the merge of one file ended.</summary>
/// <param name="Content">Null where only a person can merge it.</param>
/// <param name="Disputes">What people changed on both branches: the default branch's was kept.</param>
internal sealed record MergedFile(ReadOnlyMemory<byte>? Content, IReadOnlyList<OverruledChange> Disputes);
