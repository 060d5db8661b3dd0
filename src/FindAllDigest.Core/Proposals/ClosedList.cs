using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Proposals;

/// <summary>The entities of pull requests that were closed without merging: the file
/// <c>closed.csv</c> of the program's memory. They stay excluded.</summary>
/// <remarks>What it told of known entities stays untold, as long as it is the same: a comment line names each such change, since the
/// columns are for entities. A pull request of which no row is left, since its entities are on the exclude list or were restored, is
/// remembered in a comment line, or the next refresh would take it for a new refusal.</remarks>
public sealed partial class ClosedList
{
    private static readonly string[] Columns = ["name", "url", "pull_request", "closed"];

    private readonly ImmutableSortedSet<int> _known;

    private readonly ImmutableArray<RefusedChange> _changes;
    private readonly HashSet<string> _marks;

    private ClosedList(ImmutableArray<ClosedEntity> entities, ImmutableSortedSet<int> known, ImmutableArray<RefusedChange> changes)
    {
        (Entities, _known, _changes) = (entities, known.Union(entities.Select(entity => entity.PullRequest)), changes);
        _marks = [.. changes.Select(change => change.Mark)];
    }

    public static ClosedList Empty { get; } = new([], [], []);

    /// <summary>The entities, oldest pull request first.</summary>
    public ImmutableArray<ClosedEntity> Entities { get; }

    /// <exception cref="DigestException">It is no CSV; all faults at once.</exception>
    public static ClosedList Read(string path, ReadOnlyMemory<byte> utf8)
    {
        var list = ExcludeList.ReadOwn(path, utf8).OrThrow();
        var places = Columns.Select(list.Document.Header.IndexOf).ToList();
        var entities = Enumerable.Range(0, list.Count)
            .Select(row => list.Document.RecordAt(list.OffsetAt(row)))
            .Select(record => places.ConvertAll(place => SpreadsheetGuard.Unguard(record.Text(place))))
            .Where(cells => !string.IsNullOrWhiteSpace(cells[0] + cells[1]))
            .Select(cells => new ClosedEntity(
                cells[0], cells[1], Number(cells[2]), IsoDate.TryParse(cells[3].Trim(), out var day) ? day : null));
        var text = Encoding.UTF8.GetString(utf8.Span);
        return new ClosedList(
            [.. entities],
            [.. KnownComment().Matches(text).Select(match => Number(match.Groups["number"].Value))],
            [.. ChangeComment()
                .Matches(text)
                .Select(match => new RefusedChange(Number(match.Groups["number"].Value), match.Groups["mark"].Value))
                .Distinct()]);
    }

    /// <summary>Whether a pull request's refusal is on record.</summary>
    public bool Knows(int pullRequest) => _known.Contains(pullRequest);

    /// <summary>Whether any refusal is on record.</summary>
    public bool KnowsAny => !_known.IsEmpty;

    /// <summary>Whether all that a look at a known entity changed was told by a pull request that was closed.</summary>
    public bool Refuses(RecheckedEntity look) =>
        look.Changes.Count > 0 && look.Changes.All(change => _marks.Contains(change.MarkOf(look.Entity.Key)));

    /// <summary>How many changes a pull request told in vain.</summary>
    public int ChangesOf(int pullRequest) => _changes.Count(change => change.PullRequest == pullRequest);

    /// <summary>The list without the entities of a pull request, which is not taken for a refusal again.</summary>
    public ClosedList Restore(int pullRequest) =>
        new(
            [.. Entities.Where(entity => entity.PullRequest != pullRequest)],
            _known.Add(pullRequest),
            [.. _changes.Where(change => change.PullRequest != pullRequest)]);

    /// <summary>Brings the list up to date with what became of the pull requests.</summary>
    /// <param name="history">What became of them.</param>
    /// <param name="default">The default branch's list: whoever has a row there needs none here.</param>
    /// <param name="proposal">The open proposal's list; null when none is open.</param>
    /// <remarks>A later proposal takes over the rows of earlier refusals. So once one is merged they were on the default branch, and a row
    /// that is missing in an open one was deleted by a person.</remarks>
    public ClosedList Reconcile(ProposalHistory history, ExcludeList @default, ExcludeList? proposal)
    {
        RefusedProposal[] fresh = history.Refused is { } closed && !Knows(closed.Number) ? [closed] : [];
        var refused = fresh.SelectMany(pull => pull.Entities(@default));
        var changes = fresh.SelectMany(pull => pull.Changes.Select(mark => new RefusedChange(pull.Number, mark)));
        var kept = Entities.Concat(refused)
            .DistinctBy(entity => entity.Key.At(entity.Name))
            .Where(entity => !@default.ContainsKey(entity.Key.At(entity.Name)) && (entity.PullRequest == 0 || !IsOver(entity)));
        var known = history.Refused is { } told ? _known.Add(told.Number) : _known;
        return new ClosedList(
            [.. kept],
            history.Open is { } open ? known.Remove(open) : known,
            [.. _changes
                .Concat(changes)
                .Distinct()
                .Where(change => change.PullRequest != history.Open && !history.Merged.Contains(change.PullRequest))]);

        bool IsOver(ClosedEntity entity) =>
            entity.PullRequest == history.Open
            || history.Merged.Any(merged => merged >= entity.PullRequest)
            || (entity.PullRequest < history.Open && proposal?.ContainsKey(entity.Key.At(entity.Name)) == false);
    }

    /// <summary>The entities as a list that excludes.</summary>
    /// <param name="path">How the file is called in messages.</param>
    public ExcludeList Exclusions(string path) => ExcludeListWriter.AppendStored(
        ExcludeList.Read(path, Encoding.UTF8.GetBytes($"{string.Join(',', Columns)}\n")).OrThrow(),
        [.. Entities.Select(entity => entity.Cells.Select(cell => SpreadsheetGuard.Guard(ForeignText.Mend(cell))).ToArray())]);

    /// <summary>The file's bytes: UTF-8, LF, the fixed columns.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var told = _known.Except(Entities.Select(entity => entity.PullRequest));
        var comments = string.Concat(told.Select(number => $"# pull request {number} is settled\n"));
        var changes = string.Concat(_changes.Select(change => $"# change {change.Mark} of pull request {change.PullRequest} is refused\n"));
        return (byte[])[.. Exclusions("").Bytes.Span, .. Encoding.UTF8.GetBytes(comments + changes)];
    }

    private static int Number(string text) =>
        int.TryParse(text.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^# pull request (?<number>[0-9]+) is settled\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex KnownComment();

    [GeneratedRegex(
        @"^# change (?<mark>[0-9a-f]{32}) of pull request (?<number>[0-9]+) is refused\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ChangeComment();

    /// <summary>A change of a known entity that a pull request told in vain.</summary>
    private readonly record struct RefusedChange(int PullRequest, string Mark);
}

/// <summary>An entity that a pull request proposed in vain.</summary>
/// <param name="PullRequest">Its number; 0 where the file does not say.</param>
/// <param name="Closed">The day (UTC) on which it was closed, if the file says so.</param>
public sealed record ClosedEntity(string Name, string Url, int PullRequest, DateOnly? Closed)
{
    public EntityKey Key { get; } = EntityKey.Of(Url, Name);

    internal string[] Cells =>
        [Name, Url, PullRequest == 0
            ? ""
            : PullRequest.ToString(), Closed?.ToString("O") ?? ""];
}
