using FindAllDigest.Core.Forms;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Diagnostics;

/// <summary>Why a workflow did nothing, and what is next: a sentence for the annotation, and
/// the same with links into this very repository.</summary>
/// <param name="IsWarning">Whether a person must do something before anything will be found.</param>
internal sealed record NextStep(string Sentence, string Markdown, bool IsWarning)
{
    /// <summary>No key is stored where none was ever used.</summary>
    public static NextStep NoKey(GitHubActions actions)
    {
        var sentence = MissingKey.Failure(actions).Message;
        return new(
            $"{sentence} Nothing was done.",
            Page(
                "⚠️ Nothing was done: no key is stored",
                new MarkdownSentence(actions.RepositoryUrl).Of(sentence).Markdown,
                Link(actions, "Store the key", "settings/secrets/actions/new"),
                Link(actions, "Make a watch", NewWatchForm.Link)),
            IsWarning: true);
    }

    /// <summary>There is no watch, or none that a schedule refreshes.</summary>
    public static NextStep NoWatch(GitHubActions actions, IReadOnlyList<WatchName> paused)
    {
        var there = paused.Count == 0
            ? "There is no watch yet, so nothing was done."
            : $"Nothing was done: every watch is paused ({string.Join(", ", paused.Select(watch => watch.Value))}), and a paused watch is "
                + $"refreshed only when it is named.";
        return new(
            there,
            Page(
                "⚠️ Nothing was done: there is no watch to refresh",
                there,
                Link(actions, "Make a watch", NewWatchForm.Link),
                Link(actions, "Refresh one now", "actions/workflows/refresh.yml")),
            IsWarning: true);
    }

    /// <summary>A plan came to nothing.</summary>
    public static NextStep NothingPlanned(GitHubActions actions, IReadOnlyList<PlannedWatch> planned) => planned.All(plan => plan.IsPaused)
        ? NoWatch(actions, [.. planned.Select(plan => plan.Watch)])
        : NothingDue(actions, [.. planned.Select(plan => (plan.Watch, plan.Reason))]);

    /// <summary>Nothing was due.</summary>
    /// <param name="watches">Each watch with the reason, in words behind its name.</param>
    public static NextStep NothingDue(GitHubActions actions, IReadOnlyList<(WatchName Watch, string Reason)> watches)
    {
        var sentence = $"Nothing was due. {string.Join("; ", watches.Select(one => $"{one.Watch.Value}: {one.Reason.TrimEnd('.')}"))}.";
        return new(
            sentence,
            Page(
                "✅ Nothing was due",
                string.Join('\n', watches.Select(one => $"- `{one.Watch.Value}`: {MarkdownEscaper.Escape(one.Reason)}")),
                Link(actions, "Refresh one now", "actions/workflows/refresh.yml"),
                Link(actions, "Make another watch", NewWatchForm.Link)),
            IsWarning: false);
    }

    /// <summary>Only watches of the simulator were refreshed.</summary>
    public static NextStep OnlySimulated(GitHubActions actions, IReadOnlyList<WatchName> watches)
    {
        var sentence =
            $"{string.Join(", ", watches.Select(watch => watch.Value))} {(watches.Count == 1 ? "is" : "are")} answered by the simulator: "
                + $"made-up entities, and nothing was bought. Make a watch of your own to find real ones.";
        return new(
            sentence,
            Page(
                "🧪 Only made-up entities",
                sentence,
                Link(actions, "Make a watch of your own", NewWatchForm.Link),
                Link(actions, "Store the key", "settings/secrets/actions/new")),
            IsWarning: false);
    }

    private static string Page(string title, string text, params string[] links)
    {
        var next = links.Where(link => link.Length > 0).ToList();
        return $"### {title}\n\n{text}\n{(next.Count == 0 ? "" : $"\nNext: {string.Join(" · ", next)}\n")}";
    }

    private static string Link(GitHubActions actions, string words, string page) =>
        actions.RepositoryUrl.Length == 0 || OneLine.Of(actions.RepositoryUrl).AsSpan().IndexOfAny("()<> ") >= 0
            ? ""
            : $"[{words}]({actions.RepositoryUrl}/{page})";
}
