using System.Runtime.CompilerServices;
using System.Text;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Site;

/// <summary>Writes HTML: the literal parts of an interpolated text are markup, and every hole
/// is escaped, so no caller can forget to.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _markup = new();

    /// <summary>Appends markup whose holes are text.</summary>
    public HtmlWriter Write([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Appends markup that a piece of its own has made.</summary>
    public HtmlWriter Write(HtmlText piece)
    {
        _markup.Append(piece.Markup);
        return this;
    }

    /// <summary>What was written so far, to be put into other markup.</summary>
    public HtmlText ToPiece() => new(_markup.ToString());

    public override string ToString() => _markup.ToString();

    /// <summary>Escapes text for an element and for an attribute in quotes. Control and bidirectional
    /// characters are left out: they could turn the order of what is read around.</summary>
    private void Escape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => _markup.Append("&amp;"),
                '<' => _markup.Append("&lt;"),
                '>' => _markup.Append("&gt;"),
                '"' => _markup.Append("&quot;"),
                '\'' => _markup.Append("&#39;"),
                _ when Rune.IsControl(rune) => _markup.Append(' '),
                _ when InvisibleCharacters.Contains(rune) => _markup,
                _ => _markup.Append(rune.ToString()),
            };
        }
    }

    /// <summary>The compiler's way from an interpolated text to this writer.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly HtmlWriter _writer;

        public Markup(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _writer = writer;
            writer._markup.EnsureCapacity(writer._markup.Length + literalLength + formattedCount);
        }

        public void AppendLiteral(string markup) => _writer._markup.Append(markup);

        public void AppendFormatted(string? text) => _writer.Escape(text ?? "");

        public void AppendFormatted(int number) => _writer._markup.Append(number);

        public void AppendFormatted(decimal number, string format) => _writer.Escape(number.ToString(format));

        public void AppendFormatted(DateOnly day) => _writer._markup.Append(PeopleTime.DayOfYear(day));

        public void AppendFormatted(HtmlText piece) => _writer._markup.Append(piece.Markup);
    }
}

/// <summary>Markup that is safe to print as it is. Only <see cref="HtmlWriter"/> makes one,
/// so foreign text cannot pass for markup.</summary>
internal sealed class HtmlText
{
    internal HtmlText(string markup) => Markup = markup;

    public string Markup { get; }
}
