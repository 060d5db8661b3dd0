using System.Text.RegularExpressions;
using FindAllDigest.GitHubSimulator.Recording;

namespace FindAllDigest.GitHubSimulator.Faults;

/// <summary>A method (or <c>*</c>) and a path in which <c>*</c> is one segment and <c>**</c> any number of them.</summary>
public sealed record RequestPattern
{
    private readonly string _method;
    private readonly Regex _path;

    private RequestPattern(string method, Regex path) => (_method, _path) = (method, path);

    /// <exception cref="FormatException">The text is not a method, a blank and a path.</exception>
    public static RequestPattern Parse(string text)
    {
        if (text.Split(' ') is not [var method, ['/', ..] path])
        {
            throw new FormatException($"'{text}' is not like 'POST /repos/*/*/pulls'.");
        }

        var expression = Regex.Escape(path)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]+", StringComparison.Ordinal);
        return new(method, new($"^{expression}$", RegexOptions.CultureInvariant));
    }

    public bool Matches(RecordedRequest request) => (_method == "*" || _method == request.Method) && _path.IsMatch(request.Path);
}
