using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline;
using FindAllDigest.Repository.GitHub.Desk;
using FindAllDigest.Repository.GitHub.Git;
using FindAllDigest.Repository.GitHub.Transport;
using Octokit;

namespace FindAllDigest.Repository.GitHub;

/// <summary>Keeps the one issue that shows how all watches are: found by its hidden marker, edited in place, never commented on.</summary>
/// <remarks>
/// It appears where it disturbs nobody: with the news of a second refresh, or when something is wrong. GitHub has no way to create an issue
/// only once, so whoever creates it first claims that on the state branch, where one of several jobs wins.
/// </remarks>
internal sealed class DashboardDesk(Issues issues, FolderWriter writer, GitObjects objects, TimeProvider time)
{
    private const string Title = "[findall-digest] dashboard";

    // No watch can have this name.
    private const string ClaimFolder = ".dashboard";
    private const string ClaimFile = "claim.json";

    private static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(10);

    /// <param name="text">How the watches are.</param>
    /// <param name="mayAppear">Whether an issue may be made now if there is none.</param>
    /// <param name="isUrgent">Whether something is wrong: a person who closed the issue sees it again.</param>
    /// <param name="state">The state branch as it was read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubRefusalException">There can be no issue.</exception>
    public async Task ShowAsync(string text, bool mayAppear, bool isUrgent, BranchTip state, CancellationToken cancellationToken)
    {
        var found = await issues.FindAsync(Marks.Dashboard, ItemStateFilter.All, cancellationToken);
        if (found is null)
        {
            if (mayAppear && await IsClaimedAsync(state, cancellationToken))
            {
                await issues.CreateAsync(Title, Framed(text), Marks.Dashboard, cancellationToken);
            }

            return;
        }

        var isClosed = found.State.Value == ItemState.Closed;
        if (Replaced(found.Body ?? "", text) is { } body && (isClosed ? isUrgent : body != found.Body))
        {
            await issues.UpdateAsync(found.Number, found.Title, body, cancellationToken);
        }
    }

    private static string Framed(string text) => $"{Marks.Dashboard}\n{text}\n{Marks.End}\n";

    /// <summary>The body with the program's part replaced; null where nobody can tell which part that is.</summary>
    private static string? Replaced(string body, string text)
    {
        var start = body.IndexOf(Marks.Dashboard, StringComparison.Ordinal);
        var end = body.IndexOf(Marks.End, StringComparison.Ordinal);
        return start < 0 || end < start || body.LastIndexOf(Marks.Dashboard, StringComparison.Ordinal) != start || body.LastIndexOf(Marks.End, StringComparison.Ordinal) != end
            ? null
            : $"{body[..start]}{Framed(text).TrimEnd('\n')}{body[(end + Marks.End.Length)..]}";
    }

    /// <summary>Whether this process is the one to make the issue. A claim that led to none is over after some minutes.</summary>
    private async Task<bool> IsClaimedAsync(BranchTip state, CancellationToken cancellationToken)
    {
        var folder = state.Folder(ClaimFolder);
        var now = time.GetUtcNow();
        if (folder.Files.TryGetValue(ClaimFile, out var file)
            && ClaimedAt(await objects.ReadAsync($"{ClaimFolder}/{ClaimFile}", file, cancellationToken)) is { } claimed
            && (now - claimed).Duration() < ClaimHolds)
        {
            return false;
        }

        // The number keeps two claims of one second apart.
        var claim = $$"""{ "claimed": "{{Timestamp.Format(now)}}", "by": "{{Guid.NewGuid():n}}" }""";
        var write = await writer.WriteAsync(Marks.StateBranch, state, ClaimFolder, folder.Version, [new FileWrite(ClaimFile, Encoding.UTF8.GetBytes($"{claim}\n"))], "Claim the dashboard", cancellationToken);
        return write.IsWritten;
    }

    private static DateTimeOffset? ClaimedAt(ReadOnlyMemory<byte> claim)
    {
        try
        {
            using var document = JsonDocument.Parse(claim);
            return Timestamp.Parse(document.RootElement.GetProperty("claimed").GetString() ?? "");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
