using System.Globalization;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Issues;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Rendering;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>docs.github.com/rest/issues/comments</summary>
internal sealed class CommentEndpoints : IEndpointGroup
{
    private const string Thread = "/repos/{owner}/{repo}/issues/{number:int}/comments";
    private const string One = "/repos/{owner}/{repo}/issues/comments/{id:long}";

    public IEnumerable<Endpoint> Endpoints =>
    [
        new("GET", Thread, "issues/comments#list-issue-comments", Requirement.ReadThreads, List),
        new("POST", Thread, "issues/comments#create-an-issue-comment", Requirement.WriteThreads, Create),
        new("GET", One, "issues/comments#get-an-issue-comment", Requirement.ReadThreads, Get),
        new("PATCH", One, "issues/comments#update-an-issue-comment", Requirement.WriteThreads, Update),
        new("POST", One + "/reactions", "reactions/reactions#create-reaction-for-an-issue-comment", Requirement.WriteThreads, React),
    ];

    private static ApiAnswer List(ApiCall call)
    {
        var thread = IssueEndpoints.Find(call);
        return Paging.Page(
            call,
            thread.Comments.Where(call.World.Consistency.Shows),
            comment => IssueJson.Comment(call.Urls, call.Repository, thread, comment));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var (thread, body) = (IssueEndpoints.Find(call), Body(call));
        var comment = call.Repository.Tracker.Comment(thread, call.Actor, body);
        return ApiAnswer.Created(IssueJson.Comment(call.Urls, call.Repository, thread, comment));
    }

    private static ApiAnswer Get(ApiCall call)
    {
        var (thread, comment) = Find(call);
        return ApiAnswer.Ok(IssueJson.Comment(call.Urls, call.Repository, thread, comment));
    }

    private static ApiAnswer Update(ApiCall call)
    {
        var (thread, comment) = Find(call);
        (comment.Body, comment.UpdatedAt) = (Body(call), call.World.Now);
        call.Repository.Tracker.Touch(thread);
        return ApiAnswer.Ok(IssueJson.Comment(call.Urls, call.Repository, thread, comment));
    }

    private static ApiAnswer React(ApiCall call)
    {
        var (_, comment) = Find(call);
        var content = call.Body.Required("content");
        if (!Reaction.Contents.Contains(content, StringComparer.Ordinal))
        {
            throw ApiRefusal.Invalid("Reaction", "content", "invalid");
        }

        var (reaction, isNew) = comment.React(call.World.NextId(), call.Actor, content);
        var json = IssueJson.Reaction(call.Urls, reaction, call.World.Now);
        return isNew ? ApiAnswer.Created(json) : ApiAnswer.Ok(json);
    }

    private static string Body(ApiCall call)
    {
        var body = call.Body.Required("body");
        ThreadText.CheckBody("IssueComment", body);
        return string.IsNullOrWhiteSpace(body) ? throw ApiRefusal.Invalid("IssueComment", "body", "missing_field") : body;
    }

    private static (IssueThread Thread, Comment Comment) Find(ApiCall call)
    {
        var id = long.Parse(call.Route("id"), CultureInfo.InvariantCulture);
        var found = call.Repository.Tracker.Threads
            .SelectMany(thread => thread.Comments, (thread, comment) => (Thread: thread, Comment: comment))
            .Where(pair => pair.Comment.Id == id)
            .ToList();
        return found is [var only] ? only : throw ApiRefusal.NotFound();
    }
}
