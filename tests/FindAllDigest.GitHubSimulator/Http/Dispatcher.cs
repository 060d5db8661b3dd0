using FindAllDigest.GitHubSimulator.Faults;
using FindAllDigest.GitHubSimulator.Recording;
using Microsoft.AspNetCore.Http;

namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>Takes a request through the script of faults, the work and the log, in that order.</summary>
internal sealed class Dispatcher(
    RequestReader reader, Operator work, FaultScript faults, RequestLog log, ExchangeRecording? recording, TimeProvider clock)
{
    public async Task RunAsync(HttpContext context, Endpoint? endpoint)
    {
        var request = await reader.ReadAsync(context);
        var rules = faults.Firing(request);
        foreach (var rule in rules)
        {
            await (rule.RunBefore?.Invoke(request) ?? Task.CompletedTask);
            await Task.Delay(rule.Pause, clock, context.RequestAborted);
        }

        var exchange = Exchange(context, request, rules, endpoint);
        foreach (var rule in rules)
        {
            await (rule.RunAfter?.Invoke(exchange) ?? Task.CompletedTask);
        }

        log.Add(exchange);
        recording?.Add(exchange);
        await SendAsync(context, exchange);
    }

    private static async Task SendAsync(HttpContext context, RecordedExchange exchange)
    {
        if (exchange.Status is not { } status)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        foreach (var (name, value) in exchange.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (exchange.Body.Length > 0)
        {
            context.Response.ContentLength = exchange.Body.Length;
            await context.Response.Body.WriteAsync(exchange.Body, context.RequestAborted);
        }
    }

    private RecordedExchange Exchange(HttpContext context, RecordedRequest request, IReadOnlyList<FaultRule> rules, Endpoint? endpoint)
    {
        var instead = rules.Select(rule => rule.Instead).FirstOrDefault(answer => answer is not null);
        if (instead is not null || rules.Any(rule => rule.CutsBefore))
        {
            return Scripted(request, rules.Any(rule => rule.CutsBefore) ? null : instead, wasCarriedOut: false);
        }

        var authorization = context.Request.Headers.Authorization.ToString();
        var route = context.Request.RouteValues.ToDictionary(value => value.Key, value => RequestReader.Unescape(value.Value?.ToString()));
        var (answer, token) = work.Carry(request, authorization, route, endpoint);
        request = request with { Login = token?.Account.Login };
        var afterwards = rules.Select(rule => rule.Afterwards).FirstOrDefault(scripted => scripted is not null);
        return afterwards is not null || rules.Any(rule => rule.CutsAfter)
            ? Scripted(request, rules.Any(rule => rule.CutsAfter) ? null : afterwards, wasCarriedOut: answer.Status < 400)
            : new(request, answer.Status, WithCommon(request, answer.Headers), answer.Body) { WasCarriedOut = answer.Status < 400 };
    }

    private RecordedExchange Scripted(RecordedRequest request, ScriptedAnswer? answer, bool wasCarriedOut)
    {
        var wire = answer is null ? null : WireAnswer.Of(answer);
        return new(request, wire?.Status, WithCommon(request, wire?.Headers ?? []), wire?.Body ?? [])
        {
            IsScripted = true,
            WasCarriedOut = wasCarriedOut,
        };
    }

    private Dictionary<string, string> WithCommon(RecordedRequest request, Dictionary<string, string> headers)
    {
        headers.TryAdd("Date", clock.GetUtcNow().ToString("R"));
        headers.TryAdd("X-GitHub-Request-Id", $"51D1:{request.Number:X6}:A1:B2:{request.Number:X8}");
        headers.TryAdd("X-GitHub-Media-Type", "github.v3; format=json");
        headers.TryAdd("X-GitHub-Api-Version-Selected", "2022-11-28");
        headers.TryAdd("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP,Accept-Encoding, Accept, X-Requested-With");
        return headers;
    }
}
