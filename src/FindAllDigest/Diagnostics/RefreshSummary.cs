using System.Text;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Text;
using FindAllDigest.Pipeline.Health;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Diagnostics;

/// <summary>How refreshes ended, for the page of a workflow's run, in the room that is there.</summary>
/// <remarks>What is too long is shortened by whole entities. Whole watches go last, and those
/// whose only digest is here go last of all.</remarks>
internal sealed class RefreshSummary(TemplateSet templates, string repositoryUrl)
{
    private readonly DigestRenderer _digests = new(templates);

    /// <param name="room">Most bytes in UTF-8.</param>
    public string Fit(IReadOnlyList<RefreshReport> reports, int room)
    {
        var (fitting, tooMany) = (-1, reports.Max(report => report.KeptDigest.Length > 0 ? Entities(report).Count : 0) + 1);
        if (Size(Text(reports, tooMany)) <= room)
        {
            return Text(reports, tooMany);
        }

        // The greatest number of entities a digest that fits: fitting fits, tooMany does not.
        while (tooMany - fitting > 1)
        {
            var middle = fitting + ((tooMany - fitting) / 2);
            (fitting, tooMany) = Size(Text(reports, middle)) <= room ? (middle, tooMany) : (fitting, middle);
        }

        return fitting >= 0 ? Text(reports, fitting) : WithoutWatches(reports, room);
    }

    private string WithoutWatches(IReadOnlyList<RefreshReport> reports, int room)
    {
        var ordered = reports.OrderByDescending(report => report.KeptDigest.Length > 0).ToList();
        for (var count = ordered.Count - 1; count > 0; count--)
        {
            var left = string.Join(", ", ordered.Skip(count).Select(report => report.Watch.Value));
            var text =
                $"{Text(ordered[..count], 0)}\n- ⚠️ There is no room on this page "
                    + $"for {Plural.Of(ordered.Count - count, "watch", "watches")}: {left}. The log tells how they ended.\n";
            if (Size(text) <= room)
            {
                return text;
            }
        }

        return Text(ordered[..1], 0);
    }

    /// <summary>The summary, and below it the digests that are nowhere else.</summary>
    /// <param name="most">Most entities of one digest.</param>
    private string Text(IReadOnlyList<RefreshReport> reports, int most) => string.Join(
        '\n',
        [
            templates.Render(TemplateNames.Summary, new SummaryView(reports, repositoryUrl)),
            .. reports.Where(report => report.KeptDigest.Length > 0).Select(report => Kept(report, most)),
        ]);

    private string Kept(RefreshReport report, int most) => report.Digest is { } digest && Entities(report).Count is var all && all > most
        ? _digests.RenderMarkdown(First(digest, most, all))
        : report.KeptDigest;

    private static Digest First(Digest digest, int most, int all)
    {
        var left = most;
        return digest with
        {
            New = Take(digest.New),
            BackAgain = Take(digest.BackAgain),
            Changed = Take(digest.Changed),
            NoLongerMatches = Take(digest.NoLongerMatches),
            NotSeen = Take(digest.NotSeen),
            Notes =
            [
                $"Only {most} of {Plural.Of(all, "entity", "entities")} are shown: this page has no room for more, and no branch took the "
                    + $"data. The next refresh tries again to store all of them, free of charge.",
                .. digest.Notes
            ],
        };

        IReadOnlyList<DigestEntity> Take(IReadOnlyList<DigestEntity> entities)
        {
            DigestEntity[] taken = [.. entities.Take(left)];
            left -= taken.Length;
            return taken;
        }
    }

    private static List<DigestEntity> Entities(RefreshReport report) => report.Digest is { } digest
        ? [.. digest.New, .. digest.BackAgain, .. digest.Known]
        : [];

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
