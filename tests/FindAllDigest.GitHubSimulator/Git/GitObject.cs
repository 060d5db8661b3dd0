namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>An object of git's database. Its content decides its id, so it never changes.</summary>
public abstract record GitObject
{
    private protected GitObject() { }

    /// <summary>The word git stores before the length: <c>blob</c>, <c>tree</c> or <c>commit</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The bytes that git stores and hashes, without the header.</summary>
    public abstract byte[] Encode();
}
