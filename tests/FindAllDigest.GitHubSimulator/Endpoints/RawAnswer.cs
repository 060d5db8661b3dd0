using FindAllDigest.GitHubSimulator.Http;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>The raw media type, which gives a file's bytes instead of JSON.</summary>
internal static class RawAnswer
{
    public static bool IsWanted(ApiCall call) =>
        call.Accepts("application/vnd.github.raw") || call.Accepts("application/vnd.github.v3.raw");

    public static ApiAnswer Of(ReadOnlyMemory<byte> content) =>
        new(200) { Raw = content.ToArray(), ContentType = "application/vnd.github.raw+json; charset=utf-8" };
}
