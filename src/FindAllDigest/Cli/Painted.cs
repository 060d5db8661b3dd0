using FindAllDigest.Diagnostics;

namespace FindAllDigest.Cli;

/// <summary>Text and what it means, which a terminal shows by its colour.</summary>
/// <param name="Text">May be foreign.</param>
internal sealed record Painted(string Text, Ink Ink = Ink.Plain)
{
    private const string Reset = "\u001b[0m";

    public static implicit operator Painted(string text) => new(text);

    /// <summary>The text with a terminal's sequences around it and none inside.</summary>
    public string ToAnsi()
    {
        // Spaces at the ends part words from their neighbours.
        var start = Text.Length - Text.TrimStart(' ').Length;
        var end = Text.Length - Text.TrimEnd(' ').Length;
        var harmless = LogText.Of(Text);
        return harmless.Length == 0
            ? Text.Replace("\u001b", "", StringComparison.Ordinal)
            : $"{new string(' ', start)}{Wrap(harmless)}{new string(' ', end)}";
    }

    private string Wrap(string text) => Ink switch
    {
        Ink.Strong => $"\u001b[1m{text}{Reset}",
        Ink.Faint => $"\u001b[2m{text}{Reset}",
        Ink.Good => $"\u001b[32m{text}{Reset}",
        Ink.Doubtful => $"\u001b[33m{text}{Reset}",
        Ink.Bad => $"\u001b[31m{text}{Reset}",
        _ => text,
    };
}

/// <summary>What a text means.</summary>
internal enum Ink { Plain, Strong, Faint, Good, Doubtful, Bad }
