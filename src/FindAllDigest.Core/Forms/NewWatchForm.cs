using System.Globalization;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Forms;

/// <summary>What a person filled into the form <em>New watch</em> (<c>.github/ISSUE_TEMPLATE/new-watch.yml</c>).</summary>
public sealed partial record NewWatchForm
{
    /// <summary>Where the form is, from the repository's address.</summary>
    public const string Link = "issues/new?template=new-watch.yml";

    private const string Place = "the form";
    private const int LongestName = 40;
    private const int MostColumns = 20;
    private const decimal MostUsd = 100_000;

    private static readonly string[] Fields =
    [
        Label.Name, Label.Question, Label.Kind, Label.Generator, Label.Every, Label.Budget, Label.Columns, Label.List, Label.Try,
    ];

    public required WatchName Watch { get; init; }

    /// <summary>The question; null where an earlier run is named.</summary>
    public string? Question { get; init; }

    public FindAllRunId? From { get; init; }
    public required decimal PerMonthUsd { get; init; }
    public required WatchWishes Wishes { get; init; }

    /// <summary>The list that was pasted, without the links of attached files; may be empty.</summary>
    public required string List { get; init; }

    /// <summary>Whether ten candidates shall be tried first.</summary>
    public required bool IsPreviewed { get; init; }

    public static Reading<NewWatchForm> Read(string body)
    {
        var fields = new FormSections(body, Fields);
        List<FileProblem> problems = [];
        if (!fields.IsAny)
        {
            return new(null, [Problem("None of the form's fields is there.", "Open a new issue with the form New watch.")]);
        }

        var question = OneLine.Of(fields[Label.Question]);
        if (question.Length == 0)
        {
            problems.Add(
                Problem(
                    $"'{Label.Question}' is empty.",
                    "Write a sentence, for example: Find all makers of solid-state batteries founded after 2020."));
        }

        var columns = ReadColumns(fields[Label.Columns]);
        if (columns.Count > MostColumns)
        {
            problems.Add(Problem($"'{Label.Columns}' names {columns.Count} columns.", $"Name at most {MostColumns}."));
        }

        var watch = ReadName(fields[Label.Name], question, problems);
        var budget = ReadBudget(fields[Label.Budget], problems);
        var form = problems.Count > 0 || watch is null ? null : new NewWatchForm
        {
            Watch = watch,
            Question = FindAllRunId.TryParse(question, out var run) ? null : question,
            From = run,
            PerMonthUsd = budget,
            Wishes = new WatchWishes(
                OneLine.Of(fields[Label.Kind]) is { Length: > 0 } kind ? kind : null,
                WatchWords.GeneratorOf(FirstWord(fields[Label.Generator])),
                WatchWords.Periods.ValueOf(LastWord(fields[Label.Every])),
                columns),
            List = Attachment().Replace(fields[Label.List], "").Trim('\n', ' ', '`'),
            IsPreviewed = fields[Label.Try].Contains("- [x]", StringComparison.OrdinalIgnoreCase),
        };
        return new(form, problems);
    }

    private static WatchName? ReadName(string given, string question, List<FileProblem> problems)
    {
        var words = Leading().Replace(question, "");
        var cut = words.Length <= LongestName ? words : words[..LongestName][..Math.Max(1, words[..LongestName].LastIndexOf(' '))];
        if (WatchName.Nearest(given.Length > 0 ? OneLine.Of(given) : cut) is { } name)
        {
            return name;
        }

        problems.Add(Problem($"'{Label.Name}' gives no name for a folder.", $"Write one: {WatchName.Rule}."));
        return null;
    }

    private static decimal ReadBudget(string text, List<FileProblem> problems)
    {
        var number = Currency().Replace(text, "");
        if (text.Length == 0)
        {
            return Budget.DefaultPerMonthUsd;
        }

        if (decimal.TryParse(
            number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var usd)
                && usd is > 0 and <= MostUsd)
        {
            return usd;
        }

        problems.Add(
            Problem(
                $"'{Label.Budget}' is '{OneLine.Of(text, LongestName)}', which is no amount in USD.",
                "Write a plain number such as 25 or 12.50."));
        return 0;
    }

    private static List<ShortEnrichment> ReadColumns(string text) =>
    [
        .. text
            .Split(
                text.Contains('\n', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) ? ['\n'] : [',', ';', '\n'])
            .Select(line => OneLine.Of(line).TrimStart('-', '*', ' '))
            .Where(line => line.Length > 0)
            .Select(WishedColumn.Of)
            .DistinctBy(column => column.Name),
    ];

    private static string FirstWord(string text) => text.Split([' ', ':', ','], 2)[0].ToLowerInvariant();

    private static string LastWord(string text) => text.Split(' ')[^1].ToLowerInvariant();

    private static FileProblem Problem(string message, string remedy) => new(Place, message, remedy);

    [GeneratedRegex("^(find|list|show)( me)?( all)?( the)? ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\s|\$|USD|US", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Currency();

    // What GitHub puts into the text where a file was dropped onto the field.
    [GeneratedRegex(@"\[[^\]\n]*\]\(https?://[^)\s]*/(?:user-attachments/)?files/[^)\s]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Attachment();

    /// <summary>The labels of the form's fields, word for word.</summary>
    public static class Label
    {
        public const string Name = "What should it be called?";
        public const string Question = "What should be found?";
        public const string Kind = "What kind of things are they?";
        public const string Generator = "How thoroughly should it look?";
        public const string Every = "How often should it look?";
        public const string Budget = "How much may it cost in a month, in USD?";
        public const string Columns = "Which columns do you want?";
        public const string List = "What do you know already?";
        public const string Try = "Try it first?";
    }
}
