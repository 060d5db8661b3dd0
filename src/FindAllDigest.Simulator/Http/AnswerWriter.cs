using System.Text;
using FindAllDigest.Simulator.Events;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace FindAllDigest.Simulator.Http;

/// <summary>Sends an answer, whole or damaged as a fault says.</summary>
/// <param name="time">The real clock, for bodies that trickle.</param>
internal sealed class AnswerWriter(TimeProvider time, EventStream events)
{
    private const int SlowPieces = 8;
    private const string NameField = "\"name\":\"";

    public async Task WriteAsync(HttpContext context, ApiAnswer answer, Fault? fault)
    {
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        if (answer.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString();
        }

        if (answer.Stream is { } stream)
        {
            await StreamAsync(context, stream, fault);
            return;
        }

        var bytes = BodyOf(answer, fault);
        if (bytes is null)
        {
            return;
        }

        response.ContentType = answer.Page is null ? "application/json" : "text/html; charset=utf-8";
        var sent = fault?.Kind is FaultKind.TruncatedJson or FaultKind.CutInBody ? bytes.AsMemory(0, bytes.Length / 2) : bytes;
        response.ContentLength = fault?.Kind == FaultKind.CutInBody ? bytes.Length : sent.Length;
        await SendAsync(context, sent, fault);
        if (fault?.Kind == FaultKind.CutInBody)
        {
            context.Abort();
        }
    }

    private async Task StreamAsync(HttpContext context, StreamRequest stream, Fault? fault)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        if (fault?.Kind is FaultKind.CutStream or FaultKind.CutInBody)
        {
            // A length that is never reached ends the stream as a failure, yet every byte before the cut arrives; an abort would lose some.
            context.Response.ContentLength = long.MaxValue;
        }

        await context.Response.Body.FlushAsync(context.RequestAborted);
        await events.SendAsync(stream, context.Response.Body, fault, context.RequestAborted);
    }

    private static byte[]? BodyOf(ApiAnswer answer, Fault? fault)
    {
        if (answer.Page is { } page)
        {
            return Encoding.UTF8.GetBytes(page);
        }

        if (answer.Body is not { } body)
        {
            return null;
        }

        if (fault?.Kind == FaultKind.LargeResult)
        {
            LargeResult.Fill(body, fault.Bytes);
        }

        var json = WireText.Of(body);
        return WireText.Bytes(fault?.Kind switch
        {
            FaultKind.InvalidUtf8 => MarkNames(json, "⟪xC3⟫⟪x28⟫⟪xFF⟫"),
            FaultKind.LoneSurrogate => MarkNames(json, "⟪D83D⟫"),
            _ => json,
        });
    }

    private static string MarkNames(string json, string mark) => json.Replace(NameField, NameField + mark, StringComparison.Ordinal);

    private async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, Fault? fault)
    {
        var size = fault?.Kind == FaultKind.SlowBody
            ? Math.Max(1, (bytes.Length + SlowPieces - 1) / SlowPieces)
            : Math.Max(1, bytes.Length);
        for (var start = 0; start < bytes.Length; start += size)
        {
            if (fault?.Kind == FaultKind.SlowBody)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMilliseconds), time, context.RequestAborted);
            }

            await context.Response.Body.WriteAsync(bytes.Slice(start, Math.Min(size, bytes.Length - start)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
