using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Entities.Answers;
using FindAllDigest.Core.Figures;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Cli.Commands;

/// <summary>Shows what the numbers of a watch say about its words.</summary>
internal static class TunePrinter
{
    public static void Print(CommandContext context, TuneAnswer answer, WatchNumbers? numbers)
    {
        context.Answer(new Painted(answer.Watch, Ink.Strong));
        if (numbers is null)
        {
            context.AnswerMore("Its words are not known yet: the first refresh fetches them.");
            return;
        }

        foreach (var line in NumberSentences.Of(numbers).Lines
            .Concat(numbers.Suggestions.Select(one => one.Sentence))
            .Concat(NumberSentences.Costs(numbers.Cost)))
        {
            context.AnswerMore(line);
        }

        if (numbers.Funnel.Candidates > 0)
        {
            var table = new ConsoleTable("CONDITION", "NAME", "PASSED", "REFUSED", "ALONE") { Right = [2, 3, 4] };
            foreach (var condition in numbers.Funnel.Conditions)
            {
                table.Add(
                    Heading.Of(condition.Name),
                    condition.Name,
                    $"{condition.Passed:#,0}",
                    $"{condition.Failed:#,0}",
                    $"{condition.FailedAlone:#,0}");
            }

            context.Answer(table);
        }

        foreach (var near in answer.NearMisses)
        {
            context.Answer(
                $"near miss: {near.Name} ({(near.Url.Length == 0 ? "no address" : near.Url)}), "
                    + $"not “{Heading.Of(near.Missed)}”: {near.Reasoning}{(near.Source.Length == 0 ? "" : $" ({near.Source})")}");
        }
    }

    public static void Print(CommandContext context, ComparedWordings compared)
    {
        context.Answer(
            Matches(
                "with the words of now",
                compared.Now.Candidates.Count(one => one.IsMatch),
                compared.Now.Candidates.Count,
                compared.NowId.Value));
        context.Answer(
            Matches(
                "with the other words",
                compared.Other.Candidates.Count(one => one.IsMatch),
                compared.Other.Candidates.Count,
                compared.OtherId.Value));
        foreach (var one in compared.Candidates.Where(one => one.IsDifferent || one.Now is null || one.Other is null))
        {
            var decision = one.Decision.Length == 0 ? "nobody has decided about it" : $"your list says {one.Decision}";
            context.Answer(
                $"{Change(one)}: {one.Candidate.Name} ({(one.Candidate.Url.Length == 0 ? "no address" : one.Candidate.Url)}); {decision}");
            foreach (var verdict in one.Other is null ? [] : PreviewVerdict.Of(one.Other))
            {
                context.AnswerMore(
                    $"{(verdict.IsMatched switch { true => "yes", false => "no", null => "open" })} "
                        + $"“{Heading.Of(verdict.Condition)}”: {verdict.Reasoning}");
            }
        }

        var same = compared.Candidates.Count(one => one.Now is not null && one.Other is not null && !one.IsDifferent);
        context.Answer($"The same verdict on {same} of {compared.Candidates.Count}.");
        context.Answer(compared.IsMadeUp ? PreviewText.MadeUp : $"Bought for {compared.Usd:#,0.00} USD.");
    }

    private static string Matches(string words, int matches, int count, string id) =>
        $"{words}: {matches} of {count} candidates match (preview {id})";

    private static string Change(ComparedCandidate one) => one switch
    {
        { Now: null } => one.Other is { IsMatch: true } ? "only the other words, match" : "only the other words, no match",
        { Other: null } => one.Now is { IsMatch: true } ? "only the words of now, match" : "only the words of now, no match",
        { Other.IsMatch: true } => "no match becomes match",
        _ => "match becomes no match",
    };
}
