using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Imports;

/// <summary>What a column or property holds, by its head.</summary>
internal enum HeadRole { Name, FirstName, LastName, Address }

/// <summary>What the heads of columns say, by the shipped list of them; of a head letters and digits alone count.</summary>
internal static class Heads
{
    private static readonly Dictionary<HeadRole, string[]> Parts = new()
    {
        [HeadRole.Name] = ["company", "organization", "organisation", "name"],
        [HeadRole.FirstName] = [],
        [HeadRole.LastName] = [],
        [HeadRole.Address] = ["website", "homepage", "domain", "url", "linkedin"],
    };

    /// <summary>What only looks like the address or the name of an entity.</summary>
    private static readonly string[] Others =
    [
        "logo", "image", "avatar", "photo", "picture", "icon", "facebook", "twitter", "instagram", "youtube", "email", "owner", "blog",
        "feed", "api", "for emails"
    ];

    private static readonly Dictionary<HeadRole, Dictionary<string, int>> Ranks = ShippedList.Sections("column-heads.txt")
        .GroupBy(line => Enum.Parse<HeadRole>(line.Section.AsSpan(1)), line => line.Line.Split(" | "))
        .ToDictionary(
            role => role.Key,
            role => role
                .SelectMany(heads => heads)
                .Select(Plain)
                .Index()
                .DistinctBy(word => word.Item)
                .ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal));

    private static readonly string[] PlainOthers = [.. Others.Select(Plain)];

    /// <summary>How surely a head says a role, the smallest number the surest; null when it does
    /// not say so by a whole known head.</summary>
    public static int? Rank(HeadRole role, string head) => Ranks[role].TryGetValue(Plain(head), out var rank) ? rank : null;

    /// <summary>How surely a part of a head says a role; null when none does.</summary>
    public static int? PartRank(HeadRole role, string head)
    {
        var plain = Plain(head);
        var part = Array.FindIndex(Parts[role], word => plain.Contains(word, StringComparison.Ordinal));
        return part < 0 || PlainOthers.Any(other => plain.Contains(other, StringComparison.Ordinal)) ? null : part;
    }

    /// <summary>Whether a column holds first and last name together, beside one that holds the first alone.</summary>
    /// <remarks>In English <c>Name</c> beside <c>First name</c> is the whole; elsewhere it is the
    /// rest (<c>Vorname, Name</c>; <c>Prénom, Nom</c>).</remarks>
    public static bool IsWholeName(string head, string firstName) =>
        Plain(head) is "fullname" or "personname"
            || (Plain(head) == "name" && Plain(firstName) is "firstname" or "givenname" or "forename");

    /// <summary>Whether a column of a list of people holds their own addresses, and not those of their companies.</summary>
    public static bool IsOfPerson(string head) =>
        Plain(head) is "url" or "linkedin" or "linkedinurl"
            or "personlinkedinurl" or "linkedinprofile" or "linkedinprofileurl" or "profileurl";

    /// <summary>Whether a head is known whole in any role.</summary>
    public static bool IsKnown(string head) => Enum.GetValues<HeadRole>().Any(role => Rank(role, head) is not null);

    private static string Plain(string head) => string.Concat(head.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
