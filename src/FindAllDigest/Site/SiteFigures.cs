using System.Globalization;
using FindAllDigest.Core.Runs;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Site;

/// <summary>What every watch brought and cost, as a table and as small charts that a screen reader reads as sentences.</summary>
internal static class SiteFigures
{
    private const int MostMonths = 12;
    private const string WithYear = "MMM yyyy";

    public static HtmlText Of(IReadOnlyList<SiteWatch> watches)
    {
        var html = new HtmlWriter();
        html.Write($"""
            <section aria-labelledby="watches">
            <h2 id="watches">Watches</h2>
            <div class="scroll" role="region" aria-labelledby="watches" tabindex="0">
            <table class="figures">
            <thead><tr><th scope="col">Watch</th><th scope="col">Question</th><th scope="col">Found</th><th scope="col">Accepted</th><th scope="col">Rejected</th><th scope="col">Refreshes</th><th scope="col">Spent</th><th scope="col">Last refresh</th></tr></thead>
            <tbody>

            """);
        foreach (var watch in watches)
        {
            var last = watch.Ledger.Last is { } run ? PeopleTime.DayOfYear(run.Started, watch.TimeZone) : "never";
            html.Write($"""
                <tr><th scope="row">{watch.Name.Value}</th><td data-h="Question">{watch.Objective}</td><td data-h="Found">{watch.Table.Rows.Count}</td><td data-h="Accepted">{watch.Precision.All.Accepted}</td><td data-h="Rejected">{watch.Precision.All.Rejected}</td><td data-h="Refreshes">{watch.Ledger.Refreshes.Count()}</td><td data-h="Spent">{watch.Ledger.Runs.Sum(paid => paid.Usd):#,0.00} USD</td><td data-h="Last refresh">{last}</td></tr>

                """);
        }

        html.Write($"</tbody>\n</table>\n</div>\n");
        foreach (var watch in watches.Where(watch => watch.Numbers.Lines.Count > 0))
        {
            Write(html, watch);
        }

        html.Write($"<div class=\"charts\">\n");
        var runs = watches.SelectMany(watch => watch.Ledger.Runs).ToList();
        var months = Months(runs);
        html.Write(
            Chart(
                "New entities a month",
                months,
                month => runs.Where(run => MonthOf(run) == month).Sum(run => run.New),
                value => $"{value:0}"));
        html.Write(Chart("Accepted of those found in the month", months, month => AcceptedIn(watches, month), value => $"{value:0}"));
        html.Write(
            Chart(
                "US dollars spent a month",
                months,
                month => runs.Where(run => MonthOf(run) == month).Sum(run => run.Usd),
                value => $"{value:#,0.00}"));
        return html.Write($"</div>\n</section>\n").ToPiece();
    }

    /// <summary>What the numbers of a watch say, the rest of it folded.</summary>
    private static void Write(HtmlWriter html, SiteWatch watch)
    {
        html.Write($"<p class=\"numbers\"><b>{watch.Name.Value}</b> {string.Join(' ', watch.Numbers.Lines)}</p>\n");
        if (watch.Numbers.More.Count == 0)
        {
            return;
        }

        html.Write($"<details><summary>More figures of {watch.Name.Value}</summary><ul>\n");
        foreach (var sentence in watch.Numbers.More)
        {
            html.Write($"<li>{sentence}</li>\n");
        }

        html.Write($"</ul></details>\n");
    }

    private static decimal AcceptedIn(IReadOnlyList<SiteWatch> watches, string month) =>
        watches.SelectMany(watch => watch.Precision.Months).Where(group => group.Name == month).Sum(group => group.Shares.Accepted);

    /// <summary>The months (UTC) of the last year or less, those between without a run included.</summary>
    private static IReadOnlyList<string> Months(List<RunRecord> runs)
    {
        if (runs.Count == 0)
        {
            return [];
        }

        var last = runs.Max(run => run.Started.UtcDateTime);
        var count = Math.Min(MostMonths, Ordinal(last) - Ordinal(runs.Min(run => run.Started.UtcDateTime)) + 1);
        return [.. Enumerable.Range(Ordinal(last) - count + 1, count).Select(ordinal => $"{ordinal / 12:0000}-{(ordinal % 12) + 1:00}")];
    }

    private static int Ordinal(DateTime moment) => (12 * moment.Year) + moment.Month - 1;

    private static string MonthOf(RunRecord run) => $"{run.Started.UtcDateTime:yyyy-MM}";

    private static string NameOf(string month, string format) =>
        DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(format);

    private static HtmlText Chart(string title, IReadOnlyList<string> months, Func<string, decimal> valueOf, Func<decimal, string> written)
    {
        const int Height = 80;
        const int Step = 26;
        var html = new HtmlWriter();
        if (months.Count == 0)
        {
            return html.ToPiece();
        }

        var values = months.Select(valueOf).ToList();
        var most = Math.Max(1, values.Max());
        var words = string.Join(", ", months.Zip(values, (month, value) => $"{NameOf(month, WithYear)}: {written(value)}"));
        var span = string.Join(" to ", new[] { months[0], months[^1] }.Distinct().Select(month => NameOf(month, WithYear)));
        html.Write($"""
            <figure><figcaption>{title}, {span}</figcaption>
            <svg viewBox="0 0 {Step * MostMonths} {Height + 34}" role="img" aria-label="{title}: {words}">

            """);
        for (var index = 0; index < months.Count; index++)
        {
            var height = (int)Math.Round(Height * values[index] / most);
            html.Write($"""
                <rect x="{(Step * index) + 3}" y="{Height + 14 - height}" width="{Step - 6}" height="{height}"></rect>
                <text x="{(Step * index) + (Step / 2)}" y="{Height + 10 - height}">{written(values[index])}</text>
                <text x="{(Step * index) + (Step / 2)}" y="{Height + 28}">{NameOf(months[index], "MMM")}</text>

                """);
        }

        return html.Write($"</svg></figure>\n").ToPiece();
    }
}
