using FindAllDigest.Cli.Answers;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Cli;

/// <summary>Servers on loopback that run until somebody stops them.</summary>
internal static class Listening
{
    /// <param name="name">What listens, as the first words of a sentence.</param>
    /// <param name="addressOf">Where it listens, which is told at once.</param>
    public static async Task<ExitCode> UntilStoppedAsync<T>(
        CommandContext context, string name, int port, Func<Task<T>> start, Func<T, Uri> addressOf, CancellationToken cancellationToken)
        where T : IAsyncDisposable
    {
        try
        {
            await using var server = await start();
            var address = addressOf(server).GetLeftPart(UriPartial.Authority);
            context.AnswerJson(new ListeningAnswer(address), CommandJson.Default.ListeningAnswer);
            context.Answer($"listening on {address}");
            await context.Environment.Output.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Environment.Time, cancellationToken);
            return ExitCode.Done;
        }
        catch (IOException exception)
        {
            throw new DigestException(
                ExitCode.CommandLine,
                $"{name} cannot listen on port {port}: {exception.Message} Choose another --port, or leave it out for a free one.",
                exception);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
    }
}
