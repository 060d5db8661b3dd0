using System.Text;
using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace FindAllDigest.Simulator.Http;

/// <summary>The way of every request, in order: record, hook, path, key, fault, act, hook, answer.</summary>
internal sealed class RequestPipeline(
    FindAllApi api,
    AdminApi admin,
    FaultSwitches faults,
    RequestJournal journal,
    VirtualClock clock,
    AnswerWriter writer,
    Action<string>? log)
{
    /// <summary>Called when a request has arrived and nothing was done yet.</summary>
    public Func<SimulatedRequest, Task>? OnRequest { get; set; }

    /// <summary>Called when a request was carried out and not answered yet.</summary>
    public Func<SimulatedRequest, Task>? BeforeAnswer { get; set; }

    public async Task HandleAsync(HttpContext context)
    {
        var body = await BodyAsync(context);
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith(AdminApi.Root + "/", StringComparison.Ordinal))
        {
            await writer.WriteAsync(context, admin.Act(context.Request.Method, path, body), fault: null);
            return;
        }

        var route = ApiRoute.Of(context.Request.Method, path);
        var request = journal.Add(number => Record(context, route, body, number));
        await (OnRequest?.Invoke(request) ?? Task.CompletedTask);
        await AnswerAsync(context, route, request);
    }

    private static async Task<string> BodyAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }

    private SimulatedRequest Record(HttpContext context, ApiRoute route, string body, int number) => new()
    {
        Number = number,
        ReceivedAt = clock.Now,
        Method = context.Request.Method,
        Path = context.Request.Path + context.Request.QueryString.Value,
        Headers = context.Request.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal),
        Body = body,
        Operation = route.Operation,
        FindAllId = route.FindAllId,
    };

    private async Task AnswerAsync(HttpContext context, ApiRoute route, SimulatedRequest request)
    {
        var refusal = Refusal(route, request);
        var fault = refusal is null ? faults.ClaimForCall(request.Operation) : null;
        if (fault?.Kind == FaultKind.CutBeforeActing)
        {
            journal.Update(request with { Fault = fault });
            context.Abort();
            return;
        }

        var answer = refusal ?? Refusal(fault, request) ?? api.Act(request);
        var isCut = fault?.Kind == FaultKind.CutAfterActing;
        var answered = journal.Update(
            request with { Fault = fault, StatusCode = isCut ? null : answer.StatusCode, Warnings = answer.Warnings });
        foreach (var warning in answer.Warnings)
        {
            log?.Invoke($"{request.Method} {request.Path}: {warning}");
        }

        await (BeforeAnswer?.Invoke(answered) ?? Task.CompletedTask);
        if (isCut)
        {
            context.Abort();
            return;
        }

        if (fault?.Kind == FaultKind.NoAnswer)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await writer.WriteAsync(context, fault?.Kind == FaultKind.PageInstead ? Page(200) : answer, fault);
    }

    /// <summary>What a gateway says in the place of the service.</summary>
    private static ApiAnswer Page(int status) => new(status, null)
    {
        Page = $"<html><head><title>{status}</title></head><body><center><h1>{status} gateway error</h1></center></body></html>\n",
    };

    private static ApiAnswer? Refusal(ApiRoute route, SimulatedRequest request) =>
        route.Operation == SimulatedOperation.Any ? ApiErrors.NoSuchPath(route.IsMethodWrong)
        : string.IsNullOrWhiteSpace(request.Headers.GetValueOrDefault("x-api-key")) ? ApiErrors.OfStatus(401, "")
        : null;

    private ApiAnswer? Refusal(Fault? fault, SimulatedRequest request) => fault?.Kind switch
    {
        FaultKind.ErrorStatus =>
            ApiErrors.OfStatus(fault.StatusCode, api.Reference(request), fault.Shape) with { RetryAfterSeconds = fault.RetryAfterSeconds },
        FaultKind.ErrorPage => Page(fault.StatusCode) with { RetryAfterSeconds = fault.RetryAfterSeconds },
        _ => null,
    };
}
