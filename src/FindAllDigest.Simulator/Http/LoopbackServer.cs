using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FindAllDigest.Simulator.Http;

/// <summary>An HTTP server on 127.0.0.1 that reads no settings, environment or signals of its host.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly WebApplication _application;

    private LoopbackServer(WebApplication application) => _application = application;

    public Uri BaseAddress => new(_application.Urls.First());

    /// <param name="port">0 for a free one.</param>
    /// <param name="bound">Sets how much a caller may send; null where callers are trusted.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<LoopbackServer> StartAsync(
        int port, RequestDelegate handle, Action<KestrelServerLimits>? bound, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            bound?.Invoke(kestrel.Limits);
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Patience);
        var application = builder.Build();
        application.Run(handle);
        try
        {
            await application.StartAsync(cancellationToken);
            return new(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
    }

    /// <summary>The usual lifetime would take Ctrl+C away from the program that the simulator runs in.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
