using FindAllDigest.Core.Failures;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Where what GitHub refused becomes a failure that a person can mend.</summary>
internal static class RefusalBoundary
{
    /// <exception cref="DigestException">GitHub refused (exit 4).</exception>
    public static async Task<T> CrossAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (GitHubRefusalException refused)
        {
            throw new DigestException(ExitCode.GitHub, refused.Message, refused) { Cause = refused.Cause };
        }
    }
}
