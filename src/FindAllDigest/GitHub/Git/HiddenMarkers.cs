using System.Text.RegularExpressions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.GitHub.Git;

/// <summary>The names and hidden comments by which this program finds its own work again.
/// People never see the comments, and titles mean nothing to it.</summary>
internal static partial class HiddenMarkers
{
    /// <summary>The branch of the program's memory; an orphan.</summary>
    public const string StateBranch = "findall-digest-state";

    /// <summary>Ends what the program owns of a body.</summary>
    public const string End = "<!-- findall-digest:end -->";

    /// <summary>Begins what the program owns of the one issue that shows how all watches are.</summary>
    public const string Dashboard = "<!-- findall-digest:dashboard -->";

    private const string ProposalPrefix = "findall-digest/";
    private const string BeginPrefix = "<!-- findall-digest:begin watch=";

    public static string ProposalBranch(WatchName watch) => ProposalPrefix + watch.Value;

    /// <summary>The branches of this program that one belongs to, in words; null for a branch of people.</summary>
    public static string? OwnBranches(string branch) => branch == StateBranch ? $"branch {StateBranch}"
        : branch.StartsWith(ProposalPrefix, StringComparison.Ordinal) ? $"the branches {ProposalPrefix}*"
        : null;

    /// <summary>The watch whose proposal a branch is; null for a branch of somebody else.</summary>
    public static WatchName? WatchOf(string branch) =>
        branch.StartsWith(ProposalPrefix, StringComparison.Ordinal) && WatchName.TryParse(branch[ProposalPrefix.Length..], out var watch)
            ? watch
            : null;

    /// <summary>Whether a pull request says that it is some watch's proposal, by its branch or by its text.</summary>
    public static bool ClaimsProposal(string branch, string body) =>
        WatchOf(branch) is not null || body.Contains(BeginPrefix, StringComparison.Ordinal);

    /// <summary>Begins what the program owns of a body.</summary>
    public static string Begin(WatchName watch) => $"{BeginPrefix}{watch.Value} -->";

    /// <summary>Names the issue that a watch's digests go to.</summary>
    public static string Issue(WatchName watch) => $"<!-- findall-digest:issue watch={watch.Value} -->";

    /// <summary>Names the issue that stands in for a pull request that could not be made.</summary>
    public static string FallbackIssue(WatchName watch) => $"<!-- findall-digest:stand-in watch={watch.Value} -->";

    /// <summary>Names the one comment about a digest.</summary>
    public static string Comment(WatchName watch, string digestName) =>
        $"<!-- findall-digest:comment watch={watch.Value} digest={digestName} -->";

    /// <summary>Names the comment about a preview.</summary>
    public static string Preview(WatchName watch, FindAllRunId run) => $"<!-- findall-digest:preview watch={watch.Value} run={run} -->";

    /// <summary>Names the one comment that asks a person to merge.</summary>
    public static string Unmerged(WatchName watch, string parting) =>
        $"<!-- findall-digest:unmerged watch={watch.Value} parting={parting} -->";

    /// <summary>Names the one comment about what people changed on both branches.</summary>
    /// <param name="content">A number that stands for what it says.</param>
    public static string Disputed(WatchName watch, string content) =>
        $"<!-- findall-digest:disputed watch={watch.Value} content={content} -->";

    /// <summary>Names the one comment that answers another.</summary>
    public static string Answer(long comment) => $"<!-- findall-digest:answer to={comment} -->";

    /// <summary>The watch that an issue of this program is about; null where it is about none.</summary>
    public static WatchName? WatchOfIssue(string body) =>
        IssueOf().Match(body) is { Success: true } match && WatchName.TryParse(match.Groups["watch"].Value, out var watch) ? watch : null;

    /// <summary>Names the one comment that tells of damaged markers.</summary>
    public static string Damaged(WatchName watch) => $"<!-- findall-digest:damaged watch={watch.Value} -->";

    [GeneratedRegex(@"<!-- findall-digest:(?:issue|stand-in) watch=(?<watch>[a-z0-9-]{1,64}) -->", RegexOptions.CultureInvariant)]
    private static partial Regex IssueOf();
}
