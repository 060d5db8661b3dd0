using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using FindAllDigest.Simulator.Http;
using FindAllDigest.Simulator.Webhooks;

namespace FindAllDigest.Benchmarks.Relay;

/// <summary>Sends a thousand deliveries a second to the published relay, half of them forged,
/// and tells answers, dispatches and memory.</summary>
/// <remarks>Each genuine delivery comes ten times, as a service that hears no answer would send it.</remarks>
internal static class RelayLoad
{
    private const int EachSecond = 1000;
    private const int Copies = 10;
    private const string Secret = "whsec_" + "ZmluZGFsbC1lbXVsYXRvci10ZXN0LWtleS0wMDAwMDE=";

    /// <param name="program">The published program.</param>
    /// <param name="seconds">How long.</param>
    public static async Task<int> RunAsync(string program, int seconds)
    {
        var dispatches = 0;
        await using var gitHub = await LoopbackServer.StartAsync(
            0,
            context => { Interlocked.Increment(ref dispatches); context.Response.StatusCode = 204; return Task.CompletedTask; },
            bound: null,
            CancellationToken.None);
        using var relay = Start(program, gitHub.BaseAddress);
        try
        {
            var address = (await relay.StandardOutput.ReadLineAsync())?.Split(' ')[^1]
                ?? throw new InvalidOperationException("The relay did not start.");
            await SendAsync(new Uri(address), relay, seconds, () => dispatches);
            return 0;
        }
        finally
        {
            relay.Kill();
        }
    }

    private static Process Start(
        string program,
        Uri gitHub) => Process.Start(new ProcessStartInfo(program, ["relay", "--repository", "octo/watches", "--verbosity", "quiet"])
        {
            RedirectStandardOutput = true,
            Environment = { ["PARALLEL_WEBHOOK_SECRET"] = Secret, ["GITHUB_TOKEN"] = "ghs_load", ["GITHUB_API_URL"] = gitHub.ToString() },
        }) ?? throw new InvalidOperationException("The program did not start.");

    private static async Task SendAsync(Uri address, Process relay, int seconds, Func<int> dispatches)
    {
        // The process ends with it.
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseProxy = false })
        {
            BaseAddress = address,
        };
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var forgedAnswers = new ConcurrentDictionary<HttpStatusCode, int>();
        var times = new ConcurrentBag<double>();
        List<Task> sent = [];
        var clock = Stopwatch.StartNew();
        for (var number = 0; number < seconds * EachSecond; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / EachSecond);
            if (due > clock.Elapsed)
            {
                await Task.Delay(due - clock.Elapsed);
            }

            var isForged = number % 2 == 0;
            sent.Add(PostAsync(client, number / (2 * Copies), isForged, isForged ? forgedAnswers : answers, times));
            if (number % (5 * EachSecond) == 0)
            {
                relay.Refresh();
                Console.WriteLine(
                    $"{clock.Elapsed.TotalSeconds,5:0} s, {number,6} sent, {relay.WorkingSet64 / 1048576.0,6:0.0} MiB, {dispatches()} dispatches");
            }
        }

        await Task.WhenAll(sent);
        relay.Refresh();
        double[] sorted = [.. times.Order()];
        Console.WriteLine(
            $"{clock.Elapsed.TotalSeconds:0.0} s, {sent.Count / clock.Elapsed.TotalSeconds:0} a second, {relay.WorkingSet64 / 1048576.0:0.0} MiB at the end, {relay.TotalProcessorTime.TotalSeconds:0.0} s of processor");
        Console.WriteLine(
            $"genuine: {Told(answers)}; forged: {Told(forgedAnswers)}; {dispatches()} dispatches of {(seconds * EachSecond / (2 * Copies)) + 1} deliveries at most");
        Console.WriteLine(
            $"answers: median {sorted[sorted.Length / 2]:0.0} ms, 99 % {sorted[sorted.Length * 99 / 100]:0.0} ms, slowest {sorted[^1]:0} ms");
    }

    private static async Task PostAsync(
        HttpClient client, int delivery, bool isForged, ConcurrentDictionary<HttpStatusCode, int> answers, ConcurrentBag<double> times)
    {
        var id = $"whevent_{delivery}";
        var body = Encoding.UTF8.GetBytes(
            $$$$"""{"type":"findall.run.completed","data":{"findall_id":"findall_{{{{delivery:x32}}}}","metadata":{"watch":"load","repository":"octo/watches"}}}""");
        var seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signature = WebhookSignature.Of([Secret], isLegacy: false, isForged ? "somebody" : id, seconds, body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "findall") { Content = new ByteArrayContent(body) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds.ToString());
        request.Headers.Add("webhook-signature", signature);
        var start = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request);
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        answers.AddOrUpdate(response.StatusCode, 1, (_, count) => count + 1);
    }

    private static string Told(ConcurrentDictionary<HttpStatusCode, int> answers) =>
        string.Join(", ", answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Value} × {(int)answer.Key}"));
}
