using System.Net;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>The two ways to the service: one for calls that may be repeated, one for those that must not.</summary>
/// <remarks>Neither follows redirects (the key would follow), keeps cookies, or uses a proxy to reach this machine.</remarks>
internal static class ServiceHandlers
{
    public static SocketsHttpHandler ForRepeatedCalls(FindAllSettings settings) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !settings.BaseAddress.IsLoopback,
        ConnectTimeout = settings.ConnectTimeout,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Every request gets a fresh connection: on a kept one that the server has closed, a handler may send again by itself.</summary>
    public static SocketsHttpHandler ForSingleCalls(FindAllSettings settings)
    {
        var handler = ForRepeatedCalls(settings);
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        return handler;
    }
}
