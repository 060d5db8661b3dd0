using FindAllDigest.GitHubSimulator.Http;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>The raw media type, which gives a file's bytes instead of JSON.</summary>
internal static class RawAnswer
{
    private static readonly string[] MediaTypes =
    [
        "application/vnd.github.raw+json",
        "application/vnd.github.v3.raw",
        "application/vnd.github.raw"
    ];

    public static bool IsWanted(ApiCall call) => MediaTypes.Any(call.Accepts);

    /// <summary>GitHub answers with the media type that was asked for.</summary>
    public static ApiAnswer Of(ApiCall call, ReadOnlyMemory<byte> content) =>
        new(200) { Raw = content.ToArray(), ContentType = $"{MediaTypes.First(call.Accepts)}; charset=utf-8" };
}
