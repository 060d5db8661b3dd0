using System.Net;
using System.Text.Json;
using FindAllDigest.Core.Text;
using Octokit;

namespace FindAllDigest.GitHub.Transport;

/// <summary>What GitHub said when it refused, and what a person can do about it.</summary>
/// <remarks>The words are passed on, and tell which remedy helps where GitHub has no code for it.</remarks>
internal static class RefusalWords
{
    private const int LongestQuote = 400;

    // Rules of branches have no code of their own: 403, 409 and 422 all occur, and so do these words.
    private static readonly string[] BranchRules =
    [
        "rule violation", "creations being restricted", "protected branch", "protected ref", "not authorized to push to this branch",
        "reference update failed",
        "must be made through a pull request", "must have verified signatures", "required status check", "approving review is required",
        "cannot force-push to this branch",
    ];

    /// <summary>GitHub's sentence and each of its errors, on one line and without a full stop.</summary>
    public static string Of(ApiException failure) => OneLine.Of(Said(failure), LongestQuote).TrimEnd('.', ' ');

    /// <summary>Whether a rule for branches stands in the way.</summary>
    public static bool IsBranchRule(ApiException failure) =>
        failure.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity
        && Said(failure) is var said
        && Array.Exists(BranchRules, words => said.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a person can do; empty where the words say all.</summary>
    public static string Advice(ApiException failure)
    {
        if (failure is RateLimitExceededException limit)
        {
            return $"The token's calls are used up until {PeopleTime.Minute(limit.Reset)}; run this again then.";
        }

        if (IsBranchRule(failure))
        {
            return "A rule for branches forbids it: see Settings → Rules → Rulesets, or Settings → Branches.";
        }

        var accepted = failure.HttpResponse?.Headers.FirstOrDefault(
            header => string.Equals(header.Key, "X-Accepted-GitHub-Permissions", StringComparison.OrdinalIgnoreCase)).Value;
        return failure.StatusCode switch
        {
            HttpStatusCode.Unauthorized =>
                "GITHUB_TOKEN is not valid, or no longer: in a workflow pass it github.token, elsewhere make a new one.",
            HttpStatusCode.Gone when Said(failure).Contains("issues", StringComparison.OrdinalIgnoreCase) =>
                "Switch issues on under Settings → General → Features → Issues.",
            HttpStatusCode.Forbidden when accepted is { Length: > 0 } =>
                $"The token needs '{OneLine.Of(accepted, LongestQuote).Replace("=", ": ", StringComparison.Ordinal).Replace('_', '-')}'; "
                    + $"give it that under 'permissions:' in the workflow.",
            _ => "",
        };
    }

    private static string Said(ApiException failure)
    {
        try
        {
            using var answer = JsonDocument.Parse(failure.HttpResponse?.Body as string ?? "");
            return Said(answer.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, such as a gateway's page.
            return PageText.Of(failure.HttpResponse?.Body as string ?? "") is { Length: > 0 } words ? words : "without a word";
        }
    }

    private static string Said(JsonElement answer)
    {
        var errors = answer.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(Error)
            : [];
        return string.Join(
            ": ",
            new[] { Text(answer, "message"), string.Join("; ", errors.Where(error => error.Length > 0)) }.Where(part => part.Length > 0));
    }

    // Documented as an object of resource, field, code and message; some endpoints send a plain sentence.
    private static string Error(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            return error.ToString();
        }

        var place = string.Join('.', new[] { Text(error, "resource"), Text(error, "field") }.Where(part => part.Length > 0));
        var what = string.Join(", ", new[] { Text(error, "code"), Text(error, "message") }.Where(part => part.Length > 0));
        return string.Join(": ", new[] { place, what }.Where(part => part.Length > 0));
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
