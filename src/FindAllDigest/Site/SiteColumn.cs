using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Site;

/// <summary>A column of the page's table between match and days.</summary>
internal abstract record SiteColumn(string Heading)
{
    /// <summary>Writes the cell of one entity.</summary>
    public abstract void Write(HtmlWriter html, SiteWatch watch, EntityRow row);

    private static void WriteValue(HtmlWriter html, TableCell cell)
    {
        if (cell.Address is { } text && WebAddress.TryParse(text, out var address))
        {
            html.Write($"<a href=\"{address.Text}\" rel=\"noopener nofollow\">{SiteLink.Host(address)}</a>");
        }
        else
        {
            html.Write($"{cell.Text}");
        }

        if (cell.IsUncertain)
        {
            html.Write($" <span class=\"doubt\" title=\"low confidence\">?</span>");
        }
    }

    /// <summary>One enrichment. Numbers and days carry what they are sorted by.</summary>
    internal sealed record Field(string Name, string Title) : SiteColumn(Title)
    {
        public override void Write(HtmlWriter html, SiteWatch watch, EntityRow row)
        {
            if (watch.CellOf(row, Name) is not { } cell)
            {
                html.Write($"<td></td>");
                return;
            }

            if (SortKey(cell) is { } key)
            {
                html.Write($"<td data-s=\"{key}\">");
            }
            else
            {
                html.Write($"<td>");
            }

            WriteValue(html, cell);
            html.Write($"</td>");
        }

        private static string? SortKey(TableCell cell) => cell switch
        {
            { IsEmpty: true } => "",
            { Number: { } number } => $"{number}",
            { Day: { } day } => $"{day:yyyy-MM-dd}",
            _ => null,
        };
    }

    /// <summary>The shown values of an entity in one cell, each with its head: where watches have
    /// too little in common for columns.</summary>
    internal sealed record Details() : SiteColumn("Details")
    {
        public override void Write(HtmlWriter html, SiteWatch watch, EntityRow row)
        {
            html.Write($"<td>");
            var between = new HtmlText("");
            foreach (var (column, cell) in watch.ShownOf(row))
            {
                html.Write(between);
                html.Write($"<span class=\"head\">{column.Heading}</span> ");
                WriteValue(html, cell);
                between = new HtmlText(" · ");
            }

            html.Write($"</td>");
        }
    }
}
