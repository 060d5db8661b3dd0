using System.Diagnostics.CodeAnalysis;
using FindAllDigest.GitHubSimulator.Permissions;
using FindAllDigest.GitHubSimulator.Recording;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Carries one request out on the world: who asks, how often, may they, and then the endpoint's work, all as one step.</summary>
internal sealed class Operator(GitHubWorld world, Urls urls, RateLimit limit)
{
    private static readonly Endpoint Unknown = new("*", "*", string.Empty, Requirement.Nothing, _ => throw ApiRefusal.NotFound());

    [SuppressMessage("Design", "CA1031", Justification = "A bug of the simulator must reach the test as an answer it can read.")]
    public (WireAnswer Answer, Token? Token) Carry(
        RecordedRequest request, string? authorization, IReadOnlyDictionary<string, string> route, Endpoint? endpoint)
    {
        Token? token = null;
        lock (world.Gate)
        {
            var known = endpoint ?? Unknown;
            try
            {
                token = Gatekeeper.Authenticate(world, authorization);
                var answer = WireAnswer.Of(Handle(request, route, known, token), request);
                return (Counted(answer, request, token), token);
            }
            catch (ApiRefusal refusal)
            {
                return (Counted(WireAnswer.Of(refusal, known.Documentation), request, token), token);
            }
            catch (Exception bug)
            {
                return (WireAnswer.Of(new ApiRefusal(500, $"The simulator has a bug: {bug}"), known.Documentation), token);
            }
        }
    }

    private ApiAnswer Handle(RecordedRequest request, IReadOnlyDictionary<string, string> route, Endpoint endpoint, Token? token)
    {
        if (IsCounted(request) && limit.IsExhausted(Who(token)))
        {
            throw new ApiRefusal(403, "API rate limit exceeded for installation ID 1.")
            {
                Documentation = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api",
            };
        }

        if (request.UserAgent is null)
        {
            throw new ApiRefusal(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.");
        }

        var call = new ApiCall(world, urls, request, route, token);
        Gatekeeper.Authorize(call, endpoint.Requirement);
        return endpoint.Handle(call);
    }

    // What the reader already had, and the question for the limit itself, cost nothing.
    private WireAnswer Counted(WireAnswer answer, RecordedRequest request, Token? token)
    {
        if (answer.Status != 304 && IsCounted(request) && !limit.IsExhausted(Who(token)))
        {
            limit.Count(Who(token));
        }

        foreach (var (name, value) in limit.Headers(Who(token)))
        {
            answer.Headers.TryAdd(name, value);
        }

        return answer;
    }

    private static bool IsCounted(RecordedRequest request) => request.Path != "/rate_limit";

    private static string Who(Token? token) => token?.Secret ?? string.Empty;
}
