using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.GitHubSimulator.Recording;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>An answer in the shape in which it goes over the wire.</summary>
internal sealed record WireAnswer(int Status, Dictionary<string, string> Headers, byte[] Body)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes bytes of an answer; a reader who already has them gets 304.</summary>
    public static WireAnswer Of(ApiAnswer answer, RecordedRequest request)
    {
        var body = answer.Raw ?? (answer.Json is null ? [] : Encoding.UTF8.GetBytes(answer.Json.ToJsonString(Options)));
        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase);
        if (body.Length > 0)
        {
            headers["Content-Type"] = answer.ContentType;
        }

        if (request.IsWrite || answer.Status != 200)
        {
            return new(answer.Status, headers, body);
        }

        headers["ETag"] = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"";
        headers["Cache-Control"] = "private, max-age=60, s-maxage=60";
        if (request.IfNoneMatch?.Contains(headers["ETag"], StringComparison.Ordinal) != true)
        {
            return new(200, headers, body);
        }

        headers.Remove("Content-Type");
        return new(304, headers, []);
    }

    public static WireAnswer Of(ApiRefusal refusal, string documentation)
    {
        var body = new JsonObject { ["message"] = refusal.Message };
        if (refusal.Errors is { } errors)
        {
            body["errors"] = errors.DeepClone();
        }

        body["documentation_url"] = refusal.Documentation
            ?? $"https://docs.github.com/rest{(documentation.Length > 0 ? "/" : "")}{documentation}";
        body["status"] = refusal.Status.ToString();
        return new(refusal.Status, Json(refusal.Headers), Encoding.UTF8.GetBytes(body.ToJsonString(Options)));
    }

    public static WireAnswer Of(ScriptedAnswer answer) => new(answer.Status, Json(answer.Headers), Encoding.UTF8.GetBytes(answer.Body));

    private static Dictionary<string, string> Json(IReadOnlyDictionary<string, string> headers) =>
        new(headers, StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json; charset=utf-8" };
}
