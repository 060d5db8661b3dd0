namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Reads a body up to a limit and keeps what arrived even when the connection breaks: it may hold the id of a paid run.</summary>
internal static class BoundedBody
{
    private const int BufferSize = 64 * 1024;

    public static async Task<ReplyBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        using var collected = new MemoryStream();
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[BufferSize];
            while (await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
            {
                var room = limit - (int)collected.Length;
                await collected.WriteAsync(buffer.AsMemory(0, Math.Min(count, room)), CancellationToken.None);
                if (count > room)
                {
                    return new(collected.ToArray(), BodyEnd.TooLarge);
                }
            }

            return new(collected.ToArray(), BodyEnd.Complete);
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException or OperationCanceledException or InvalidDataException)
        {
            return new(collected.ToArray(), BodyEnd.Cut);
        }
    }
}
