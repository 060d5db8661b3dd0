using System.Diagnostics.CodeAnalysis;
using System.Text;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.Diagnostics;

/// <summary>Blots secrets out of what is written. A secret that is written in several pieces is not seen, so texts come whole.</summary>
[SuppressMessage("Reliability", "CA2213", Justification = "The inner writer belongs to the process.")]
internal sealed class MaskingWriter(TextWriter inner, IEnumerable<Secret> secrets) : TextWriter
{
    // The longest first, since one secret may begin with another.
    private readonly Secret[] _secrets = [.. secrets.OrderByDescending(secret => secret.Length)];

    /// <summary>Whether anything was written.</summary>
    public bool IsUsed { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        IsUsed = true;
        inner.Write(value);
    }

    public override void Write(string? value) => inner.Write(Masked(value));

    public override void Write(char[] buffer, int index, int count) => inner.Write(Masked(new string(buffer, index, count)));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(Masked(new string(buffer)));

    public override void WriteLine(string? value) => inner.WriteLine(Masked(value));

    public override Task WriteAsync(string? value) => inner.WriteAsync(Masked(value));

    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(Masked(value));

    public override void Flush() => inner.Flush();

    public override Task FlushAsync() => inner.FlushAsync();

    private string? Masked(string? text)
    {
        IsUsed = true;
        return _secrets.Aggregate(text, (masked, secret) => secret.MaskIn(masked));
    }
}
