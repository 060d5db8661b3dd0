using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Compares two trees file by file (without rename detection).</summary>
public static class TreeDiff
{
    public static IReadOnlyList<FileChange> Compare(ObjectStore objects, ObjectId? before, ObjectId after)
    {
        var old = before is null ? [] : TreeFiles.Read(objects, before);
        var now = TreeFiles.Read(objects, after);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Where(path => old.GetValueOrDefault(path) != now.GetValueOrDefault(path))
                .Order(ByteOrder.Instance)
                .Select(path => Change(objects, path, old.GetValueOrDefault(path), now.GetValueOrDefault(path))),
        ];
    }

    private static FileChange Change(ObjectStore objects, string path, TreeEntry? before, TreeEntry? after)
    {
        var (old, now) = (Lines(objects, before), Lines(objects, after));
        var kept = LineDiff.Match(old, now).Count(place => place >= 0);
        return new(path, before, after, now.Count - kept, old.Count - kept);
    }

    private static IReadOnlyList<string> Lines(ObjectStore objects, TreeEntry? entry) =>
        entry is not null && objects.TryGet<Blob>(entry.Id, out var blob) && !blob.Content.Span.Contains((byte)0)
            ? LineDiff.Split(Encoding.Latin1.GetString(blob.Content.Span))
            : [];
}
