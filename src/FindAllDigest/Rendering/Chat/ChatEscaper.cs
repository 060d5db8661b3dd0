using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FindAllDigest.Core.Text;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering.Markdown;

namespace FindAllDigest.Rendering.Chat;

/// <summary>The one way by which foreign text enters a chat message. What is shown is the text itself and nothing else.</summary>
/// <remarks>Foreign text stands in places that read no markup, where a format has them: <c>plain_text</c> and <c>rich_text</c> of Slack
/// (<see href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block"/>), <c>TextRun</c> of Adaptive Cards
/// (<see href="https://adaptivecards.io/explorer/TextRun.html"/>). Discord reads Markdown everywhere, and a backslash takes the meaning
/// from any of its signs (<see href="https://docs.discord.com/developers/reference#message-formatting"/>).</remarks>
/// <param name="target">The chat whose markup is escaped.</param>
internal sealed partial class ChatEscaper(MessageTarget target)
{
    private const char Break = '\u200B';
    private const int LongestAddress = 300;

    /// <summary>Foreign text as one line.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="maximumLength">Most characters of it that are kept.</param>
    public ChatText Text(string text, int maximumLength)
    {
        var line = OneLine.Of(text, maximumLength);
        return Own(target switch
        {
            MessageTarget.Slack => WithoutAngles(line),
            MessageTarget.Discord => Escaped(line),

            // Hosts of cards may fill in dates, whatever holds them.
            _ => BeforeBrace().Replace(line, $"{{{Break}"),
        });
    }

    /// <summary>What a notification shows: text of Slack's own markup, in which a sign that means
    /// something is parted from what it would mean it for.</summary>
    public static ChatText Notification(string text, int maximumLength)
    {
        var safe = new StringBuilder();
        var line = WithoutAngles(OneLine.Of(text, maximumLength));
        for (var index = 0; index < line.Length; index++)
        {
            safe
                .Append(line[index])
                .Append("*_~`:@#/.".Contains(line[index], StringComparison.Ordinal) && !EndsWord(line, index) ? $"{Break}" : "");
        }

        return Own(safe.ToString());
    }

    /// <summary>An address that is safe to link; empty where it is none of the web, or longer than the smallest field takes.</summary>
    public static ChatText Link(string? url) =>
        WebAddress.TryParse(url, out var address) && address.Text.Length <= LongestAddress ? Own(address.Text) : ChatText.Empty;

    /// <summary>An address of the program's own making.</summary>
    public static ChatText OwnLink(string url) => WebAddress.TryParseOwn(url, out var address) ? Own(address.Text) : ChatText.Empty;

    /// <summary>The host of an address; empty where it is none of the web.</summary>
    public ChatText Host(string? url, int maximumLength) =>
        WebAddress.TryParse(url, out var address) ? Text(address.ShownHost, maximumLength) : ChatText.Empty;

    // Slack reads <!channel> and its like; with other brackets there is nothing to read, whether it takes &lt; for a bracket or not.
    private static string WithoutAngles(string line) => line.Replace('<', '‹').Replace('>', '›');

    private static string Escaped(string line)
    {
        var escaped = new StringBuilder(line.Length + 16);
        for (var index = 0; index < line.Length; index++)
        {
            // A number with a full stop begins a list.
            var isMarkup = @"\*_~`|<>#[]():@+-".Contains(line[index], StringComparison.Ordinal)
                || (line[index] == '.' && index > 0 && char.IsAsciiDigit(line[index - 1]));
            escaped.Append(isMarkup ? "\\" : "").Append(line[index]).Append(line[index] == '@' ? $"{Break}" : "");
        }

        return escaped.ToString();
    }

    // A colon before a space opens no emoji, and a sign before a space no markup.
    private static bool EndsWord(string line, int index) =>
        line[index] is ':' or '.' && (index + 1 == line.Length || char.IsWhiteSpace(line[index + 1]));

    [GeneratedRegex(@"\{(?=\{)", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeBrace();

    private static ChatText Own(string text) => new(JsonEncodedText.Encode(text, VisibleJson.Encoder).ToString());
}
