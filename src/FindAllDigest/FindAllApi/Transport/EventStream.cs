using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Runs;
using FindAllDigest.FindAllApi.Reading;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Reads a stream of events by the rules of the web
/// (<see href="https://html.spec.whatwg.org/multipage/server-sent-events.html"/>). Takes up nothing that broke.</summary>
internal sealed class EventStream(ServiceConnection connection, FailureSentences sentences, FindAllSettings settings, TimeProvider time)
{
    // The service sends a heartbeat every ten seconds.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    /// <exception cref="DigestException">No stream came, it broke, or it said that something is wrong (exit 3).</exception>
    public async IAsyncEnumerable<RunEvent> ReadAsync(ServiceCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(LongestSilence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        using var response = await GuardAsync(call, () => OpenAsync(call, either.Token), cancellationToken);
        await using var body = new BoundedStream(await response.Content.ReadAsStreamAsync(either.Token), settings.LargestAnswer);
        var reader = new RunEventReader(call.RunId ?? throw new InvalidOperationException("Events are of a run."), settings.ApiKey);
        await using var events = SseParser.Create(body, (_, data) => reader.Read(data))
            .EnumerateAsync(either.Token)
            .GetAsyncEnumerator(either.Token);
        while (await GuardAsync(call, async () => await events.MoveNextAsync(), cancellationToken))
        {
            silence.CancelAfter(LongestSilence);
            if (events.Current.Data is { } happened)
            {
                yield return happened;
            }
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var response = await connection.OpenAsync(call, content: null, "text/event-stream", cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw Told(sentences.Of(call, await connection.ReadAsync(response, cancellationToken)), null);
        }
    }

    private async Task<T> GuardAsync<T>(ServiceCall call, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read();
        }
        catch (HttpRequestException exception)
        {
            throw Told(sentences.Of(call, exception, wasSent: true), exception);
        }
        catch (Exception exception) when (exception is IOException or UnreadableAnswerException)
        {
            throw Told(FailureSentences.Interrupted(call), exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Told(sentences.TimedOut(call, LongestSilence, wasSent: true), exception);
        }
    }

    private static DigestException Told(ServiceFailure? failure, Exception? inner) =>
        new(ExitCode.FindAll, failure?.Message ?? "The stream broke.", inner);
}
