using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using FindAllDigest.Core.Tables;
using FindAllDigest.Core.Text;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Site;

/// <summary>The page that shows everything found: one file that needs no server, no network and, to be read, no script.</summary>
/// <remarks>Its policy allows this very style and this very script by their hashes and nothing else, so whatever a text of the open web
/// might smuggle in would not run. <see cref="HtmlWriter"/> already sees to it that nothing is smuggled in.</remarks>
internal static class SitePage
{
    // More columns than these make a line unreadable; then the values of each entity stand in one cell.
    private const int MostColumns = 4;

    private static readonly string Style = Asset("site.css");
    private static readonly string Script = Asset("site.js");

    /// <summary>The page.</summary>
    /// <param name="watches">Every watch, in the order in which it is named.</param>
    /// <param name="day">The day (UTC) on which it is made.</param>
    public static string Of(IReadOnlyList<SiteWatch> watches, DateOnly day)
    {
        var html = new HtmlWriter();
        html.Write($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {Hash(Style)}; script-src {Hash(Script)}; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <title>{Title(watches)}</title>
            <link rel="alternate" type="application/atom+xml" title="What was found and what changed" href="feed.xml">
            <link rel="alternate" type="application/feed+json" title="What was found and what changed" href="feed.json">
            <style>
            """);
        html.Write(new HtmlText(Style));
        html.Write($"</style>\n</head>\n<body>\n<script>");
        html.Write(new HtmlText(Script));
        html.Write($"""
            </script>
            <header>
            <h1>{Title(watches)}</h1>
            <p>As of {day}. <a href="feed.xml">Atom feed</a> · <a href="feed.json">JSON feed</a> · <a href="entities.csv">Table for spreadsheets</a></p>
            {Warning(watches)}
            </header>
            <main>

            """);
        html.Write(SiteFigures.Of(watches));
        WriteTable(html, watches);
        html.Write($"\n</main>\n<script type=\"application/json\" id=\"evidence\">");
        html.Write(new HtmlText(SiteEvidence.Of(watches)));
        html.Write($"</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static string Title(IReadOnlyList<SiteWatch> watches)
    {
        var found = Plural.Of(watches.Sum(watch => watch.Table.Rows.Count), "entity", "entities");
        return watches is [var only] ? $"{only.Name.Value}: {found}" : $"{found} of {Plural.Of(watches.Count, "watch", "watches")}";
    }

    private static HtmlText Warning(IReadOnlyList<SiteWatch> watches)
    {
        var madeUp = watches.Where(watch => watch.IsSimulated).Select(watch => watch.Name.Value).ToList();
        var html = new HtmlWriter();
        return (madeUp.Count == 0 ? html : html.Write(
            $"<p class=\"warning\"><strong>Made up:</strong> the entities of {string.Join(", ", madeUp)} come from the built-in "
                + $"simulator. Nothing was bought.</p>")).ToPiece();
    }

    private static void WriteTable(HtmlWriter html, IReadOnlyList<SiteWatch> watches)
    {
        var columns = ColumnsOf(watches);
        html.Write($"""
            <section aria-labelledby="entities">
            <h2 id="entities">Entities</h2>
            <form id="filters" role="search" hidden>
            <label>Search <input type="search" id="search" autocomplete="off"></label>
            {Choice("watch", "Watch", watches.Select(watch => watch.Name.Value))}
            {Choice("status", "Status", Rows(watches).Select(row => Kind(row.Fate)))}
            {Choice("match", "Match", Rows(watches).Select(row => row.Match))}
            <label>First seen from <input type="date" id="from"></label>
            <label>until <input type="date" id="until"></label>
            <button type="reset">Clear</button>
            </form>
            <p id="count" role="status"></p>
            <div class="scroll" role="region" aria-labelledby="entities" tabindex="0">
            <table id="table">
            <thead><tr><th scope="col">Name</th><th scope="col">Watch</th><th scope="col">Status</th><th scope="col">Match</th>
            """);
        foreach (var column in columns)
        {
            html.Write($"<th scope=\"col\">{column.Heading}</th>");
        }

        html.Write($"<th scope=\"col\">First seen</th><th scope=\"col\">Last seen</th></tr></thead>\n<tbody>\n");
        var number = 0;
        for (var watch = 0; watch < watches.Count; watch++)
        {
            foreach (var row in watches[watch].Table.Rows)
            {
                WriteRow(html, watches[watch], row, columns, number++);
            }
        }

        html.Write($"</tbody>\n</table>\n</div>\n<p><button type=\"button\" id=\"more\" hidden>Show more</button></p>\n</section>\n");
    }

    private static void WriteRow(HtmlWriter html, SiteWatch watch, EntityRow row, IReadOnlyList<SiteColumn> columns, int number)
    {
        html.Write($"<tr data-e=\"{number}\"><th scope=\"row\">{row.Entity.Name}");
        if (WebAddress.TryParse(row.Entity.Url, out var address))
        {
            html.Write($" <a href=\"{address.Text}\" rel=\"noopener nofollow\">{SiteLink.Host(address)}</a>");
        }

        html.Write($"</th><td>{watch.Name.Value}</td><td>{row.Fate}</td><td>{row.Match}");
        if (watch.DoubtsOf(row) is { Count: > 0 } doubts)
        {
            html.Write($" <span class=\"doubt\" title=\"{string.Join(' ', doubts)}\">⚠ {Plural.Of(doubts.Count, "doubt")}</span>");
        }

        html.Write($"</td>");
        foreach (var column in columns)
        {
            column.Write(html, watch, row);
        }

        html.Write(
            $"<td{Key(row.Entity.FirstSeen)}>{row.Entity.FirstSeen}</td><td{Key(row.Entity.LastSeen)}>{row.Entity.LastSeen}</td></tr>\n");
    }

    /// <summary>What the script sorts and filters a day by.</summary>
    private static HtmlText Key(DateOnly day) => new($" data-s=\"{day:yyyy-MM-dd}\"");

    private static IReadOnlyList<SiteColumn> ColumnsOf(IReadOnlyList<SiteWatch> watches)
    {
        var shown = watches
            .SelectMany(watch => watch.Table.Columns.Where(column => watch.Shown.Contains(column.Field)))
            .DistinctBy(column => column.Field)
            .ToList();
        return shown.Count > MostColumns
            ? [new SiteColumn.Details()]
            : [.. shown.Select(column => new SiteColumn.Field(column.Field, column.Heading))];
    }

    private static IEnumerable<EntityRow> Rows(IReadOnlyList<SiteWatch> watches) => watches.SelectMany(watch => watch.Table.Rows);

    /// <summary>The first word of what became of an entity: all snoozed ones are filtered together.</summary>
    private static string Kind(string fate) => fate.Split(' ')[0];

    private static HtmlText Choice(string id, string label, IEnumerable<string> words)
    {
        var html = new HtmlWriter();
        html.Write($"<label>{label} <select id=\"{id}\"><option value=\"\">all</option>");
        foreach (var word in words.Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            html.Write($"<option>{word}</option>");
        }

        return html.Write($"</select></label>").ToPiece();
    }

    /// <summary>How a policy names an inline text: <see href="https://www.w3.org/TR/CSP3/#external-hash"/>.</summary>
    private static HtmlText Hash(string text) => new($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'");

    private static string Asset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"site/{name}")
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
