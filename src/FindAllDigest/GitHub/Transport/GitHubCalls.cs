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
            return await call(client, settings.Owner, settings.Name).WaitAsync(cancellationToken);
        }
        catch (ApiException failure)
        {
            throw GitHubRefusalException.Of(purpose, failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw GitHubRefusalException.Of(purpose, timeout);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SerializationException or FormatException or InvalidCastException)
        {
            throw GitHubRefusalException.Of(purpose, failure);
        }
    }

    /// <summary>The same by an address below the repository's, for what Octokit has no method for.</summary>
    public Task<T> RunAsync<T>(string purpose, string path, Func<IApiConnection, Uri, Task<T>> call, CancellationToken cancellationToken) =>
        RunAsync(purpose, (known, owner, name) => call(new ApiConnection(known.Connection), new Uri($"repos/{owner}/{name}/{path}", UriKind.Relative)), cancellationToken);
}
