using System.Diagnostics.CodeAnalysis;

namespace FindAllDigest.Core.Identity;

/// <summary>Identifies one FindAll run. Text from outside becomes an id only through <see cref="TryParse"/>.</summary>
/// <remarks>The service gives <c>findall_</c> and 32 hexadecimal digits, and promises neither, so the rest is opaque here; it is
/// only held to characters that are safe in a URL's path, a file and a log.</remarks>
public sealed record FindAllRunId
{
    private const string Prefix = "findall_";
    private const int MaximumLength = 128;

    private FindAllRunId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FindAllRunId? id)
    {
        id = text is { Length: > 8 and <= MaximumLength }
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
                ? new(text)
                : null;
        return id is not null;
    }

    public override string ToString() => Value;
}
