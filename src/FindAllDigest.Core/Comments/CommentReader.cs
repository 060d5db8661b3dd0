using System.Text.RegularExpressions;
using FindAllDigest.Core.Entities;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Core.Comments;

/// <summary>Reads the commands of a comment: <c>/reject NAME, NAME: reason</c>,
/// <c>/snooze NAME: 2027-01-31</c>, <c>/keep NAME</c>, <c>/reject all doubtful: reason</c>, <c>/add NAME</c>.</summary>
/// <remarks>Where names end and a reason begins, the names themselves decide: a line is cut where everything before
/// the cut is somebody's name. A line with a name that is nobody's, or more than one's, does nothing.</remarks>
/// <param name="doubtful">Those of them that <c>all doubtful</c> means.</param>
/// <param name="refused">Candidates that were refused: whom <c>/add</c> may name, and no other command.</param>
/// <param name="today">The day (UTC) of the comment.</param>
public sealed partial class CommentReader(
    IEnumerable<Entity> entities, IReadOnlyList<Entity> doubtful, IEnumerable<Entity> refused, DateOnly today)
{
    private const int LongestReason = 500;
    private const int LongestQuotation = 60;
    private const string AllDoubtful = "all doubtful";

    private static readonly string[] Verbs = [.. Enum.GetNames<CommentVerb>().Select(verb => verb.ToLowerInvariant())];

    private readonly NameList _names = new(new NameFinder(entities));
    private readonly NameList _refused = new(new NameFinder(refused));

    /// <summary>Whether a comment has a command at all.</summary>
    public static bool HasCommands(string comment) => CommandLines.In(comment).Count > 0;

    /// <summary>Every command of a comment, in its order.</summary>
    public IReadOnlyList<CommentReading> Read(string comment) => [.. CommandLines.In(comment).Select(ReadLine)];

    private CommentReading ReadLine(string line)
    {
        var match = Form().Match(line);
        var (verb, rest) = (match.Groups["verb"].Value, match.Groups["rest"].Value.Trim());
        if (!Verbs.Contains(verb, StringComparer.OrdinalIgnoreCase))
        {
            var hint = NearestWord.Find(verb.ToLowerInvariant(), Verbs) is { } near ? $" Did you mean /{near}?" : "";
            return new CommentReading(line, null, $"There is no command /{OneLine.Of(verb, LongestQuotation)}.{hint}");
        }

        return rest.Length == 0
            ? new CommentReading(line, null, "It names nobody.")
            : Read(line, Enum.Parse<CommentVerb>(verb, ignoreCase: true), rest);
    }

    private CommentReading Read(string line, CommentVerb verb, string rest)
    {
        // Whole names first: the beginning of one may be cut out of another.
        foreach (var isWhole in (bool[])[true, false])
        {
            foreach (var (names, tail) in Cuts(verb, rest))
            {
                var reading = Read(line, verb, names, tail, isWhole);
                if (reading.Command is { } command && !command.Entities.Any(entity => IsCutApart(entity.Name, names, rest)))
                {
                    return reading;
                }
            }
        }

        // Of a line that is understood in no way, the first cut is most likely what was meant.
        var cuts = Cuts(verb, rest).Take(2).ToList();
        var failed = Read(line, verb, cuts[^1].Names, cuts[^1].Tail, isWhole: false);
        return failed.Command is null ? failed : new CommentReading(line, null, "It can be read in two ways.");
    }

    private static bool IsCutApart(string name, string names, string rest) =>
        name.Contains(':', StringComparison.Ordinal)
            && rest.Contains(name, StringComparison.OrdinalIgnoreCase)
            && !names.Contains(name, StringComparison.OrdinalIgnoreCase);

    private CommentReading Read(string line, CommentVerb verb, string names, string tail, bool isWhole)
    {
        var named = verb == CommentVerb.Add ? _refused.Read(names, isWhole) : Named(names, isWhole);
        if (named.Problem.Length > 0)
        {
            return new CommentReading(line, null, named.Problem);
        }

        if (verb != CommentVerb.Snooze || tail.Length == 0)
        {
            return new CommentReading(line, new CommentCommand(verb, named.Entities, OneLine.Of(tail, LongestReason), null), "");
        }

        return SnoozeEnd.Read(tail, today) switch
        {
            null => new CommentReading(line, null, $"'{OneLine.Of(tail, LongestQuotation)}' is no date. Write it as 2027-01-31."),
            { } until when until <= today => new CommentReading(line, null, $"{IsoDate.Format(until)} is over."),
            var until => new CommentReading(line, new CommentCommand(verb, named.Entities, "", until), ""),
        };
    }

    private NamedEntities Named(string names, bool isWhole) =>
        !string.Equals(OneLine.Of(names).Trim(), AllDoubtful, StringComparison.OrdinalIgnoreCase) ? _names.Read(names, isWhole)
        : doubtful.Count == 0 ? new NamedEntities([], "Nobody here is doubtful and undecided.")
        : new NamedEntities(doubtful, "");

    /// <summary>The ways to cut a line into names and what follows them, the most likely first:
    /// the whole, then at each colon, then at what people write instead.</summary>
    private static IEnumerable<(string Names, string Tail)> Cuts(CommentVerb verb, string rest)
    {
        yield return (rest, "");
        foreach (var cut in Colon()
            .Matches(rest)
            .Concat(OtherColon().Matches(rest))
            .Concat(verb == CommentVerb.Snooze ? [] : Dash().Matches(rest)))
        {
            if (cut.Index > 0)
            {
                yield return (rest[..cut.Index], rest[(cut.Index + cut.Length)..].Trim());
            }
        }

        if (verb == CommentVerb.Snooze && SnoozeEnd.IndexIn(rest) is > 0 and var day)
        {
            yield return (rest[..day], rest[day..].Trim());
        }
    }

    [GeneratedRegex(@"^/(?<verb>[A-Za-z-]+):?(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"[:：](?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Colon();

    // Not the one of an address.
    [GeneratedRegex(@"[:：](?!\s|$|//)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherColon();

    [GeneratedRegex(@"\s(?:[-–—]+|because|since|as)\s|\s(?=\()", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dash();
}
