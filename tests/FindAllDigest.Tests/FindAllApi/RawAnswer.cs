using System.Text;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>The bytes of one answer, and what becomes of the connection after them.</summary>
internal sealed record RawAnswer(byte[] Bytes, AfterAnswer After)
{
    /// <summary>The request was read, and nothing comes back.</summary>
    public static RawAnswer Cut { get; } = new([], AfterAnswer.Close);

    /// <summary>The request was read, and nothing ever happens.</summary>
    public static RawAnswer Silence { get; } = new([], AfterAnswer.Hang);

    public static RawAnswer Of(int status, string body, params string[] headers) => Of(status, Encoding.UTF8.GetBytes(body), headers);

    public static RawAnswer Of(int status, byte[] body, params string[] headers) =>
        new([.. Head(status, body.Length, headers), .. body], AfterAnswer.KeepAlive);

    /// <summary>An answer that promises more than it sends before the connection breaks.</summary>
    public static RawAnswer Truncated(int status, string body) =>
        new([.. Head(status, body.Length + 1000, []), .. Encoding.UTF8.GetBytes(body)], AfterAnswer.Close);

    private static byte[] Head(int status, int length, string[] headers) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {status} Words\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n");
}

internal enum AfterAnswer { KeepAlive, Close, Hang }
