using System.Text.Json.Serialization.Metadata;

namespace FindAllDigest.Cli.Exclude;

/// <summary>Prints what became of entities that a person named: JSON for machines, else a sentence for each and one for the file.</summary>
internal static class ListAnswer
{
    public static void Print<T>(
        CommandContext context,
        T answer,
        JsonTypeInfo<T> json,
        IEnumerable<(string Given, string Sentence)> entities,
        string summary,
        bool isDryRun)
    {
        context.AnswerJson(answer, json);
        foreach (var (given, sentence) in entities)
        {
            context.Answer($"{given}: {sentence}.");
        }

        context.Answer($"{summary}{(isDryRun ? " Nothing was written." : "")}");
    }
}
