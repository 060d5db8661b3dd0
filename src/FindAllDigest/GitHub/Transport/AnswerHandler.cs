using System.Net;
using System.Text.Json;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Lets an answer count only when its body is JSON of the kind that GitHub
/// documents: a gateway may answer 200 with a page of its own.</summary>
internal sealed class AnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly string[] Lists = ["/pulls", "/issues", "/comments", "/commits", "/git/matching-refs/heads"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Read whole here, so that an answer that is cut short counts as none.
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted))
        {
            return response;
        }

        var expected = IsList(request) ? JsonValueKind.Array : JsonValueKind.Object;
        if (await KindOfAsync(response, cancellationToken) == expected)
        {
            return response;
        }

        var status = (int)response.StatusCode;
        response.Dispose();
        throw new HttpRequestException(
            HttpRequestError.InvalidResponse,
            $"HTTP {status} came with a body that is not what GitHub answers, as when a gateway between here and GitHub answers in its "
                + $"place");
    }

    private static bool IsList(HttpRequestMessage request)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        return (request.Method == HttpMethod.Get
            && (Array.Exists(Lists, end => path.EndsWith(end, StringComparison.Ordinal))
                || path.Contains("/rules/branches/", StringComparison.Ordinal)))
            || (request.Method == HttpMethod.Post && path.EndsWith("/labels", StringComparison.Ordinal));
    }

    private static async Task<JsonValueKind> KindOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var answer = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            body.Position = 0;
            return answer.RootElement.ValueKind;
        }
        catch (JsonException)
        {
            return JsonValueKind.Undefined;
        }
    }
}
