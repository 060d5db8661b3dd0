namespace FindAllDigest.Core.Failures;

/// <summary>The outcome of reading a file: what it says, or every fault of it.</summary>
/// <param name="Value">Null if there is any problem.</param>
/// <param name="Problems">In the order of the file.</param>
public sealed record Reading<T>(T? Value, IReadOnlyList<FileProblem> Problems)
    where T : class
{
    /// <summary>What the file says.</summary>
    /// <exception cref="DigestException">There are problems; it lists them all.</exception>
    public T OrThrow() => Value ?? throw new DigestException(Problems);
}
