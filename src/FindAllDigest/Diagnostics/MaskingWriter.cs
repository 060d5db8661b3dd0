using System.Diagnostics.CodeAnalysis;
using System.Text;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.Diagnostics;

/// <summary>Blots secrets out of what is written. A secret that is written in several pieces is not seen, so texts come whole.</summary>
/// <remarks>A full disk or a closed stream stops nobody who writes: what is being done may be paid for.</remarks>
[SuppressMessage("Reliability", "CA2213", Justification = "The inner writer belongs to the process.")]
internal sealed class MaskingWriter(TextWriter inner, IEnumerable<Secret> secrets) : TextWriter
{
    // The longest first, since one secret may begin with another.
    private readonly Secret[] _secrets = [.. secrets.OrderByDescending(secret => secret.Length)];

    public bool IsUsed { get; private set; }

    /// <summary>Why something that was written arrived nowhere; empty while everything did.</summary>
    public string Refusal { get; private set; } = "";

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Put(() => inner.Write(value));

    public override void Write(string? value) => Put(() => inner.Write(Masked(value)));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    public override void WriteLine(string? value) => Put(() => inner.WriteLine(Masked(value)));

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override void Flush() => Try(inner.Flush);

    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    private void Put(Action write)
    {
        IsUsed = true;
        Try(write);
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            Refusal = refusal.Message;
        }
    }

    private string? Masked(string? text) => _secrets.Aggregate(text, (masked, secret) => secret.MaskIn(masked));
}
