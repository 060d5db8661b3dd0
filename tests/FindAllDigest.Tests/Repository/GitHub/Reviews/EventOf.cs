using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Issues;

namespace FindAllDigest.Tests.Repository.GitHub.Reviews;

/// <summary>Events of issues as GitHub sends them, less what nobody reads.</summary>
internal static class EventOf
{
    /// <summary>Somebody has commented.</summary>
    public static JsonObject Comment(IssueThread thread, Comment comment)
    {
        var payload = Thread(thread, "created", comment.Author.Login);
        payload["comment"] = new JsonObject
        {
            ["id"] = comment.Id,
            ["body"] = comment.Body,
            ["user"] = new JsonObject { ["login"] = comment.Author.Login, ["type"] = "User" },
        };
        return payload;
    }

    /// <summary>Somebody has edited the text of an issue.</summary>
    public static JsonObject Edit(IssueThread thread, string before, string login)
    {
        var payload = Thread(thread, "edited", login);
        payload["changes"] = new JsonObject { ["body"] = new JsonObject { ["from"] = before } };
        return payload;
    }

    private static JsonObject Thread(IssueThread thread, string action, string login)
    {
        var issue = new JsonObject
        {
            ["number"] = thread.Number,
            ["body"] = thread.Body,
            ["state"] = thread.IsOpen ? "open" : "closed",
            ["updated_at"] = thread.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        };
        if (thread.Pull is not null)
        {
            issue["pull_request"] = new JsonObject { ["url"] = "https://api.github.com/repos/octo/watches/pulls/1" };
        }

        return new JsonObject
        {
            ["action"] = action,
            ["issue"] = issue,
            ["repository"] = new JsonObject { ["full_name"] = "octo/watches", ["fork"] = false },
            ["sender"] = new JsonObject { ["login"] = login, ["type"] = "User" },
        };
    }
}
