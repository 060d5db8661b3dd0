namespace FindAllDigest.Core.Imports;

/// <summary>Which columns or properties hold names and addresses, counted from 0.</summary>
/// <param name="Names">One column, or the two of first and last name; none where no head says so.</param>
/// <param name="Urls">All columns with addresses, the surest first.</param>
internal sealed record ColumnGuess(IReadOnlyList<int> Names, IReadOnlyList<int> Urls)
{
    public bool IsNothing => Names.Count + Urls.Count == 0;

    /// <summary>By the words of the heads and what a person says about them.</summary>
    public static ColumnGuess Of(IReadOnlyList<string> heads, ColumnChoice choice)
    {
        var urls = Chosen(heads, choice.Url) ?? UrlsOf(heads);
        var names = Chosen(heads, choice.Name) ?? NamesOf(heads, [.. urls]);
        if (choice.Url is null && names.Count > 1 && urls.FindAll(column => Heads.IsOfPerson(heads[column])) is { Count: > 0 } own)
        {
            // The company's website says nothing about the person whose own address is there.
            urls = own;
        }

        // What a person names is not also the other one.
        return new(choice.Name is null ? [.. names.Except(urls)] : names, choice.Url is null ? [.. urls.Except(names)] : urls);
    }

    private static List<int>? Chosen(IReadOnlyList<string> heads, string? asked) =>
        asked is null ? null : [.. Enumerable.Range(0, heads.Count).Where(column => ColumnChoice.IsSame(asked, heads[column])).Take(1)];

    private static List<int> UrlsOf(IReadOnlyList<string> heads) =>
        Ranked(heads, head => Heads.Rank(HeadRole.Address, head)) is { Count: > 0 } known
            ? known
            : Ranked(heads, head => Heads.PartRank(HeadRole.Address, head));

    private static List<int> NamesOf(IReadOnlyList<string> heads, HashSet<int> urls)
    {
        var first = Ranked(heads, head => Heads.Rank(HeadRole.FirstName, head)).Take(1);
        var last = Ranked(heads, head => Heads.Rank(HeadRole.LastName, head)).Take(1);
        var whole = Ranked(heads, head => Heads.Rank(HeadRole.Name, head)).Where(column => !urls.Contains(column)).Take(1).ToList();

        // A row with first and last name is about a person, whatever company is named beside; but 'Full name' has both already.
        List<int> person = [.. first, .. last];
        return person.Count == 2 && !(whole is [var column] && Heads.IsWholeName(heads[column], heads[person[0]])) ? person
            : whole.Count > 0 ? whole
            : person.Count > 0 ? person
            : [.. Ranked(heads, head => Heads.PartRank(HeadRole.Name, head)).Where(part => !urls.Contains(part)).Take(1)];
    }

    private static List<int> Ranked(IReadOnlyList<string> heads, Func<string, int?> rank) =>
        [.. heads
            .Index()
            .Select(head => (head.Index, Rank: rank(head.Item)))
            .Where(head => head.Rank is not null)
            .OrderBy(head => head.Rank)
            .Select(head => head.Index)];
}
