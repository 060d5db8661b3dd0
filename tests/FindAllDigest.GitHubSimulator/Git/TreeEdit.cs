namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Applies changed entries to a tree, as <c>POST git/trees</c> with <c>base_tree</c> does.</summary>
public static class TreeEdit
{
    /// <param name="objects">Where trees are read and written.</param>
    /// <param name="baseTree">The tree to change, or none for an empty one.</param>
    /// <param name="changes">The entry for each path; none deletes the path.</param>
    /// <param name="missing">The first path that should be deleted but is not there.</param>
    /// <returns>The new tree, or none when <paramref name="missing"/> is set.</returns>
    public static ObjectId? Apply(
        ObjectStore objects, ObjectId? baseTree, IEnumerable<KeyValuePair<string, TreeEntry?>> changes, out string? missing)
    {
        missing = null;
        var files = baseTree is null ? new(ByteOrder.Instance) : TreeFiles.Read(objects, baseTree);
        foreach (var (path, entry) in changes)
        {
            var below = files.Keys.Where(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal)).ToList();
            if (entry is null && below.Count == 0)
            {
                missing = path;
                return null;
            }

            below.ForEach(file => files.Remove(file));
            if (entry is not null)
            {
                Put(objects, files, path, entry);
            }
        }

        return TreeFiles.Write(objects, files);
    }

    private static void Put(ObjectStore objects, SortedDictionary<string, TreeEntry> files, string path, TreeEntry entry)
    {
        // A file that stood where a folder is needed gives way to the folder.
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            files.Remove(path[..slash]);
        }

        if (!entry.IsDirectory)
        {
            files[path] = entry;
            return;
        }

        foreach (var (name, file) in TreeFiles.Read(objects, entry.Id))
        {
            files[$"{path}/{name}"] = file;
        }
    }
}
