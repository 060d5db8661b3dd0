using System.CommandLine;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Cli;

/// <summary>Watches as they are typed.</summary>
internal static class WatchArguments
{
    private const int MostListed = 20;

    public static Argument<string> One(string description) => new("WATCH") { Description = description };

    public static Argument<string[]> Many(string description) =>
        new("WATCH") { Description = description, Arity = ArgumentArity.ZeroOrMore };

    /// <summary>A watch's name as it was typed.</summary>
    /// <param name="known">The watches that there are, for the message.</param>
    /// <exception cref="DigestException">It is no watch's (exit 1).</exception>
    public static WatchName Parse(string text, IReadOnlyList<WatchName>? known = null) =>
        WatchName.TryParse(text, out var watch) ? watch : throw Wrong(text, known ?? []);

    /// <summary>What is said of a watch that does not exist (exit 2).</summary>
    public static DigestException Unknown(WatchName watch, IReadOnlyList<WatchName> known) => new(
        ExitCode.File,
        $"There is no watch '{watch.Value}'{NearestWord.Hint(watch.Value, known.Select(one => one.Value))}{All(known)} Nothing was done.")
    {
        IsForDoctor = false,
    };

    private static DigestException Wrong(string text, IReadOnlyList<WatchName> known)
    {
        if (text.StartsWith('-'))
        {
            return Mistyped($"There is no option '{text}'.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Mistyped($"The name of the watch is missing.{All(known)}");
        }

        var nearest = NearestWord.Find(text, known.Select(watch => watch.Value)) ?? WatchName.Nearest(text)?.Value;
        var hint = nearest is null ? "." : $"; did you mean '{nearest}'?";
        return Mistyped($"'{text}' is not the name of a watch: {WatchName.Rule}{hint}{All(known)}");
    }

    private static DigestException Mistyped(string sentence) => new(ExitCode.CommandLine, sentence) { IsForDoctor = false };

    private static string All(IReadOnlyList<WatchName> known)
    {
        var more = known.Count > MostListed ? ", …" : "";
        return known.Count == 0 ? "" : $" There are: {string.Join(", ", known.Take(MostListed).Select(watch => watch.Value))}{more}.";
    }
}
