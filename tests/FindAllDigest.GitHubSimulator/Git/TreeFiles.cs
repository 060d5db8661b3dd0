namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>Turns trees into flat lists of files and back.</summary>
public static class TreeFiles
{
    /// <summary>Every file under a tree by its path; folders do not appear.</summary>
    public static SortedDictionary<string, TreeEntry> Read(ObjectStore objects, ObjectId tree)
    {
        var files = new SortedDictionary<string, TreeEntry>(ByteOrder.Instance);
        Collect(objects, tree, string.Empty, files);
        return files;
    }

    /// <summary>Writes the trees that hold these files and returns the root's id. An empty list gives git's empty tree.</summary>
    public static ObjectId Write(ObjectStore objects, IEnumerable<KeyValuePair<string, TreeEntry>> files)
    {
        var entries = files
            .GroupBy(file => file.Key.Split('/')[0], StringComparer.Ordinal)
            .Select(name => KeyValuePair.Create(name.Key, Entry(objects, name.Key, name)));
        return objects.Add(Tree.Of(entries));
    }

    /// <summary>Finds a file or folder by its path; an empty path is the root itself.</summary>
    public static TreeEntry? Find(ObjectStore objects, ObjectId tree, string path)
    {
        TreeEntry? found = new(TreeEntry.Directory, tree);
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found is { IsDirectory: true } ? objects.Get<Tree>(found.Id).Find(name) : null;
        }

        return found;
    }

    private static TreeEntry Entry(ObjectStore objects, string name, IEnumerable<KeyValuePair<string, TreeEntry>> files)
    {
        var below = files.ToList();
        return below is [{ Key: var only, Value: var entry }] && only == name
            ? entry
            : new(
                TreeEntry.Directory, Write(objects, below.Select(file => KeyValuePair.Create(file.Key[(name.Length + 1)..], file.Value))));
    }

    private static void Collect(ObjectStore objects, ObjectId tree, string prefix, SortedDictionary<string, TreeEntry> files)
    {
        foreach (var (name, entry) in objects.Get<Tree>(tree).Entries)
        {
            if (entry.IsDirectory)
            {
                Collect(objects, entry.Id, $"{prefix}{name}/", files);
            }
            else
            {
                files[prefix + name] = entry;
            }
        }
    }
}
