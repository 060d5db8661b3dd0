using System.Text;
using FindAllDigest.GitHubSimulator.Faults;

namespace FindAllDigest.GitHubSimulator.Recording;

/// <summary>A request as it arrived. Credentials are not kept.</summary>
/// <param name="Number">Counts from 1 in the order of arrival.</param>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Path">The unescaped path, without the prefix of GitHub Enterprise Server.</param>
/// <param name="Query">The unescaped query.</param>
/// <param name="Body">The bytes sent.</param>
public sealed record RecordedRequest(
    int Number, string Method, string Path, IReadOnlyDictionary<string, string> Query, ReadOnlyMemory<byte> Body)
{
    /// <summary>The <c>Accept</c> header; empty if there was none.</summary>
    public string Accept { get; init; } = string.Empty;

    /// <summary>The <c>If-None-Match</c> header, if there was one.</summary>
    public string? IfNoneMatch { get; init; }

    public string? UserAgent { get; init; }
    public string? ContentType { get; init; }

    /// <summary>The path as it was sent, still escaped, without prefix and query.</summary>
    public string RawPath { get; init; } = string.Empty;

    /// <summary>The account whose token was sent, if it is known.</summary>
    public string? Login { get; init; }

    public bool IsWrite => Method is "POST" or "PUT" or "PATCH" or "DELETE";

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Whether method and path fit a pattern such as <c>POST /repos/*/*/pulls</c>.</summary>
    public bool Is(string pattern) => RequestPattern.Parse(pattern).Matches(this);
}
