using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>One folder: names with what they point to, in git's order.</summary>
public sealed record Tree(IReadOnlyList<KeyValuePair<string, TreeEntry>> Entries) : GitObject
{
    public override string Kind => "tree";

    /// <summary>Sorts as git does: by bytes, a folder as if its name ended with a slash.</summary>
    public static Tree Of(IEnumerable<KeyValuePair<string, TreeEntry>> entries) => new([.. entries.OrderBy(SortKey, ByteOrder.Instance)]);

    public TreeEntry? Find(string name) => Entries.Where(entry => entry.Key == name).Select(entry => entry.Value).FirstOrDefault();

    public override byte[] Encode()
    {
        using var bytes = new MemoryStream();
        foreach (var (name, entry) in Entries)
        {
            bytes.Write(Encoding.UTF8.GetBytes($"{entry.Mode.TrimStart('0')} {name}\0"));
            bytes.Write(Convert.FromHexString(entry.Id.Value));
        }

        return bytes.ToArray();
    }

    private static string SortKey(KeyValuePair<string, TreeEntry> entry) => entry.Value.IsDirectory ? entry.Key + "/" : entry.Key;
}
