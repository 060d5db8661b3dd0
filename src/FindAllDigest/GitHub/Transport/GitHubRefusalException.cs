using System.Net;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using Octokit;

namespace FindAllDigest.GitHub.Transport;

/// <summary>A call to GitHub that did not succeed (exit 4), told in a sentence. Octokit's exceptions end here.</summary>
internal sealed class GitHubRefusalException : DigestException
{
    private const int LongestQuote = 300;

    private GitHubRefusalException(Refusal refusal, FailureCause cause, Exception inner)
        : base(ExitCode.GitHub, cause.ToString(), inner) => (Refusal, Cause) = (refusal, cause);

    public Refusal Refusal { get; }

    /// <summary>Whether GitHub named a field of the request, and what is wrong with it.</summary>
    public bool IsAbout(string field, string code) =>
        (InnerException as ApiException)?.ApiError?.Errors?.Any(error => error.Field == field && error.Code == code) == true;

    /// <summary>Whether a rule for branches stands in the way, and not the branch itself.</summary>
    public bool IsBranchRule => InnerException is ApiException failure && RefusalWords.IsBranchRule(failure);

    /// <summary>Whether the same call may succeed in some minutes although nobody mends anything.</summary>
    public bool MayPass => Refusal is Refusal.Limited or Refusal.Unclear;

    /// <param name="purpose">What the call was for, in words that complete "Could not …".</param>
    public static GitHubRefusalException Of(string purpose, ApiException failure)
    {
        var status = (int)failure.StatusCode;
        var cause = new FailureCause(
            $"{purpose}: HTTP {status}",
            $"Could not {purpose}: GitHub answered HTTP {status}, {RefusalWords.Of(failure)}.",
            RefusalWords.Advice(failure));
        return new GitHubRefusalException(KindOf(failure), cause, failure);
    }

    /// <summary>No answer came, or none that can be read.</summary>
    public static GitHubRefusalException Of(string purpose, Exception failure) =>
        new(
            Refusal.Unclear,
            new FailureCause(
                $"{purpose}: no answer", $"Could not {purpose}: {OneLine.Of(failure.Message, LongestQuote).TrimEnd('.')}.", ""),
            failure);

    /// <summary>GitHub answered, but not with what was asked for.</summary>
    /// <param name="what">What the answer should be, such as <c>a pull request</c>.</param>
    public static GitHubRefusalException Unreadable(string purpose, string what) => new(
        Refusal.Unclear,
        new FailureCause(
            $"{purpose}: no answer", $"Could not {purpose}: GitHub's answer is not {what}, so nobody knows whether it was done.", ""),
        new InvalidDataException(what));

    /// <summary>The same with a better idea of what a person can do.</summary>
    public GitHubRefusalException With(string remedy) => Because(Cause with { Remedy = remedy });

    /// <summary>The same no, with a cause that is known better than GitHub tells it.</summary>
    public GitHubRefusalException Because(FailureCause cause) => new(Refusal, cause, InnerException ?? this);

    private static Refusal KindOf(ApiException failure) => failure.StatusCode switch
    {
        _ when failure is RateLimitExceededException or SecondaryRateLimitExceededException or AbuseException => Refusal.Limited,
        HttpStatusCode.TooManyRequests => Refusal.Limited,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refusal.Forbidden,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => Refusal.Missing,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => Refusal.Conflict,
        _ => Refusal.Unclear,
    };
}
