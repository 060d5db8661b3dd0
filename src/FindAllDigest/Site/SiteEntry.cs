using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Site;

/// <summary>One entry of a feed: an entity that was found, or something about one that changed.</summary>
/// <param name="Id">Stays the same whenever the feed is made again.</param>
/// <param name="Day">The day (UTC) of the digest that told it.</param>
/// <param name="Title">One plain line.</param>
/// <param name="Text">Plain lines.</param>
/// <param name="Address">The entity's page; null where it has none that is safe to link.</param>
internal sealed record SiteEntry(Uri Id, DateOnly Day, string Title, string Text, WebAddress? Address)
{
    /// <summary>Most entries of a feed.</summary>
    public const int Most = 100;

    /// <summary>The newest entries of all watches, newest first.</summary>
    public static IReadOnlyList<SiteEntry> Of(IReadOnlyList<SiteWatch> watches) =>
    [
        .. watches.SelectMany(watch => watch.Table.Rows.SelectMany(row => Of(watch, row)))
            .OrderByDescending(entry => entry.Day)
            .ThenBy(entry => entry.Title, StringComparer.Ordinal)
            .ThenBy(entry => entry.Id.ToString(), StringComparer.Ordinal)
            .Take(Most),
    ];

    /// <summary>Names something by what it is: a version 8 UUID (RFC 9562) of the first 128 bits of the text's SHA-256.</summary>
    public static Uri IdOf(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Uri($"urn:uuid:{new Guid(bytes, bigEndian: true)}");
    }

    private static IEnumerable<SiteEntry> Of(SiteWatch watch, EntityRow row)
    {
        var entity = row.Entity;
        var name = Visible(entity.Name.Length > 0 ? entity.Name : entity.Url);
        var address = WebAddress.TryParse(entity.Url, out var page) ? page : null;
        yield return new SiteEntry(
            IdOf($"{watch.Name.Value}\nfound\n{entity.Key.Value}"),
            entity.FirstSeen,
            $"{watch.Name.Value}: {name} is new",
            Found(watch, row),
            address);
        foreach (var change in entity.Changes)
        {
            yield return new SiteEntry(
                IdOf($"{watch.Name.Value}\n{change.Date:yyyy-MM-dd}\n{change.MarkOf(entity.Key)}"),
                change.Date,
                $"{watch.Name.Value}: {name}: {Visible(watch.HeadingOf(change))} changed",
                $"{Visible(AnswerText.Of(change.BeforeJson))} → {Visible(AnswerText.Of(change.AfterJson))}",
                WebAddress.TryParse(change.Source, out var source) ? source : address);
        }
    }

    private static string Found(SiteWatch watch, EntityRow row)
    {
        List<string> lines =
        [
            Visible(row.Entity.Description),
            .. watch.ShownOf(row).Select(shown => $"{Visible(shown.Column.Heading)}: {Visible(shown.Cell.Text)}"),
        ];
        if (watch.DoubtsOf(row) is { Count: > 0 } doubts)
        {
            lines.Add($"Doubts: {Visible(string.Join(' ', doubts))}");
        }

        return string.Join(
            '\n',
            (watch.IsSimulated ? ["Made up by the built-in simulator."] : Array.Empty<string>()).Concat(
                lines.Where(line => line.Length > 0)));
    }

    private static string Visible(string text) => OneLine.Of(text);
}
