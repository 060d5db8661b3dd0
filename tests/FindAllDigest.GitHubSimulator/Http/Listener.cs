using System.Net;
using FindAllDigest.GitHubSimulator.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Listens on a free port of loopback and routes requests to the dispatcher.</summary>
internal static class Listener
{
    public static async Task<(WebApplication Application, string Address)> StartAsync(
        string prefix, IReadOnlyList<IEndpointGroup> groups, Func<string, Dispatcher> dispatch)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;

            // A blob may hold 100 MB, a third more as Base64.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var application = builder.Build();

        // The address is known only after the start, before which no request can come.
        Dispatcher? dispatcher = null;
        foreach (var endpoint in groups.SelectMany(group => group.Endpoints))
        {
            application.MapMethods(
                prefix + endpoint.Pattern, [endpoint.Method], context => dispatcher?.RunAsync(context, endpoint) ?? Task.CompletedTask);
        }

        application.MapFallback("{**anything}", context => dispatcher?.RunAsync(context, null) ?? Task.CompletedTask);
        await application.StartAsync();
        var address = application.Urls.First();
        dispatcher = dispatch(address);
        return (application, address);
    }
}
