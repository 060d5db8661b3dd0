using System.Reflection;
using System.Runtime.Serialization;
using Octokit;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Makes calls through Octokit, and turns whatever goes wrong with them into a <see cref="GitHubRefusalException"/>.</summary>
/// <remarks>Octokit's methods take no cancellation: a cancelled call is no longer waited for, but the request itself may go on.</remarks>
internal sealed class GitHubCalls(IGitHubClient client, GitHubSettings settings)
{
    public GitHubSettings Settings => settings;

    /// <param name="purpose">Completes "Could not …".</param>
    /// <param name="call">The call, given the client, owner and name of the repository.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    public async Task<T> RunAsync<T>(string purpose, Func<IGitHubClient, string, string, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await call(client, settings.Owner, settings.Name).WaitAsync(cancellationToken)
                ?? throw GitHubRefusalException.Unreadable(purpose, "what was asked for");
        }
        catch (ApiException failure)
        {
            throw GitHubRefusalException.Of(purpose, failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw GitHubRefusalException.Of(purpose, timeout);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || IsOfReading(failure))
        {
            throw GitHubRefusalException.Of(purpose, failure);
        }
    }

    // What Octokit throws when the answer is JSON of another shape than it expects.
    private static bool IsOfReading(Exception failure) =>
        failure is SerializationException or FormatException or InvalidCastException or ArgumentException or ArithmeticException
            or NullReferenceException or KeyNotFoundException or InvalidOperationException or TargetInvocationException;

    /// <summary>Makes a call and reads its answer: one whose parts are not what they should be is
    /// as unreadable as one that is something else as a whole.</summary>
    /// <param name="read">Takes everything that is wanted out of the answer; nothing of it is read later.</param>
    public Task<TResult> ReadAsync<T, TResult>(
        string purpose, Func<IGitHubClient, string, string, Task<T>> call, Func<T, TResult> read, CancellationToken cancellationToken) =>
        RunAsync(purpose, async (known, owner, name) => read(await call(known, owner, name)), cancellationToken);

    /// <summary>The name of the repository's default branch.</summary>
    public async Task<string> ReadDefaultBranchAsync(CancellationToken cancellationToken)
    {
        const string Purpose = "read the repository";
        var repository = await RunAsync(Purpose, (known, owner, name) => known.Repository.Get(owner, name), cancellationToken);
        return repository.DefaultBranch is { Length: > 0 } branch
            ? branch
            : throw GitHubRefusalException.Unreadable(Purpose, "a repository");
    }

    /// <summary>The same by an address below the repository's, for what Octokit has no method for.</summary>
    public Task<T> RunAsync<T>(string purpose, string path, Func<IApiConnection, Uri, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(
            purpose,
            (known, owner, name) => call(new ApiConnection(known.Connection), new Uri($"repos/{owner}/{name}/{path}", UriKind.Relative)),
            cancellationToken);
}
