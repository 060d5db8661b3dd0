using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Imports;

/// <summary>Decides for each name and address of foreign text whether they can be a row.</summary>
/// <remarks>Nothing foreign becomes a pattern: a line of a long file would silently exclude a part of the web.</remarks>
public sealed class ImportCollector
{
    private const int LongestName = 500;
    private const int LongestQuote = 80;
    private const string BetweenAddresses = "; ";

    private readonly List<ImportedEntity> _entities = [];
    private readonly List<ImportLine> _unusable = [];
    private readonly List<ImportLine> _passedOver = [];
    private int _unmatched;
    private IReadOnlyList<string> _nameFrom = [];
    private IReadOnlyList<string> _urlFrom = [];

    /// <summary>Takes what a row or an object says.</summary>
    /// <param name="cells">What may hold its addresses, the surest first; the first that holds any counts.</param>
    public void Add(int line, string name, params IReadOnlyList<string> cells)
    {
        name = name.Trim();
        if (cells.FirstOrDefault(ExclusionPattern.IsMeant) is { } pattern)
        {
            Refuse(line, $"{Quote(pattern.Trim())} reads like a pattern; add it with 'exclude add' if it is meant so");
        }
        else if (name.Length > LongestName)
        {
            Refuse(line, $"a name of {name.Length} characters is none");
        }
        else if (cells.Select(AddressCell.Read).FirstOrDefault(found => found.Count > 0) is { } addresses)
        {
            _entities.Add(new(line, name, string.Join(BetweenAddresses, addresses.Select(address => address.Trim()))));
        }
        else if (name.Length > 0)
        {
            // A text that names no site (n/a, -, an e-mail address) says nothing beside a name.
            _entities.Add(new(line, name, ""));
        }
        else
        {
            var text = cells.Select(cell => cell.Trim()).FirstOrDefault(cell => cell.Length > 0);
            Refuse(line, text is null ? "neither a name nor a URL" : $"{Quote(text)} names no site, and there is no name");
        }
    }

    public void Refuse(int line, string why) => _unusable.Add(new(line, why));

    /// <summary>Passes over what is no row at all.</summary>
    public void PassOver(int line, string why) => _passedOver.Add(new(line, why));

    /// <summary>Passes over a candidate that is no match.</summary>
    public void PassOverUnmatched() => _unmatched++;

    /// <summary>Remembers where names and addresses are taken from; what is known already stays.</summary>
    public void Note(IReadOnlyList<string> nameFrom, IReadOnlyList<string> urlFrom) =>
        (_nameFrom, _urlFrom) = (_nameFrom.Count > 0 ? _nameFrom : nameFrom, _urlFrom.Count > 0 ? _urlFrom : urlFrom);

    public ImportReading ToReading() => new(_entities, _unusable, _passedOver, _unmatched, _nameFrom, _urlFrom);

    private static string Quote(string text) => $"'{OneLine.Of(text, LongestQuote)}'";
}
