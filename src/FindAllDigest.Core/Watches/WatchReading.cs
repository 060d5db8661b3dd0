using FindAllDigest.Core.Failures;

namespace FindAllDigest.Core.Watches;

/// <summary>The outcome of reading a <c>watch.json</c>: the watch, or every fault of the file.</summary>
/// <param name="Watch">Null if there is any problem.</param>
/// <param name="Problems">In the order of the file.</param>
public sealed record WatchReading(Watch? Watch, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>The watch.</summary>
    /// <exception cref="DigestException">There are problems; it lists them all.</exception>
    public Watch OrThrow() => Watch ?? throw new DigestException(Problems);
}
