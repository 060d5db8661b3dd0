using System.Net;
using System.Net.Http.Headers;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>A JSON body that goes out at most once, and knows whether it began to.</summary>
/// <remarks>While it has not begun, the service cannot have acted on the request, however it failed. Once it has, the handler below could
/// only repeat the request by asking for the body again, which is refused: so no layer can pay twice behind our back.</remarks>
internal sealed class SingleUseContent : HttpContent
{
    private readonly byte[] _body;
    private int _begun;

    public SingleUseContent(byte[] body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    public bool HasBegun => Volatile.Read(ref _begun) != 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _begun, 1) == 0
            ? stream.WriteAsync(_body, cancellationToken).AsTask()
            : throw new IOException("This request was sent already and is not sent again.");

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
