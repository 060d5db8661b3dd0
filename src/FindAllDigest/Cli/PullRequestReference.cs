using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FindAllDigest.Core.Failures;
using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli;

/// <summary>A pull request as it is typed: <c>12</c>, <c>#12</c>, or its address with whatever page of it is open.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Repository"><c>owner/name</c> where an address was typed; else empty.</param>
internal sealed record PullRequestReference(int Number, string Repository)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out PullRequestReference? reference)
    {
        reference = Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? OfAddress(address)
            : Of(text.Trim().TrimStart('#'), "");
        return reference is not null;
    }

    /// <summary>The number, if it is one of this repository.</summary>
    /// <exception cref="DigestException">The address is another repository's (exit 1).</exception>
    public int NumberIn(GitHubActions actions) =>
        Repository.Length == 0
            || actions.Repository.Length == 0
            || string.Equals(Repository, actions.Repository, StringComparison.OrdinalIgnoreCase)
            ? Number
            : throw new DigestException(
                ExitCode.CommandLine, $"Pull request {Number} is one of {Repository}, and this repository is {actions.Repository}.");

    private static PullRequestReference? OfAddress(Uri address) => address.AbsolutePath.Split('/') switch
    {
        ["", { Length: > 0 } owner, { Length: > 0 } name, "pull" or "pulls" or "issues", var number, ..] => Of(number, $"{owner}/{name}"),
        _ => null,
    };

    private static PullRequestReference? Of(string number, string repository) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed > 0
            ? new(parsed, repository)
            : null;
}
