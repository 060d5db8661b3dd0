namespace FindAllDigest.Pipeline.Sessions;

/// <summary>A file to write.</summary>
/// <param name="Name">Name inside the folder that is written to.</param>
internal sealed record FileWrite(string Name, ReadOnlyMemory<byte> Bytes);
