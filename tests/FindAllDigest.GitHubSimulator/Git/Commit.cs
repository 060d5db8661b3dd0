using System.Text;

namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>A commit. <see cref="PgpSignature"/> is the armoured signature GitHub adds for what it made itself.</summary>
public sealed record Commit(
    ObjectId TreeId, IReadOnlyList<ObjectId> Parents, Signature Author, Signature Committer, string Message) : GitObject
{
    public override string Kind => "commit";

    public string? PgpSignature { get; init; }

    /// <summary>GitHub marks a commit as verified when it carries a signature that GitHub knows.</summary>
    public bool IsSigned => PgpSignature is not null;

    /// <summary>The text a signature covers: the commit without its signature.</summary>
    public string Payload() => Header().Append('\n').Append(Message).ToString();

    public override byte[] Encode()
    {
        var text = Header();
        if (PgpSignature is not null)
        {
            // A header continues on lines that begin with a blank.
            text.Append("gpgsig ").Append(PgpSignature.TrimEnd('\n').Replace("\n", "\n ", StringComparison.Ordinal)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append('\n').Append(Message).ToString());
    }

    private StringBuilder Header()
    {
        var text = new StringBuilder().Append("tree ").Append(TreeId).Append('\n');
        foreach (var parent in Parents)
        {
            text.Append("parent ").Append(parent).Append('\n');
        }

        return text.Append("author ").Append(Author).Append('\n').Append("committer ").Append(Committer).Append('\n');
    }
}
