using System.Text.Json.Nodes;

namespace FindAllDigest.GitHubSimulator.Faults;

/// <summary>Refusals GitHub is known for, ready to be scripted.</summary>
public static class KnownRefusals
{
    /// <summary>The primary limit is used up until <paramref name="reset"/>: 403, remaining 0.</summary>
    public static FaultRule HitsPrimaryLimit(this FaultRule rule, DateTimeOffset reset) => rule.Answers(
        403, "API rate limit exceeded for installation ID 1.",
        ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset.ToUnixTimeSeconds().ToString()));

    /// <summary>The secondary limit: 403 or 429, with <c>Retry-After</c> in seconds or without.</summary>
    public static FaultRule HitsSecondaryLimit(this FaultRule rule, int status = 403, int? retryAfter = null) => rule.Answers(
        status, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        retryAfter is { } seconds ? [("Retry-After", seconds.ToString())] : []);

    /// <summary>"Validation Failed" with one entry in <c>errors</c>.</summary>
    public static FaultRule FailsValidation(this FaultRule rule, string resource, string field, string code) => rule.Answers(new(
        422,
        new JsonObject
        {
            ["message"] = "Validation Failed",
            ["errors"] = new JsonArray(new JsonObject { ["resource"] = resource, ["field"] = field, ["code"] = code }),
            ["documentation_url"] = "https://docs.github.com/rest",
            ["status"] = "422",
        }.ToJsonString(),
        new Dictionary<string, string>()));
}
