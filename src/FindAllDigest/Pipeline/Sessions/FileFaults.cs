using FindAllDigest.Core.Failures;

namespace FindAllDigest.Pipeline.Sessions;

/// <summary>Collects what is wrong with files, so that all of it is told at once.</summary>
internal static class FileFaults
{
    /// <param name="reads">Each reads a value, and throws a <see cref="DigestException"/> where its file is wrong.</param>
    public static IReadOnlyList<FileProblem> Of(params IEnumerable<Func<object>> reads) => [.. reads.SelectMany(Of).Distinct()];

    /// <summary>What was read, or what is wrong with its files.</summary>
    public static async Task<Reading<T>> ReadAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return new(await read(), []);
        }
        catch (DigestException failure) when (failure.Problems.Count > 0)
        {
            return new(null, failure.Problems);
        }
    }

    private static IReadOnlyList<FileProblem> Of(Func<object> read)
    {
        try
        {
            _ = read();
            return [];
        }
        catch (DigestException failure) when (failure.Problems.Count > 0)
        {
            return failure.Problems;
        }
    }
}
