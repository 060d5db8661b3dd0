using System.Text;
using FindAllDigest.Core.Figures;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Pipeline.Sessions;

namespace FindAllDigest.Site;

/// <summary>The files of the site: the page, its feeds and the table of everything.</summary>
internal static class SiteFiles
{
    /// <summary>Makes every file anew.</summary>
    /// <param name="watches">Every watch, by name.</param>
    /// <param name="day">The day (UTC) on which they are made.</param>
    /// <exception cref="Core.Failures.DigestException">A file of a watch is wrong.</exception>
    public static IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Of(IReadOnlyList<WatchData> watches, DateOnly day)
    {
        List<SiteWatch> shown = [.. watches.Select(WatchOf)];
        var entries = SiteEntry.Of(shown);
        return
        [
            ("index.html", Encoding.UTF8.GetBytes(SitePage.Of(shown, day))),
            ("feed.xml", SiteFeeds.Atom(shown, entries)),
            ("feed.json", SiteFeeds.Json(entries)),
            ("entities.csv", EntityTableCsv.Of([.. shown.Select(watch => (watch.Name.Value, watch.Table))])),
        ];
    }

    private static SiteWatch WatchOf(WatchData data)
    {
        var watch = data.Target.Watch;
        var criteria = FoundEntities.CriteriaOf(data);
        var table = FoundEntities.Of(data);
        var asked = criteria.Enrichments?.SelectMany(enrichment => enrichment.PropertyNames).ToList() ?? [];
        var entities = table.Rows.Select(row => row.Entity).ToList();
        var closed = data.Reconcile(data.State.Closed).Entities.Select(entity => entity.Key);
        return new SiteWatch
        {
            Name = watch.Name,
            Objective = criteria.Objective ?? "",
            Table = table,
            Shown = [.. TableColumns.Shown(watch.Columns, asked, entities).Select(column => column.Field)],
            Ledger = data.State.Ledger,
            TimeZone = data.Target.TimeZone,
            Precision = Precision.Of(data.Default.Catalogue.Entities, data.Default.Exclude, closed, data.State.Ledger),
            Numbers = WatchNumbersReading.Of(data) is { } numbers ? NumberSentences.Of(numbers) : NumberSentences.None,
            IsSimulated = watch.Service == WatchService.Simulator,
        };
    }
}
