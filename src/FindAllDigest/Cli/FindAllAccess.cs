using FindAllDigest.FindAllApi;
using FindAllDigest.FindAllApi.Transport;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Cli;

/// <summary>The service as a command reaches it: through the key and the address of the environment, and only once it needs it.</summary>
internal static class FindAllAccess
{
    public static LazyFindAllService Open(CommandContext context, ILoggerFactory loggers) => new(() => new FindAllClient(
        FindAllSettings.From(context.Environment[FindAllSettings.KeyVariable], context.Environment[FindAllSettings.AddressVariable]),
        context.Environment.Time,
        loggers.CreateLogger<FindAllClient>()));
}
