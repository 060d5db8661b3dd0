using System.Text;
using System.Text.Unicode;
using FindAllDigest.Core.Exclusions;

namespace FindAllDigest.Core.Imports;

/// <summary>Reads addresses or names, one a line; an address may stand behind its name. Empty
/// lines and comments (<c>#</c>) are passed over.</summary>
internal static class TextImport
{
    public const string NotUtf8 = "not UTF-8; save the file as UTF-8";

    private const int MostWords = 12;

    private static readonly char[] AroundNames =
    [
        ' ', '\t', '-', '–', '—', ':', ',', ';', '|', '(', ')', '[', ']', '<', '>', '"', '•', '*'
    ];

    public static ImportReading Read(ReadOnlyMemory<byte> utf8)
    {
        var collector = new ImportCollector();
        foreach (var (line, bytes) in ImportText.Lines(utf8))
        {
            if (!Utf8.IsValid(bytes.Span))
            {
                collector.Refuse(line, NotUtf8);
            }
            else if (bytes.Span[0] == '#')
            {
                collector.PassOver(line, "a comment");
            }
            else
            {
                Add(collector, line, Encoding.UTF8.GetString(bytes.Span));
            }
        }

        return collector.ToReading();
    }

    /// <summary>Takes a text that is an address, a name, or both.</summary>
    public static void Add(ImportCollector collector, int line, string text)
    {
        text = text is ['•', ..] or ['*', ' ', ..] or ['-', ' ', ..]
            ? text.TrimStart('•', '*', '-', ' ')
            : text;
        if (ExclusionPattern.IsMeant(text.Trim()))
        {
            collector.Add(line, "", text);
        }
        else if (AddressCell.Read(text) is { Count: > 0 } addresses)
        {
            collector.Add(line, NameBeside(text, addresses), text);
        }
        else if (IsName(text.Trim()))
        {
            collector.Add(line, text);
        }
        else
        {
            collector.Refuse(line, "reads like no name and holds no address");
        }
    }

    /// <summary>What a line says beside its addresses; empty where that is no name.</summary>
    private static string NameBeside(string text, IReadOnlyList<string> addresses)
    {
        foreach (var address in addresses)
        {
            text = text.Replace(address, "", StringComparison.Ordinal);
        }

        var rest = text.Trim(AroundNames).Replace("](", "", StringComparison.Ordinal).Trim(AroundNames);
        return rest.Any(char.IsLetter) && IsName(rest) ? rest : "";
    }

    /// <summary>Whether a line can be a name, and not a sentence of a report or a line of a program.</summary>
    private static bool IsName(string text) =>
        text.Any(char.IsLetterOrDigit)
        && text.IndexOfAny(['<', '>', '{', '}', '\t', '=']) < 0
        && text is not [.., ':'] and not ['|', ..]
        && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWords;
}
