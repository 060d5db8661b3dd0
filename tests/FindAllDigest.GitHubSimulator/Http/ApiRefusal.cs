using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>GitHub says no: a status with the words of the error body.</summary>
public sealed class ApiRefusal(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The <c>errors</c> of the body, if it has any.</summary>
    public JsonArray? Errors { get; init; }

    /// <summary>The page named in the body; none means the endpoint's own.</summary>
    public string? Documentation { get; init; }

    /// <summary>Headers that belong to the refusal.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ApiRefusal NotFound() => new(404, "Not Found");

    public static ApiRefusal Unprocessable(string message) => new(422, message);

    /// <summary>GitHub's "Validation Failed" with one entry.</summary>
    /// <param name="resource">For example <c>PullRequest</c>.</param>
    /// <param name="field">For example <c>base</c>; none for the whole resource.</param>
    /// <param name="code">For example <c>invalid</c> or <c>custom</c>.</param>
    /// <param name="message">The words that come with the code <c>custom</c>.</param>
    public static ApiRefusal Invalid(string resource, string? field, string code, string? message = null)
    {
        var error = new JsonObject { ["resource"] = resource, ["code"] = code };
        if (field is not null)
        {
            error["field"] = field;
        }

        if (message is not null)
        {
            error["message"] = message;
        }

        return new(422, "Validation Failed") { Errors = [error] };
    }
}
