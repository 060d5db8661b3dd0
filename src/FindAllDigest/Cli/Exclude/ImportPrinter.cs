using FindAllDigest.Core.Imports;

namespace FindAllDigest.Cli.Exclude;

/// <summary>Prints what an import did.</summary>
internal static class ImportPrinter
{
    private const string Run = "run";
    private const int MostLines = 100;
    private const int MostNumbers = 20;

    /// <summary>The columns as the answer names them; null for none.</summary>
    /// <param name="between"><c>and</c> where they are joined, <c>else</c> where the first that has something counts.</param>
    public static string? Columns(IReadOnlyList<string> columns, string between) =>
        columns.Count == 0 ? null : string.Join(between, columns.Select(column => $"'{column}'"));

    public static void Print(CommandContext context, ImportAnswer answer)
    {
        if (answer is not { NameFrom: null, UrlFrom: null })
        {
            context.Answer(
                $"Read as {answer.Format}: name from {answer.NameFrom ?? "nowhere"}, url from {answer.UrlFrom ?? "nowhere"}; "
                    + $"--name-column and --url-column say otherwise.");
        }
        else if (answer.Read > 0 && answer.Format != Run)
        {
            context.Answer($"Read as {answer.Format}; --format says otherwise.");
        }

        if (answer.NotTaken.Count > 0)
        {
            context.Answer(
                $"Not taken: {string.Join(", ", answer.NotTaken.Select(column => $"'{column}'"))}. Every added row says what the options "
                    + "of this command say; to keep what was decided in another list, copy its lines into this one.");
        }

        PrintLines(context, answer.Unusable, answer.Format == Run ? "Candidate" : "Line");
        foreach (var same in answer.PassedOver.GroupBy(line => line.Why, line => line.Line))
        {
            context.Answer($"Passed over ({same.Key}): {Numbers([.. same])}.");
        }

        if (answer.AddedWithoutAddress.Count > 0)
        {
            context.Answer(
                $"Added without address, so excluded by name alone: {answer.AddedWithoutAddress.Count:#,0} "
                    + $"({Numbers(answer.AddedWithoutAddress)}).");
        }

        var expired = answer.Expired > 0 ? $" ({answer.Expired:#,0} expired, which 'exclude add' renews)" : "";
        var unmatched = answer.Unmatched > 0 ? $", {answer.Unmatched:#,0} not matched" : "";
        context.Answer(
            $"{answer.Path}: {answer.Read:#,0} read, {answer.Added:#,0} added, {answer.Known:#,0} known "
                + $"already{expired}{unmatched}, {answer.Unusable.Count:#,0} unusable.{(answer.IsDryRun ? " Nothing was written." : "")}");
    }

    private static void PrintLines(CommandContext context, IReadOnlyList<ImportLine> lines, string what)
    {
        foreach (var line in lines.Take(MostLines))
        {
            context.Answer($"{what} {line.Line}: {line.Why}.");
        }

        if (lines.Count > MostLines)
        {
            context.Answer($"… and {lines.Count - MostLines} more; --json lists all.");
        }
    }

    private static string Numbers(IReadOnlyList<int> lines)
    {
        var more = lines.Count > MostNumbers ? $" and {lines.Count - MostNumbers} more" : "";
        return $"{(lines.Count == 1 ? "line" : "lines")} {string.Join(", ", lines.Take(MostNumbers))}{more}";
    }
}
