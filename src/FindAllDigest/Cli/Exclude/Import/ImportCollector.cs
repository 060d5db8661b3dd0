using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Decides for each name and URL of foreign text whether they can be a row.</summary>
/// <remarks>Nothing foreign becomes a pattern: a line of a long file would silently exclude a part of the web.</remarks>
internal sealed class ImportCollector
{
    private const int LongestName = 500;
    private const int LongestQuote = 80;

    private readonly List<ImportedEntity> _entities = [];
    private readonly List<UnusableLine> _unusable = [];
    private int _unmatched;
    private string? _nameFrom;
    private string? _urlFrom;

    /// <summary>Takes what a row or an object says.</summary>
    public void Add(int line, string name, string url)
    {
        (name, url) = (name.Trim(), url.Trim());
        if (ExclusionPattern.IsMeant(url))
        {
            Refuse(line, $"{Quote(url)} reads like a pattern; add it with 'exclude add' if it is meant so");
        }
        else if (name.Length > LongestName)
        {
            Refuse(line, $"a name of {name.Length} characters is none");
        }
        else if (url.Length > 0 && !EntityKey.Of(url, null).IsByName)
        {
            _entities.Add(new(line, name, url));
        }
        else if (name.Length > 0)
        {
            // A URL that names no site (n/a, -, an e-mail address) says nothing beside a name.
            _entities.Add(new(line, name, ""));
        }
        else
        {
            Refuse(line, url.Length == 0 ? "neither a name nor a URL" : $"{Quote(url)} names no site, and there is no name");
        }
    }

    /// <summary>Takes a text that is either a URL or a name.</summary>
    public void Add(int line, string text)
    {
        var isUrl = ExclusionPattern.IsMeant(text.Trim()) || !EntityKey.Of(text.Trim(), null).IsByName;
        Add(line, isUrl ? "" : text, isUrl ? text : "");
    }

    public void Refuse(int line, string why) => _unusable.Add(new(line, why));

    /// <summary>Passes over a candidate that is no match.</summary>
    public void PassOver() => _unmatched++;

    /// <summary>Remembers where names and URLs are taken from; what is known already stays.</summary>
    public void Note(string? nameFrom, string? urlFrom)
    {
        _nameFrom ??= nameFrom;
        _urlFrom ??= urlFrom;
    }

    public ImportReading ToReading() => new(_entities, _unusable, _unmatched, _nameFrom, _urlFrom);

    private static string Quote(string text) => $"'{OneLine.Of(text, LongestQuote)}'";
}
