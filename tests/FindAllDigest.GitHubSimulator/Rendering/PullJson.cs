using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Pulls;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>Pull requests as they stand in lists, and alone with what only that answer has.</summary>
internal static class PullJson
{
    public static JsonObject Render(Urls urls, HostedRepository repository, Token? token, PullRequest pull)
    {
        var (thread, url, page) = (
            pull.Thread, urls.Repository(repository, $"pulls/{pull.Number}"), urls.Page(repository, $"pull/{pull.Number}"));
        var issue = urls.Repository(repository, $"issues/{pull.Number}");
        var json = new JsonObject
        {
            ["url"] = url,
            ["id"] = pull.Id,
            ["node_id"] = Json.NodeId("PullRequest", pull.Id),
            ["html_url"] = page,
            ["diff_url"] = page + ".diff",
            ["patch_url"] = page + ".patch",
            ["issue_url"] = issue,
            ["commits_url"] = url + "/commits",
            ["review_comments_url"] = url + "/comments",
            ["review_comment_url"] = urls.Repository(repository) + "/pulls/comments{/number}",
            ["comments_url"] = issue + "/comments",
            ["statuses_url"] = urls.Repository(repository, $"statuses/{pull.Head}"),
            ["number"] = pull.Number,
            ["state"] = pull.IsOpen ? "open" : "closed",
            ["locked"] = false,
            ["title"] = thread.Title,
            ["user"] = AccountJson.Simple(urls, thread.Author),
            ["body"] = thread.Body,
            ["created_at"] = Json.Time(thread.CreatedAt),
            ["updated_at"] = Json.Time(thread.UpdatedAt),
            ["closed_at"] = Json.Time(thread.ClosedAt),
            ["merged_at"] = Json.Time(pull.MergedAt),
            ["merge_commit_sha"] = pull.MergeCommit?.Value,
            ["assignee"] = thread.Assignees.Count == 0 ? null : AccountJson.Simple(urls, thread.Assignees[0]),
            ["assignees"] = Json.List(thread.Assignees, account => AccountJson.Simple(urls, account)),
            ["requested_reviewers"] = Json.List(pull.Reviewers, account => AccountJson.Simple(urls, account)),
            ["requested_teams"] = new JsonArray(),
            ["labels"] = Json.List(thread.Labels, label => IssueJson.Label(urls, repository, label)),
            ["milestone"] = null,
            ["draft"] = pull.IsDraft,
            ["head"] = End(urls, pull.HeadRepository, token, pull.HeadBranch, pull.Head),
            ["base"] = End(urls, repository, token, pull.BaseBranch, pull.BaseCommit),
            ["author_association"] = Collaborators.Association(repository, thread.Author),
            ["auto_merge"] = null,
            ["active_lock_reason"] = null,
        };
        var links = new JsonObject();
        foreach (var (name, target) in ((string, string)[])
            [
                ("self", "url"), ("html", "html_url"), ("issue", "issue_url"), ("comments", "comments_url"), ("commits", "commits_url"),
                ("review_comments", "review_comments_url"), ("review_comment", "review_comment_url"), ("statuses", "statuses_url"),
            ])
        {
            links[name] = new JsonObject { ["href"] = json[target]?.GetValue<string>() };
        }

        json["_links"] = links;
        return json;
    }

    /// <summary>The whole answer of one pull request. Mergeability is unknown the first time after a change, as on GitHub.</summary>
    public static JsonObject Whole(Urls urls, HostedRepository repository, Token? token, PullRequest pull)
    {
        var json = Render(urls, repository, token, pull);
        var known = pull.IsOpen && pull.IsMergeabilityKnown;
        pull.IsMergeabilityKnown = true;
        var commits = Commits(repository, pull);
        var changes = Changes(repository, pull);
        (json["merged"], json["merged_by"]) = (pull.IsMerged, AccountJson.Optional(urls, pull.MergedBy));
        json["mergeable"] = known ? repository.Merges.IsMergeable(pull) : null;
        json["mergeable_state"] = known ? repository.Merges.State(pull) : "unknown";
        (json["rebaseable"], json["maintainer_can_modify"]) = (null, false);
        (json["comments"], json["review_comments"], json["commits"]) = (pull.Thread.Comments.Count, 0, commits.Count);
        (json["additions"], json["deletions"]) = (changes.Sum(change => change.Additions), changes.Sum(change => change.Deletions));
        json["changed_files"] = changes.Count;
        return json;
    }

    /// <summary>The commits proposed, oldest first.</summary>
    public static IReadOnlyList<ObjectId> Commits(HostedRepository repository, PullRequest pull) =>
        repository.History.Between(Base(repository, pull), pull.Head);

    /// <summary>The files that differ from the merge base.</summary>
    public static IReadOnlyList<FileChange> Changes(HostedRepository repository, PullRequest pull) => TreeDiff.Compare(
        repository.Objects,
        repository.History.MergeBase(Base(repository, pull), pull.Head) is { } origin
            ? repository.Objects.Get<Commit>(origin).TreeId
            : null,
        repository.Objects.Get<Commit>(pull.Head).TreeId);

    // While open, what counts is where the base branch is now; afterwards, where it was.
    private static ObjectId Base(HostedRepository repository, PullRequest pull) =>
        (pull.IsOpen ? repository.References.Find(RefName.OfBranch(pull.BaseBranch)) : null) ?? pull.BaseCommit;

    private static JsonObject End(Urls urls, HostedRepository repository, Token? token, string branch, ObjectId commit) => new()
    {
        ["label"] = $"{repository.Owner.Login}:{branch}",
        ["ref"] = branch,
        ["sha"] = commit.Value,
        ["user"] = AccountJson.Simple(urls, repository.Owner),
        ["repo"] = RepositoryJson.Render(urls, repository, token),
    };
}
