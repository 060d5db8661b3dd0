namespace FindAllDigest.Core.Identity;

/// <summary>What makes two keys look alike, for <em>possibly the same as …</em> in a digest: the same registrable domain, or the same name
/// but for its legal form. A hint for people; nothing is ever merged by it.</summary>
public static class EntityLikeness
{
    /// <summary>The domain that somebody registered (<c>acme.co.uk</c> of <c>shop.acme.co.uk/jobs</c>) by the Public Suffix List; null for
    /// a key by name, an IP address, a public suffix, and what belongs to a shared host, whose domain says nothing about who it
    /// is.</summary>
    public static string? RegistrableDomain(EntityKey key)
    {
        var host = key.Host;
        var lastLabel = host.AsSpan(host.LastIndexOf('.') + 1);
        var isName = lastLabel.ContainsAnyExceptInRange('0', '9') && host[0] != '[';
        var domain = isName && !SharedHosts.Contains(host) ? PublicSuffixList.RegistrableDomain(host) : null;
        return domain is null || SharedHosts.Contains(domain) ? null : domain;
    }

    /// <summary>The name as keys by name hold it: folded by Unicode's rules, white space collapsed.</summary>
    public static string FoldedName(string name) => NameKey.Fold(name);

    /// <summary>The text folded and without accents, for sorting.</summary>
    public static string WithoutMarks(string text) => Folding.FoldWithoutMarks(text);

    /// <summary>The folded name without legal form, commas and full stops: <c>acme robotics</c> of <c>ACME Robotics, S.A.</c>; empty for a
    /// name without letters.</summary>
    public static string NameWithoutLegalForm(string name) => LegalForms.Drop(NameKey.Fold(name));

    /// <summary>Whether a name has no visible character, so that it is nobody's.</summary>
    public static bool IsNameless(string name) => string.IsNullOrWhiteSpace(name) || NameWithoutLegalForm(name).Length == 0;

    /// <summary>Whether two names are those of one entity: the same but for case, spelling of letters, and legal form. Two names without a
    /// visible character are none's.</summary>
    public static bool IsSameName(string first, string second) =>
        NameWithoutLegalForm(first) is { Length: > 0 } name && name == NameWithoutLegalForm(second);
}
