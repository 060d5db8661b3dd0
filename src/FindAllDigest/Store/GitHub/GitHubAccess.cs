using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.GitHub.Transport;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Store.GitHub;

/// <summary>The ways to one repository on GitHub, put together once: its git objects, its pull requests and its issues.</summary>
internal sealed class GitHubAccess : IDisposable
{
    public GitHubAccess(GitHubSettings settings, IEnumerable<ReadOnlyMemory<byte>> knownContents, Patience patience, TimeProvider time, ILogger logger)
    {
        (Settings, Time) = (settings, time);
        Calls = new GitHubCalls(GitHubConnection.Connect(settings, patience, time, logger), settings);
        var authors = new Authors(Calls);
        var cache = new BlobCache(settings.CheckoutRoot, knownContents);
        (Objects, Commits, Branches) = (new GitObjects(Calls, cache), new Commits(Calls, cache), new Branches(Calls));
        Writer = new FolderWriter(Objects, Commits, Branches, FirstCommit.OfMemory, time);
        (Pulls, Issues) = (new PullRequests(Calls, authors, time), new Issues(Calls, authors));
    }

    public GitHubSettings Settings { get; }

    public TimeProvider Time { get; }

    public GitHubCalls Calls { get; }

    public GitObjects Objects { get; }

    public Commits Commits { get; }

    public Branches Branches { get; }

    public FolderWriter Writer { get; }

    public PullRequests Pulls { get; }

    public Issues Issues { get; }

    public void Dispose() => Writer.Dispose();
}
