using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Rendering.Views;

/// <summary>Text that is safe to print in a commit message: one line in which no mention,
/// reference, closing keyword, trailer, address or command to a workflow takes effect.</summary>
/// <remarks>GitHub reads <c>@name</c>, <c>#12</c>, <c>GH-12</c>, ids of commits and closing keywords in messages, and skips workflows for
/// <c>[skip ci]</c> and its like: <see href="https://docs.github.com/en/actions/how-tos/manage-workflow-runs/skip-workflow-runs"/>. A
/// zero-width space inside each keeps them from being read. A line of a template puts words before every text, so none makes a
/// trailer.</remarks>
internal sealed record CommitText
{
    private const char Break = '\u200B';

    private CommitText(string text) => Text = text;

    public string Text { get; }

    /// <summary>For templates: whether there is anything to show.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <param name="text">Anything.</param>
    /// <param name="maximumLength">Most characters of it that are kept.</param>
    public static CommitText Of(string text, int maximumLength = int.MaxValue)
    {
        var line = OneLine.Of(text, maximumLength);
        var safe = new StringBuilder(line.Length + 8);
        for (var index = 0; index < line.Length; index++)
        {
            var character = line[index];
            safe.Append(character);
            if (IsRead(line, index) || (char.IsAsciiHexDigit(character) && EndsSixDigits(line, index)))
            {
                safe.Append(Break);
            }
        }

        return new CommitText(safe.ToString());
    }

    /// <summary>Words of this program's own.</summary>
    internal static CommitText Own(string text) => new(text);

    // Templates print a value by its text.
    public override string ToString() => Text;

    // A colon begins an address or an emoji, a hyphen stands in GH-12.
    private static bool IsRead(string line, int index) => line[index] switch
    {
        '@' or '#' or '[' or '*' or '`' => true,
        ':' => index + 1 == line.Length || !char.IsWhiteSpace(line[index + 1]),
        '-' => index > 0 && char.IsAsciiLetter(line[index - 1]) && index + 1 < line.Length && char.IsAsciiDigit(line[index + 1]),
        _ => false,
    };

    /// <summary>Whether a sixth hexadecimal digit in a row is at an index; a commit's id has seven or more.</summary>
    private static bool EndsSixDigits(string line, int index)
    {
        const int Shorter = 6;
        var start = index;
        while (start > 0 && char.IsAsciiHexDigit(line[start - 1]))
        {
            start--;
        }

        return (index - start + 1) % Shorter == 0;
    }
}
