using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli.Exclude;

/// <summary>An entity as a person types it: an address, a name, an entity key, or a pattern.</summary>
internal sealed record GivenEntity(string Text, string Name, string Url)
{
    private const string NamePrefix = "name:";

    public EntityKey Key => AddressCell.KeysOf(Url, Name)[0];

    public ExclusionPattern? Pattern => ExclusionPattern.TryParse(Url, out var pattern) ? pattern : null;

    /// <summary>Takes a text that is to be added for an address where it can be one, and for a name otherwise.</summary>
    /// <exception cref="DigestException">It is empty, a misspelt option, a pattern that is none,
    /// or looks like an address and is none (exit 1).</exception>
    public static GivenEntity ToAdd(string text)
    {
        var given = Of(text);
        return given.Url.Length == 0 && AddressCell.IsMeantAsAddress(text.Trim()) ? throw NoSite(text.Trim()) : given;
    }

    /// <summary>Takes a text for an address where it can be one, and for a name otherwise.</summary>
    /// <exception cref="DigestException">It is empty, a misspelt option, or a pattern that is none (exit 1).</exception>
    public static GivenEntity Of(string text)
    {
        var trimmed = OneLine.Of(text).Length == 0 ? "" : text.Trim();
        if (ExclusionPattern.IsMeant(trimmed))
        {
            return OfUrl(trimmed);
        }

        return trimmed switch
        {
            ['-', ..] =>
                throw new DigestException(
                    ExitCode.CommandLine, $"There is no option '{trimmed}'; --help lists them. A name like this goes behind --name."),
            "" => throw new DigestException(ExitCode.CommandLine, "An empty text is neither an address nor a name."),
            _ when trimmed.StartsWith(NamePrefix, StringComparison.OrdinalIgnoreCase) =>
                new(text, NameOf(trimmed[NamePrefix.Length..]), ""),
            _ => AddressCell.Read(trimmed) is { Count: > 0 } addresses
                ? new(text, "", string.Join("; ", addresses))
                : new(text, trimmed, ""),
        };
    }

    /// <summary>Takes a text for an address or a pattern, and for nothing else.</summary>
    /// <exception cref="DigestException">It is neither (exit 1).</exception>
    public static GivenEntity OfUrl(string text)
    {
        var trimmed = text.Trim();
        if (ExclusionPattern.IsMeant(trimmed) && !ExclusionPattern.TryParse(trimmed, out _))
        {
            throw new DigestException(
                ExitCode.CommandLine,
                $"'{trimmed}' is no pattern. Write *.example.com for all sub-domains, example.com/* for all pages of a site, or --name "
                    + $"for a name with a star.");
        }

        return AddressCell.Read(trimmed).Count == 0 && !ExclusionPattern.IsMeant(trimmed)
            ? throw NoSite(trimmed)
            : new(text, "", trimmed);
    }

    /// <summary>A text that is said to be a name.</summary>
    /// <exception cref="DigestException">There is nothing to see in it (exit 1).</exception>
    public static string NameOf(string text) =>
        OneLine.Of(text).Length > 0 ? text.Trim() : throw new DigestException(ExitCode.CommandLine, "An empty text is no name.");

    private static DigestException NoSite(string text) => new(
        ExitCode.CommandLine, $"'{text}' names no site. Write an address like https://example.com, or --name for a name.");
}
