using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Three-way merge of whole trees, as GitHub does it for a pull request (without rename detection).</summary>
public static class TreeMerge
{
    /// <returns>The merged tree, or none when a file conflicts.</returns>
    public static ObjectId? Merge(ObjectStore objects, ObjectId? origin, ObjectId ours, ObjectId theirs)
    {
        var before = origin is null ? [] : TreeFiles.Read(objects, origin);
        var (left, right) = (TreeFiles.Read(objects, ours), TreeFiles.Read(objects, theirs));
        var merged = new SortedDictionary<string, TreeEntry>(ByteOrder.Instance);
        foreach (var path in before.Keys.Union(left.Keys).Union(right.Keys))
        {
            var sides = (Origin: before.GetValueOrDefault(path), Ours: left.GetValueOrDefault(path), Theirs: right.GetValueOrDefault(path));
            if (!TryMerge(objects, sides.Origin, sides.Ours, sides.Theirs, out var entry))
            {
                return null;
            }

            if (entry is not null)
            {
                merged[path] = entry;
            }
        }

        return TreeFiles.Write(objects, merged);
    }

    private static bool TryMerge(ObjectStore objects, TreeEntry? origin, TreeEntry? ours, TreeEntry? theirs, out TreeEntry? merged)
    {
        merged = theirs == origin ? ours : theirs;
        if (ours == theirs || theirs == origin || ours == origin)
        {
            return true;
        }

        // Changed on one side and deleted on the other, or added twice with different content: a person must decide.
        if (origin is null || ours is null || theirs is null || ours.Mode != theirs.Mode
            || Text(objects, origin) is not { } middle || Text(objects, ours) is not { } left || Text(objects, theirs) is not { } right
            || LineMerge.Merge(middle, left, right) is not { } text)
        {
            return false;
        }

        merged = ours with { Id = objects.Add(new Blob(Encoding.Latin1.GetBytes(text))) };
        return true;
    }

    // Latin-1 keeps every byte; a NUL marks what git calls binary, which it does not merge.
    private static string? Text(ObjectStore objects, TreeEntry entry) =>
        objects.TryGet<Blob>(entry.Id, out var blob) && !blob.Content.Span.Contains((byte)0)
            ? Encoding.Latin1.GetString(blob.Content.Span)
            : null;
}
