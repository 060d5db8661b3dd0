using System.Globalization;
using FindAllDigest.GitHubSimulator.Git;
using FindAllDigest.GitHubSimulator.Http;
using FindAllDigest.GitHubSimulator.Repositories;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>Makes the commit that <c>POST git/commits</c> asks for.</summary>
internal static class CommitRequest
{
    public static ObjectId Carry(ApiCall call)
    {
        var (repository, body) = (call.Repository, call.Body);
        var (message, tree) = (body.Required("message"), Known<Tree>(call, body.Required("tree"), "Tree SHA does not exist"));
        ObjectId[] parents =
        [
            .. (body.Texts("parents") ?? []).Select(
                parent => Known<Commit>(call, parent, "Parent SHA does not exist or is not a commit object"))
        ];
        var (author, committer) = (Person(call, "author"), Person(call, "committer"));

        // GitHub signs what a bot commits, as long as nobody is named: then the commit is GitHub's own.
        return author is null && committer is null && call.Token?.IsInstallation == true
            ? Commits.ByGitHub(repository, call.Actor, tree, parents, message)
            : Plain(call, author ?? call.Actor.Sign(call.World.Now), committer, tree, parents, message);
    }

    private static ObjectId Plain(
        ApiCall call, Signature author, Signature? committer, ObjectId tree, ObjectId[] parents, string message) =>
        Commits.Plain(call.Repository, author, committer ?? author, tree, parents, message);

    private static ObjectId Known<T>(ApiCall call, string sha, string words)
        where T : GitObject =>
        ObjectId.TryParse(sha, out var id) && call.Repository.Objects.TryGet<T>(id, out _) ? id : throw ApiRefusal.Unprocessable(words);

    private static Signature? Person(ApiCall call, string field) => call.Body.Object(field) is { } person
        ? new(person.Required("name"), person.Required("email"), Date(person.Text("date")) ?? call.World.Now)
        : null;

    private static DateTimeOffset? Date(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : throw ApiRefusal.Unprocessable($"Invalid request.\n\n{text} is not a valid date-time.");
}
