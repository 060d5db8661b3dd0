using System.Diagnostics.CodeAnalysis;

namespace FindAllDigest.GitHub.Transport;

/// <summary>The secret that GitHub knows us by. It prints as asterisks, so that no log or exception can show it by accident.</summary>
public sealed class GitHubToken
{
    private GitHubToken(string value) => Value = value;

    /// <summary>For the request header alone.</summary>
    internal string Value { get; }

    /// <summary>Reads a token; white space around it, which secrets pasted into a form often have, is dropped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out GitHubToken? token)
    {
        var trimmed = text?.Trim();
        token = trimmed is { Length: > 0 } && trimmed.All(character => character is > ' ' and <= '~') ? new(trimmed) : null;
        return token is not null;
    }

    public override string ToString() => "***";
}
