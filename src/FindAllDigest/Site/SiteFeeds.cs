using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace FindAllDigest.Site;

/// <summary>What was found and what changed, for feed readers: Atom (RFC 4287) and JSON Feed
/// 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
internal static class SiteFeeds
{
    private const string Title = "findall-digest: found and changed";

    /// <summary>The Atom feed, UTF-8.</summary>
    /// <param name="entries">Newest first.</param>
    public static ReadOnlyMemory<byte> Atom(IReadOnlyList<SiteWatch> watches, IReadOnlyList<SiteEntry> entries)
    {
        var feed = new SyndicationFeed(entries.Select(ItemOf))
        {
            Id = FeedId(watches).ToString(),
            Title = new TextSyndicationContent(Title),
            LastUpdatedTime = entries.Count == 0 ? DateTimeOffset.UnixEpoch : MomentOf(entries[0].Day),
        };
        feed.Authors.Add(new SyndicationPerson { Name = "findall-digest" });
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(
            stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            feed.GetAtom10Formatter().WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>The JSON feed, UTF-8.</summary>
    /// <param name="entries">Newest first.</param>
    public static ReadOnlyMemory<byte> Json(IReadOnlyList<SiteEntry> entries) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonFeed(
            "https://jsonfeed.org/version/1.1",
            Title,
            entries.Select(entry => new JsonFeedItem(
                entry.Id.ToString(), entry.Title, entry.Text, $"{entry.Day:yyyy-MM-dd}T00:00:00Z", entry.Address?.Text))),
        JsonFeedContext.Default.JsonFeed);

    private static Uri FeedId(IReadOnlyList<SiteWatch> watches) =>
        SiteEntry.IdOf($"feed\n{string.Join('\n', watches.Select(watch => watch.Name.Value))}");

    private static SyndicationItem ItemOf(SiteEntry entry)
    {
        var item = new SyndicationItem
        {
            Id = entry.Id.ToString(),
            Title = new TextSyndicationContent(entry.Title),
            Content = new TextSyndicationContent(entry.Text.Length > 0 ? entry.Text : entry.Title),
            LastUpdatedTime = MomentOf(entry.Day),
            PublishDate = MomentOf(entry.Day),
        };
        if (entry.Address is { } address && Uri.TryCreate(address.Text, UriKind.Absolute, out var uri))
        {
            item.Links.Add(SyndicationLink.CreateAlternateLink(uri));
        }

        return item;
    }

    private static DateTimeOffset MomentOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

internal sealed record JsonFeed(string Version, string Title, IEnumerable<JsonFeedItem> Items);

internal sealed record JsonFeedItem(string Id, string Title, string ContentText, string DatePublished, string? Url);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(JsonFeed))]
internal sealed partial class JsonFeedContext : JsonSerializerContext;
