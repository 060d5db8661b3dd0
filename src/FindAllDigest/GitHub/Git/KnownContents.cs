using FindAllDigest.Core.Runs;
using FindAllDigest.Rendering.Templates;

namespace FindAllDigest.GitHub.Git;

/// <summary>What need not be fetched since everybody has it: the shipped templates, and the journal of a watch without a run in flight.</summary>
internal static class KnownContents
{
    /// <param name="checkoutRoot">A work tree, whose files need not be fetched either.</param>
    public static BlobCache In(string checkoutRoot)
    {
        var cache = new BlobCache(checkoutRoot);
        foreach (var bytes in ShippedTemplates.Paths.Select(ShippedTemplates.Find).OfType<ReadOnlyMemory<byte>>().Append(RunJournalFile.Write(RunJournal.Closed.Never)))
        {
            cache.Keep(BlobId.Of(bytes.Span), bytes);
        }

        return cache;
    }
}
