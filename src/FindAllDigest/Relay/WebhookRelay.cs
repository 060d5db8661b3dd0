using System.Buffers;
using FindAllDigest.Core.Failures;
using FindAllDigest.Pipeline.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace FindAllDigest.Relay;

/// <summary>Wakes the workflow of a repository.</summary>
/// <param name="repository"><c>owner/name</c>.</param>
internal delegate Task RunDispatch(string repository, ReportedRun run);

/// <summary>Takes the service's webhooks and wakes the workflow of the repository that the run is of.
/// Keeps nothing: what it says is a hint, and the service sends again what was not taken.</summary>
/// <param name="signatures">Who may send.</param>
/// <param name="repositories">Which repositories may be woken, as their metadata writes them.</param>
/// <param name="dispatch">Wakes one.</param>
internal sealed partial class WebhookRelay(
    SignatureCheck signatures, IReadOnlySet<string> repositories, RunDispatch dispatch, TimeProvider time, ILogger logger)
{
    /// <summary>Bytes of the longest body that is read; what a run says of itself is a few hundred.</summary>
    public const int LargestBody = 64 * 1024;

    private const int Remembered = 10_000;
    private const int MostAtWork = 100;

    /// <summary>For one answer; the rest of a second is for the way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly OnceEach _deliveries = new(Remembered, MostAtWork);

    /// <summary>Sets how much a caller may send before anything is known of it.</summary>
    public static void Bound(KestrelServerLimits limits)
    {
        // More than is read, since the frames of chunks are counted.
        limits.MaxRequestBodySize = 2 * LargestBody;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxConcurrentConnections = 1000;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
    }

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http) => http.Response.StatusCode = await AnswerAsync(http.Request, http.RequestAborted);

    private async Task<int> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        string Header(string name) => request.Headers[name].ToString();
        var (id, timestamp, given) = (Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"));
        if (!SignatureCheck.IsTimely(timestamp, time.GetUtcNow()))
        {
            return StatusCodes.Status401Unauthorized;
        }

        if (request.ContentLength > LargestBody)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? LargestBody) + 1);
        try
        {
            var length = await ReadAsync(request, buffer, cancellationToken);
            if (length > LargestBody)
            {
                return StatusCodes.Status413PayloadTooLarge;
            }

            return signatures.IsSigned(id, timestamp, given, buffer.AsSpan(0, length))
                ? await TakeAsync(id, RunNotice.Read(buffer.AsSpan(0, length)))
                : StatusCodes.Status401Unauthorized;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<int> ReadAsync(HttpRequest request, byte[] buffer, CancellationToken cancellationToken)
    {
        var most = Math.Min(buffer.Length, LargestBody + 1);
        return await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, most), most, throwOnEndOfStream: false, cancellationToken);
    }

    // What is signed and no business of ours is taken all the same, or it would be sent for two days.
    private async Task<int> TakeAsync(string id, RunNotice? notice)
    {
        if (notice is null || !repositories.Contains(notice.Repository))
        {
            return StatusCodes.Status202Accepted;
        }

        try
        {
            if (_deliveries.Do(id, () => DispatchAsync(notice)) is not { } work)
            {
                return StatusCodes.Status503ServiceUnavailable;
            }

            await work.WaitAsync(Patience, time);
            return StatusCodes.Status204NoContent;
        }
        catch (Exception failure) when (failure is TimeoutException or DigestException)
        {
            // It comes again in some seconds; by then the work is done, or is done again.
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task DispatchAsync(RunNotice notice)
    {
        try
        {
            await dispatch(notice.Repository, notice.Run);
            Log.Woken(logger, notice.Repository, notice.Run.Watch.Value, notice.Run.Id.Value);
        }
        catch (DigestException failure)
        {
            Log.Refused(logger, notice.Repository, failure.Message);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Repository} is told of run {Run} of watch {Watch}.")]
        public static partial void Woken(ILogger logger, string repository, string watch, string run);

        [LoggerMessage(LogLevel.Warning, "{Repository} could not be told of a run. {Reason}")]
        public static partial void Refused(ILogger logger, string repository, string reason);
    }
}
