namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>What columns and properties are called that hold the name or the URL of an entity; the surest word first.</summary>
internal static class ColumnWords
{
    /// <summary>As spreadsheets and customer databases head them.</summary>
    public static IReadOnlyList<string> Name { get; } =
    [
        "name", "company name", "company", "organization name", "organisation name", "organization", "organisation", "account name", "account",
        "entity name", "entity", "business name", "business", "firm", "customer name", "customer", "client", "full name", "person", "brand",
        "product", "title", "label", "firma", "empresa", "entreprise",
    ];

    /// <inheritdoc cref="Name"/>
    public static IReadOnlyList<string> Url { get; } =
    [
        "url", "website", "website url", "company website", "company url", "web site", "homepage", "home page", "homepage url", "webpage",
        "web address", "site", "site url", "domain", "domain name", "company domain", "company domain name", "primary domain", "web", "link",
        "uri", "href", "linkedin url", "linkedin", "company linkedin url", "linkedin profile", "crunchbase url", "crunchbase",
    ];

    private static readonly string[] PartsOfUrl = ["website", "homepage", "domain", "url", "linkedin"];

    private static readonly string[] PartsOfName = ["company", "organization", "organisation", "name"];

    /// <summary>Position of the best name or URL column; -1 when no header says so.</summary>
    public static int Best(IReadOnlyList<string> headers, IReadOnlyList<string> words)
    {
        var plain = headers.Select(Plain).ToList();
        foreach (var word in words.Select(Plain))
        {
            if (plain.IndexOf(word) is >= 0 and var column)
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>The two columns that the headers name; -1 for one that none names. They are never the same.</summary>
    public static (int Name, int Url) Guess(IReadOnlyList<string> headers)
    {
        var url = Best(headers, Url) is >= 0 and var surely ? surely : Containing(headers, PartsOfUrl, not: -1);
        var name = Best(headers, Name) is >= 0 and var named && named != url ? named : Containing(headers, PartsOfName, not: url);
        return (name, url);
    }

    private static int Containing(IReadOnlyList<string> headers, string[] parts, int not)
    {
        var plain = headers.Select(Plain).ToList();
        return parts.Select(part => plain.FindIndex(header => header.Contains(part, StringComparison.Ordinal))).FirstOrDefault(column => column >= 0 && column != not, -1);
    }

    private static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
