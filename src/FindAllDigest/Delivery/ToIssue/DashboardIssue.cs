using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Dashboards;
using FindAllDigest.Core.Runs;
using FindAllDigest.GitHub;
using FindAllDigest.GitHub.Conversations;
using FindAllDigest.GitHub.Git;
using FindAllDigest.Pipeline;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Delivery.ToIssue;

/// <summary>Keeps the one issue that shows how all watches are: found by its hidden marker, edited in place, never commented on.</summary>
/// <remarks>It appears with the first delivery or failure, or where a person opens an issue with its marker. GitHub has no way to create an
/// issue only once, so whoever creates it first claims that on the state branch, where one of several jobs wins; the claim also tells later
/// refreshes that there is one to look for.</remarks>
/// <param name="gitHub">Where the issue is.</param>
/// <param name="seenState">The state branch as it was last seen.</param>
internal sealed class DashboardIssue(
    GitHubApi gitHub,
    RendererSource renderers,
    Func<CancellationToken, Task<CommitTree>> seenState,
    Func<CancellationToken, Task<CommitTree>> readState) : IHealthDisplay
{
    private const string Title = "[findall-digest] dashboard";

    // No watch can have this name.
    private const string ClaimFolder = ".dashboard";
    private const string ClaimFile = "claim.json";

    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(10);

    private string Repository => $"{gitHub.Settings.ServerUrl}/{gitHub.Settings.FullName}";

    public async Task<bool> IsShownAsync(CancellationToken cancellationToken) => IsClaimed(await seenState(cancellationToken));

    public async Task ShowAsync(IReadOnlyList<WatchHealth> watches, bool isAsked, CancellationToken cancellationToken)
    {
        var text = (await renderers())
            .Dashboard(watches, Repository, gitHub.Time.GetUtcNow(), OwnedBody.MaximumLength)
            .TrimEnd('\n');
        var isGrave = watches.Any(watch => watch.Troubles.Any(trouble => trouble.IsGrave));
        var isWanted = isGrave || watches.Any(watch => watch.HasDelivered || watch.Troubles.Count > 0);
        await ShowAsync(text, isWanted, isGrave, isAsked, await readState(cancellationToken), cancellationToken);
    }

    public async Task ClearAsync(
        int issue, IReadOnlyDictionary<DashboardAct, DashboardAnswer> answers, CancellationToken cancellationToken)
    {
        var renderer = await renderers();
        var found = await gitHub.Issues.GetAsync(issue, cancellationToken);
        if (found is not null
            && DashboardBody.Cleared(
                found,
                answers.ToDictionary(
                    answer => answer.Key,
                    answer => answer.Value with { Words = renderer.Sentence(answer.Value.Words, Repository) })) is { } body)
        {
            await gitHub.Issues.RewriteAsync(issue, body, cancellationToken);
        }
    }

    /// <summary>Whether there is an issue to keep up to date, as the state branch remembers.</summary>
    private static bool IsClaimed(CommitTree state) => state.Folder(ClaimFolder).Files.ContainsKey(ClaimFile);

    /// <param name="isWanted">Whether there is an issue from now on.</param>
    /// <param name="isGrave">Whether a person who closed it sees it again.</param>
    /// <param name="isAsked">Whether a person asked for the refresh, who may have opened the issue just before.</param>
    private async Task ShowAsync(
        string text, bool isWanted, bool isGrave, bool isAsked, CommitTree state, CancellationToken cancellationToken)
    {
        var isClaimed = IsClaimed(state);
        if (!isWanted && !isAsked && !isClaimed)
        {
            return;
        }

        if (await gitHub.Issues.FindAsync(HiddenMarkers.Dashboard, includesClosed: true, cancellationToken) is { } found)
        {
            await UpdateAsync(found, text, isGrave, cancellationToken);
            _ = isClaimed || await ClaimAsync(state, cancellationToken);
        }
        else if (isWanted && await ClaimAsync(state, cancellationToken))
        {
            await gitHub.Issues.CreateAsync(
                Title, $"{OwnedPart.Framed(HiddenMarkers.Dashboard, text)}\n", HiddenMarkers.Dashboard, cancellationToken);
        }
    }

    private async Task UpdateAsync(Issue issue, string text, bool isUrgent, CancellationToken cancellationToken)
    {
        if ((issue.IsOpen || isUrgent) && DashboardBody.Written(issue, text) is { } body && (body != issue.Body || !issue.IsOpen))
        {
            await gitHub.Issues.UpdateAsync(issue.Number, issue.Title, body, cancellationToken);
        }
    }

    /// <summary>Whether this process is the one to make the issue. A claim that led to none is over after some minutes.</summary>
    private async Task<bool> ClaimAsync(CommitTree state, CancellationToken cancellationToken)
    {
        var folder = state.Folder(ClaimFolder);
        var now = gitHub.Time.GetUtcNow();
        if (folder.Files.TryGetValue(ClaimFile, out var file)
            && ClaimedAt(await gitHub.Objects.ReadAsync($"{ClaimFolder}/{ClaimFile}", file, cancellationToken)) is { } claimed
            && (now - claimed).Duration() < ClaimHolds)
        {
            return false;
        }

        // The random id keeps two claims of one second apart.
        var claim = $$"""{ "claimed": "{{Timestamp.Format(now)}}", "by": "{{Guid.NewGuid():n}}" }""";
        var change = new FolderChange(
            ClaimFolder,
            folder.Version,
            new Dictionary<string, ReadOnlyMemory<byte>> { [ClaimFile] = Encoding.UTF8.GetBytes($"{claim}\n") },
            "Claim the dashboard");
        var write = await gitHub.Writer.WriteAsync(HiddenMarkers.StateBranch, state, change, cancellationToken);
        return write.IsWritten;
    }

    private static DateTimeOffset? ClaimedAt(ReadOnlyMemory<byte> claim)
    {
        try
        {
            using var document = JsonDocument.Parse(claim);
            return Timestamp.Parse(document.RootElement.GetProperty("claimed").GetString() ?? "");
        }
        catch (Exception exception)
            when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
