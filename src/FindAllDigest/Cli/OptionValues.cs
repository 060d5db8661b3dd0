using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli;

/// <summary>Reads what is typed for options and arguments. What cannot be read is a sentence
/// of the parser (exit 1), never a crash.</summary>
internal static class OptionValues
{
    public static TimeSpan? Duration(ArgumentResult result) =>
        Cli.Duration.TryParse(Typed(result), out var span)
            ? span
            : Refuse<TimeSpan?>(result, "is not a span of time. Write one like 200ms, 30s, 45m or 2h.");

    public static DateTimeOffset? Moment(ArgumentResult result) =>
        DateTimeOffset.TryParse(
            Typed(result), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : Refuse<DateTimeOffset?>(result, "is not a time. Write one like 2026-11-30T06:00:00Z.");

    /// <summary>The id of a run. On GitHub's pages an id may hold invisible characters, and
    /// whoever copies it there copies them, too.</summary>
    public static FindAllRunId? RunId(ArgumentResult result) =>
        FindAllRunId.TryParse(OneLine.Of(Typed(result)), out var id)
            ? id
            : Refuse<FindAllRunId?>(result, "is not the id of a FindAll run; it starts with findall_ and goes on with letters and digits.");

    /// <summary>An amount of US dollars above zero.</summary>
    public static decimal? Usd(ArgumentResult result) =>
        decimal.TryParse(Typed(result), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd)
            && usd is > 0 and <= 1_000_000
            ? usd
            : Refuse<decimal?>(result, "is not an amount in USD above zero. Write a plain number such as 25 or 12.50.");

    /// <summary>A whole number in a range.</summary>
    public static Func<ArgumentResult, int?> Whole(int least, int most) => result =>
        int.TryParse(Typed(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Refuse<int?>(result, $"is not a whole number from {least} to {most}.");

    /// <summary>A number above zero.</summary>
    public static Func<ArgumentResult, double?> Positive(double most) => result =>
        double.TryParse(Typed(result), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0
            && number <= most
            ? number
            : Refuse<double?>(result, $"is not a number above 0, at most {most:0}.");

    /// <summary>A pull request: its number, with or without <c>#</c>, or its address.</summary>
    public static PullRequestReference? PullRequest(ArgumentResult result) =>
        PullRequestReference.TryParse(Typed(result), out var reference)
            ? reference
            : Refuse<PullRequestReference?>(result, "is not a pull request. Write its number, such as 12 or #12, or its address.");

    /// <summary>A text in which there is something to see.</summary>
    public static string? Text(ArgumentResult result) =>
        OneLine.Of(Typed(result)).Length == 0 ? Refuse<string?>(result, "says nothing; write a text that can be seen.") : Typed(result);

    /// <summary>Lets the option take these words alone, tells the nearest of them, and offers them to the shell's completion.</summary>
    public static void TakesOneOf<T>(this Option<T> option, params string[] words)
    {
        option.HelpName ??= string.Join('|', words);
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value, StringComparer.Ordinal)))
            {
                result.AddError(
                    $"'{token.Value}' is nothing that {option.Name} takes{NearestWord.Hint(token.Value, words)} It "
                        + $"takes {string.Join(", ", words)}.");
            }
        });
    }

    private static string Typed(ArgumentResult result) => result.Tokens is [.., var last] ? last.Value : "";

    private static T? Refuse<T>(ArgumentResult result, string why)
    {
        result.AddError($"'{Typed(result)}' {why}");
        return default;
    }
}
