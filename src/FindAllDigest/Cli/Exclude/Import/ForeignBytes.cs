using System.Text;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Foreign text as UTF-8 without a byte order mark. Bytes that are no UTF-8 stay, for whoever reads the lines to tell.</summary>
/// <param name="Source">How the text is called in messages.</param>
internal sealed record ForeignBytes(string Source, ReadOnlyMemory<byte> Utf8)
{
    public static ForeignBytes Of(string source, byte[] bytes) => new(source, bytes switch
    {
        // "Unicode text" of Excel.
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.AsSpan(2))),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2))),
        [0xEF, 0xBB, 0xBF, ..] => bytes.AsMemory(3),
        _ => bytes,
    });

    public DigestException Fault(int line, string message, string remedy) => new([new FileProblem(Source, line, 0, message, remedy)]);
}
