using System.Net;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using Octokit;

namespace FindAllDigest.Repository.GitHub.Transport;

/// <summary>A call to GitHub that did not succeed, told in a sentence. Octokit's exceptions end here.</summary>
internal sealed class GitHubRefusalException : Exception
{
    private const int LongestQuote = 300;

    private GitHubRefusalException(Refusal refusal, FailureCause cause, Exception inner)
        : base(cause.ToString(), inner)
    {
        Refusal = refusal;
        Cause = cause;
    }

    public Refusal Refusal { get; }

    /// <summary>Why, in words that may differ each time and an identity that does not.</summary>
    public FailureCause Cause { get; }

    /// <summary>Whether the token made too many calls, which is over after a while.</summary>
    public bool IsLimit => InnerException is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException;

    /// <summary>Whether GitHub named a field of the request, and what is wrong with it.</summary>
    public bool IsAbout(string field, string code) =>
        (InnerException as ApiException)?.ApiError?.Errors?.Any(error => error.Field == field && error.Code == code) == true;

    /// <param name="purpose">What the call was for, in words that complete "Could not …".</param>
    public static GitHubRefusalException Of(string purpose, ApiException failure)
    {
        var status = (int)failure.StatusCode;
        var words = OneLine.Of(Words(failure), LongestQuote).TrimEnd('.');
        var cause = new FailureCause($"{purpose}: HTTP {status}", $"Could not {purpose}: GitHub answered HTTP {status}, {words}.", Advice(failure));
        return new GitHubRefusalException(KindOf(failure.StatusCode), cause, failure);
    }

    /// <summary>No answer came, or none that can be read.</summary>
    public static GitHubRefusalException Of(string purpose, Exception failure) =>
        new(Refusal.Unclear, new FailureCause($"{purpose}: no answer", $"Could not {purpose}: {OneLine.Of(failure.Message, LongestQuote).TrimEnd('.')}.", ""), failure);

    /// <summary>The same no, with what a person can do about it where the call alone could not tell.</summary>
    public GitHubRefusalException Advising(string remedy) => Cause.Remedy.Length > 0 ? this : new(Refusal, Cause with { Remedy = remedy }, this);

    /// <summary>The same no, with a cause that is known better than GitHub tells it.</summary>
    public GitHubRefusalException Because(FailureCause cause) => new(Refusal, cause, this);

    private static Refusal KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests => Refusal.Forbidden,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => Refusal.Missing,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => Refusal.Conflict,
        _ => Refusal.Unclear,
    };

    private static string Words(ApiException failure) =>
        failure.ApiError?.Errors is [{ Message.Length: > 0 } first, ..] ? first.Message : failure.ApiError?.Message ?? failure.Message;

    private static string Advice(ApiException failure)
    {
        if (failure is RateLimitExceededException limit)
        {
            return $"The token's calls are used up until {limit.Reset.UtcDateTime:yyyy-MM-dd HH:mm} UTC; run this again then.";
        }

        if (failure.StatusCode == HttpStatusCode.Unauthorized)
        {
            return "GITHUB_TOKEN is not valid, or no longer: in a workflow pass it github.token, elsewhere make a new one.";
        }

        var accepted = failure.HttpResponse?.Headers.FirstOrDefault(header => string.Equals(header.Key, "X-Accepted-GitHub-Permissions", StringComparison.OrdinalIgnoreCase)).Value;
        return failure.StatusCode == HttpStatusCode.Forbidden && accepted is { Length: > 0 }
            ? $"The token needs '{OneLine.Of(accepted, LongestQuote).Replace("=", ": ", StringComparison.Ordinal).Replace('_', '-')}'; give it that under 'permissions:' in the workflow."
            : "";
    }
}
