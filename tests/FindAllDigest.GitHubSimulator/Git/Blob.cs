namespace FindAllDigest.GitHubSimulator.Git;

/// <summary>The bytes of a file.</summary>
public sealed record Blob(ReadOnlyMemory<byte> Content) : GitObject
{
    public override string Kind => "blob";

    public override byte[] Encode() => Content.ToArray();
}
