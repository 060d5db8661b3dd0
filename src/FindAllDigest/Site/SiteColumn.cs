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
            if (Find(watch, row) is not { } cell)
            {
                html.Write($"<td></td>");
                return;
            }

            html.Write(SortKey(cell) is { } key ? Open(key) : Open());
            WriteValue(html, cell);
            html.Write($"</td>");
        }

        private TableCell? Find(SiteWatch watch, EntityRow row)
        {
            for (var index = 0; index < watch.Table.Columns.Count; index++)
            {
                if (watch.Table.Columns[index].Field == Name)
                {
                    return row.Cells[index];
                }
            }

            return null;
        }

        private static string? SortKey(TableCell cell) => cell switch
        {
            { IsEmpty: true } => "",
            { Number: { } number } => $"{number}",
            { Day: { } day } => $"{day:yyyy-MM-dd}",
            _ => null,
        };

        private static HtmlText Open(string key) => new HtmlWriter().Write($"<td data-s=\"{key}\">").ToPiece();

        private static HtmlText Open() => new HtmlWriter().Write($"<td>").ToPiece();
    }

    /// <summary>The shown values of an entity in one cell, each with its head: where watches have too little in common for columns.</summary>
    internal sealed record Details() : SiteColumn("Details")
    {
        public override void Write(HtmlWriter html, SiteWatch watch, EntityRow row)
        {
            html.Write($"<td>");
            var isFirst = true;
            for (var index = 0; index < watch.Table.Columns.Count; index++)
            {
                if (!watch.Shown.Contains(watch.Table.Columns[index].Field) || row.Cells[index].IsEmpty)
                {
                    continue;
                }

                html.Write(isFirst ? new HtmlText("") : new HtmlText(" · "));
                html.Write($"<span class=\"head\">{watch.Table.Columns[index].Heading}</span> ");
                WriteValue(html, row.Cells[index]);
                isFirst = false;
            }

            html.Write($"</td>");
        }
    }
}
