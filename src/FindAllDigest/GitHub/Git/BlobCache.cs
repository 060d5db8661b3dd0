using System.Collections.Concurrent;

namespace FindAllDigest.GitHub.Git;

/// <summary>Contents that are known already by git's id for them, so that they need not be fetched.</summary>
/// <param name="checkoutRoot">A work tree. Only a file that hashes to the wanted id is taken
/// from it, so what GitHub says still decides.</param>
internal sealed class BlobCache(string checkoutRoot)
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _known = new(StringComparer.Ordinal);

    public void Keep(string blobId, ReadOnlyMemory<byte> bytes) => _known[blobId] = bytes;

    public async Task<ReadOnlyMemory<byte>?> FindAsync(string path, TreeFile file, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(file.BlobId, out var bytes))
        {
            return bytes;
        }

        var local = new FileInfo(Path.Combine(checkoutRoot, path));
        if (!local.Exists || local.Length != (file.Size ?? local.Length))
        {
            return null;
        }

        try
        {
            var content = await File.ReadAllBytesAsync(local.FullName, cancellationToken);
            if (BlobId.Of(content) != file.BlobId)
            {
                return null;
            }

            Keep(file.BlobId, content);
            return content;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
