using System.Net;

namespace FindAllDigest.Transport;

/// <summary>Connections to one service.</summary>
/// <remarks>They follow no redirects (the secret would follow), keep no cookies, and use no proxy to reach this machine.</remarks>
internal static class Sockets
{
    /// <summary>For name, TCP and TLS of one attempt.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    public static SocketsHttpHandler To(Uri address) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !address.IsLoopback,
        ConnectTimeout = ConnectTimeout,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Every request gets a fresh connection: on a kept one that the server has closed,
    /// a handler may send again by itself.</summary>
    public static SocketsHttpHandler ForSingleCallsTo(Uri address)
    {
        var handler = To(address);
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        return handler;
    }
}
