using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Rendering;

/// <summary>Issues, comments and labels.</summary>
internal static class IssueJson
{
    public static JsonObject Render(Urls urls, HostedRepository repository, IssueThread thread)
    {
        var url = urls.Repository(repository, $"issues/{thread.Number}");
        var json = new JsonObject
        {
            ["id"] = thread.Id,
            ["node_id"] = Json.NodeId("Issue", thread.Id),
            ["url"] = url,
            ["repository_url"] = urls.Repository(repository),
            ["labels_url"] = url + "/labels{/name}",
            ["comments_url"] = url + "/comments",
            ["events_url"] = url + "/events",
            ["html_url"] = Page(urls, repository, thread),
            ["number"] = thread.Number,
            ["state"] = thread.IsOpen ? "open" : "closed",
            ["state_reason"] = thread.StateReason,
            ["title"] = thread.Title,
            ["body"] = thread.Body,
            ["user"] = AccountJson.Simple(urls, thread.Author),
            ["labels"] = Json.List(thread.Labels, label => Label(urls, repository, label)),
            ["assignee"] = thread.Assignees.Count == 0 ? null : AccountJson.Simple(urls, thread.Assignees[0]),
            ["assignees"] = Json.List(thread.Assignees, account => AccountJson.Simple(urls, account)),
            ["milestone"] = null,
            ["locked"] = false,
            ["active_lock_reason"] = null,
            ["comments"] = thread.Comments.Count,
            ["closed_at"] = Json.Time(thread.ClosedAt),
            ["closed_by"] = AccountJson.Optional(urls, thread.ClosedBy),
            ["created_at"] = Json.Time(thread.CreatedAt),
            ["updated_at"] = Json.Time(thread.UpdatedAt),
            ["author_association"] = Collaborators.Association(repository, thread.Author),
            ["reactions"] = Reactions(url),
            ["performed_via_github_app"] = null,
        };
        if (thread.Pull is { } pull)
        {
            json["pull_request"] = new JsonObject
            {
                ["url"] = urls.Repository(repository, $"pulls/{thread.Number}"),
                ["html_url"] = Page(urls, repository, thread),
                ["diff_url"] = Page(urls, repository, thread) + ".diff",
                ["patch_url"] = Page(urls, repository, thread) + ".patch",
                ["merged_at"] = Json.Time(pull.MergedAt),
            };
        }

        return json;
    }

    public static JsonObject Comment(Urls urls, HostedRepository repository, IssueThread thread, Comment comment)
    {
        var url = urls.Repository(repository, $"issues/comments/{comment.Id}");
        return new()
        {
            ["id"] = comment.Id,
            ["node_id"] = Json.NodeId("IssueComment", comment.Id),
            ["url"] = url,
            ["html_url"] = $"{Page(urls, repository, thread)}#issuecomment-{comment.Id}",
            ["issue_url"] = urls.Repository(repository, $"issues/{thread.Number}"),
            ["user"] = AccountJson.Simple(urls, comment.Author),
            ["created_at"] = Json.Time(comment.CreatedAt),
            ["updated_at"] = Json.Time(comment.UpdatedAt),
            ["author_association"] = Collaborators.Association(repository, comment.Author),
            ["body"] = comment.Body,
            ["reactions"] = Reactions(url, comment.Reactions),
            ["performed_via_github_app"] = null,
        };
    }

    public static JsonObject Label(Urls urls, HostedRepository repository, Label label) => new()
    {
        ["id"] = label.Id,
        ["node_id"] = Json.NodeId("Label", label.Id),
        ["url"] = urls.Repository(repository, $"labels/{label.Name}"),
        ["name"] = label.Name,
        ["color"] = label.Color,
        ["default"] = false,
        ["description"] = label.Description,
    };

    private static string Page(Urls urls, HostedRepository repository, IssueThread thread) =>
        urls.Page(repository, $"{(thread.Pull is null ? "issues" : "pull")}/{thread.Number}");

    public static JsonObject Reaction(Urls urls, Reaction reaction, DateTimeOffset at) => new()
    {
        ["id"] = reaction.Id,
        ["node_id"] = Json.NodeId("Reaction", reaction.Id),
        ["user"] = AccountJson.Simple(urls, reaction.By),
        ["content"] = reaction.Content,
        ["created_at"] = Json.Time(at),
    };

    private static JsonObject Reactions(string url, params IReadOnlyList<Reaction> reactions)
    {
        var json = new JsonObject { ["url"] = url + "/reactions", ["total_count"] = reactions.Count };
        foreach (var name in Issues.Reaction.Contents)
        {
            json[name] = reactions.Count(reaction => reaction.Content == name);
        }

        return json;
    }
}
