using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Core.Imports;

/// <summary>Reads addresses or names, one a line; an address may stand behind its name. Empty
/// lines and comments (<c>#</c>) are passed over.</summary>
internal static partial class TextImport
{
    public const string NotUtf8 = "not UTF-8; save the file as UTF-8";

    private const int MostWords = 12;
    private const int FewestWordsOfSentence = 5;
    private const int FewestNamesOfLine = 3;

    private static readonly char[] Separators = [';', ','];

    private static readonly char[] AroundNames =
    [
        ' ', '\t', '-', '–', '—', ':', ',', ';', '|', '(', ')', '[', ']', '<', '>', '"', '•', '*'
    ];

    public static ImportReading Read(ReadOnlyMemory<byte> utf8)
    {
        var collector = new ImportCollector();
        var lines = ImportText.Lines(utf8).ToList();
        var texts = ListMarks.Drop(lines.Select(line => Encoding.UTF8.GetString(line.Utf8.Span)));
        foreach (var ((line, bytes), text) in lines.Zip(texts))
        {
            if (!Utf8.IsValid(bytes.Span))
            {
                collector.Refuse(line, NotUtf8);
            }
            else if (text.Length == 0)
            {
                collector.PassOver(line, "an empty line of a quoted mail");
            }
            else if (text[0] == '#')
            {
                collector.PassOver(line, "a comment");
            }
            else
            {
                foreach (var item in lines.Count == 1 ? InOneLine(text) : [text])
                {
                    Add(collector, line, item);
                }
            }
        }

        return collector.ToReading();
    }

    /// <summary>Takes a text that is an address, a name, or both.</summary>
    public static void Add(ImportCollector collector, int line, string text)
    {
        text = ListMarks.Drop(text, out var lead).TrimEnd(',', ';', ' ');
        if (ExclusionPattern.IsMeant(text.Trim()))
        {
            collector.Add(line, "", text);
        }
        else if (AddressCell.Read(text) is { Count: > 0 } addresses)
        {
            collector.Add(line, lead.Length > 0 ? lead : NameBeside(text, addresses), text);
        }
        else if (BareHost.Beside(text) is { } pair && IsName(pair.Name))
        {
            collector.Add(line, lead.Length > 0 ? lead : pair.Name, pair.Host);
        }
        else if (lead.Length > 0)
        {
            collector.Add(line, lead);
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

    /// <summary>Whether a text is what a server says in place of a list.</summary>
    public static bool IsServerMessage(string text) => ServerMessage().IsMatch(text);

    /// <summary>What a line says before its addresses, or else around them; empty where that is no name.</summary>
    public static string NameBeside(string text, IReadOnlyList<string> addresses)
    {
        var start = addresses.Count > 0 ? text.IndexOf(addresses[0], StringComparison.Ordinal) : 0;
        var before = Beside(text[..Math.Max(0, start)]);
        return before.Length > 0
            ? before
            : Beside(addresses.Aggregate(text, (rest, address) => rest.Replace(address, "", StringComparison.Ordinal)));
    }

    /// <summary>A name without what stands around it; a bracket stays where the name opens it: <c>Acme (Rome)</c>.</summary>
    private static string Beside(string text)
    {
        var rest = text.Trim(AroundNames).Replace("](", "", StringComparison.Ordinal).Trim(AroundNames);
        var name = rest.LastIndexOf('(') > rest.LastIndexOf(')') && text.Contains($"{rest})", StringComparison.Ordinal) ? $"{rest})" : rest;
        return name.Any(char.IsLetter) && IsName(name) ? name : "";
    }

    /// <summary>The names of a text that is one line with separators; <c>Acme, Inc.</c> is one name.</summary>
    private static string[] InOneLine(string text) =>
        Separators
            .Select(separator => text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .FirstOrDefault(parts => parts.Length >= FewestNamesOfLine && !parts.Any(LegalForms.IsForm)) ?? [text];

    /// <summary>Whether a line can be a name, and not a sentence of a report, a head of a mail or a line of a program.</summary>
    private static bool IsName(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return text.Any(char.IsLetterOrDigit)
            && text.IndexOfAny(['<', '>', '{', '}', '\t', '=']) < 0
            && !AddressCell.IsMeantAsAddress(text)
            && text is not [.., ':'] and not ['|', ..]
            && words.Length <= MostWords
            && !(words.Length >= FewestWordsOfSentence && words.Any(word => EndOfSentence().IsMatch(word)))
            && !MailHead().IsMatch(text);
    }

    // A legal form at the end (Inc., GmbH., d.o.o.) is no word of a sentence.
    [GeneratedRegex(@"^\p{Ll}{4,}[.!?]$", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(
        "^(?:From|To|Cc|Subject|Date|Sent|Von|An|Betreff|De|À|Objet|Da|A|Oggetto|Asunto|Para):[ \\t]", RegexOptions.CultureInvariant)]
    private static partial Regex MailHead();

    [GeneratedRegex(
        @"^\W*(?:error|exception|fatal|traceback|unauthori[sz]ed|forbidden|access denied|permission denied|too many requests|rate limit"
            + @"|bad gateway|gateway time-?out|service unavailable|internal server error|not found|(?:http/\S+ )?[45]\d\d )\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ServerMessage();
}
