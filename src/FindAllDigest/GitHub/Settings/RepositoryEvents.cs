using System.Net;
using FindAllDigest.GitHub.Transport;

namespace FindAllDigest.GitHub.Settings;

/// <summary>Sends events of our own, which workflows wait for.</summary>
/// <remarks><see href="https://docs.github.com/en/rest/repos/repos#create-a-repository-dispatch-event"/></remarks>
internal sealed class RepositoryEvents(GitHubCalls calls)
{
    /// <param name="payload">What it says; at most ten entries.</param>
    /// <exception cref="GitHubRefusalException">GitHub did not take it.</exception>
    public async Task SendAsync(string type, IReadOnlyDictionary<string, string> payload, CancellationToken cancellationToken)
    {
        var purpose = $"send the event {type}";
        var body = new Dictionary<string, object>
        {
            ["event_type"] = type,
            ["client_payload"] = payload.ToDictionary(entry => entry.Key, entry => (object)entry.Value),
        };
        var status = await calls.RunAsync(
            purpose,
            "dispatches",
            (api, uri) => api.Connection.Post(uri, body, "application/vnd.github+json", cancellationToken),
            cancellationToken);
        if (status != HttpStatusCode.NoContent)
        {
            throw GitHubRefusalException.Unreadable(purpose, "the receipt of the event");
        }
    }
}
