using FindAllDigest.GitHubSimulator.Recording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Takes a request off the wire.</summary>
internal sealed class RequestReader(string prefix)
{
    private int _count;

    public async Task<RecordedRequest> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var number = Interlocked.Increment(ref _count);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? request.Path;
        return new(number, request.Method, Unescape(WithoutPrefix(request.Path)), Query(request), body.ToArray())
        {
            Accept = request.Headers.Accept.ToString(),
            IfNoneMatch = request.Headers.IfNoneMatch is [{ } tag, ..] ? tag : null,
            UserAgent = request.Headers.UserAgent is [{ } agent, ..] ? agent : null,
            ContentType = request.ContentType,
            RawPath = WithoutPrefix(target.Split('?')[0]),
        };
    }

    /// <summary>ASP.NET leaves an escaped slash as it is, since it would change the path; GitHub takes it for a slash in names.</summary>
    public static string Unescape(string? text) => (text ?? string.Empty).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Query(HttpRequest request) =>
        request.Query.ToDictionary(item => item.Key, item => item.Value.ToString(), StringComparer.Ordinal);

    private string WithoutPrefix(string path) => path.StartsWith(prefix + "/", StringComparison.Ordinal) ? path[prefix.Length..] : path;
}
