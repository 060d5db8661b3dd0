using System.Text;

namespace FindAllDigest.Core.Identity;

/// <summary>One line of the list of shared hosts: which hosts it covers, and how paths are read there.</summary>
internal sealed class SharedHost
{
    private readonly byte[] _name;
    private readonly byte[]? _alias;
    private readonly bool _mobile;
    private readonly bool _countries;

    private SharedHost(string pattern, IReadOnlyList<string> rules)
    {
        IsWildcard = pattern.StartsWith("*.", StringComparison.Ordinal);
        Name = IsWildcard ? pattern[2..] : pattern;
        _name = Encoding.ASCII.GetBytes(Name);
        FoldsPath = rules.Contains("fold");
        FoldsHandle = rules.Contains("handles");
        IsSite = rules.Contains("site");
        _mobile = rules.Contains("mobile");
        _countries = rules.Contains("countries");
        _alias = rules is [.., "=", var other] ? Encoding.ASCII.GetBytes(other) : null;
    }

    public string Name { get; }

    /// <summary>Covers every sub-domain of the name instead of the name itself.</summary>
    public bool IsWildcard { get; }

    /// <summary>Each sub-domain is an ordinary site; it is listed only because its parent's domain says nothing about who it is.</summary>
    public bool IsSite { get; }

    public bool FoldsPath { get; }
    public bool FoldsHandle { get; }

    public static SharedHost Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var flags = words is [.., "=", _] ? words[1..^2] : words[1..];
        return flags.Except(["fold", "handles", "mobile", "countries", "site"]).FirstOrDefault() is { } unknown
            ? throw new FormatException($"The list of shared hosts says '{unknown}' of {words[0]}, which means nothing.")
            : new(words[0], words[1..]);
    }

    /// <summary>True where a sub-domain of the name is another door to the same pages, as <c>pt.linkedin.com</c> is.</summary>
    public bool IsDoor(ReadOnlySpan<byte> subdomain) =>
        (_mobile && (subdomain.SequenceEqual("m"u8) || subdomain.SequenceEqual("mobile"u8) || subdomain.SequenceEqual("touch"u8)))
        || (_countries && (IsCountry(subdomain) || IsCountryPair(subdomain)));

    /// <summary>Writes the one name of the host over the one it was found under; returns its length.</summary>
    public int Rewrite(Span<byte> host, int length, KeyRemarks? remarks)
    {
        if (!IsWildcard)
        {
            var name = _alias ?? _name;
            if (!host[..length].SequenceEqual(name))
            {
                remarks?.Add($"{KeyRemarks.Text(host[..length])} shows the same pages as {KeyRemarks.Text(name)}");
                name.CopyTo(host);
            }

            return name.Length;
        }

        var tail = _name.Length + ".m.".Length;
        if (_mobile && length > tail && host[(length - tail)..length].StartsWith(".m."u8))
        {
            remarks?.Add("mobile sub-domain m. dropped");
            host[(length - _name.Length - 1)..length].CopyTo(host[(length - tail)..]);
            return length - ".m".Length;
        }

        return length;
    }

    private static bool IsCountryPair(ReadOnlySpan<byte> text) =>
        text.Length == 5 && text[2] == '-' && IsCountry(text[..2]) && IsCountry(text[3..]);

    private static bool IsCountry(ReadOnlySpan<byte> letters) =>
        letters.Length == 2 && !letters.ContainsAnyExceptInRange((byte)'a', (byte)'z');
}
