using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FindAllDigest.Simulator.Billing;
using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Json;

namespace FindAllDigest.Simulator.Http;

/// <summary>The simulator's own paths. Every answer says that the real API has nothing of the kind.</summary>
internal sealed class AdminApi(VirtualClock clock, FaultSwitches faults, RequestJournal journal, Func<BillingLedger> ledger)
{
    /// <summary>Where the paths begin.</summary>
    public const string Root = "/__simulator";

    private const double LongestAdvance = 10 * 366 * 86_400.0;

    public ApiAnswer Act(string method, string path, string body)
    {
        try
        {
            return (method, path[Root.Length..].Trim('/')) switch
            {
                ("GET", "ledger") => Marked("ledger", JsonSerializer.SerializeToNode(ledger(), AdminJson.Default.BillingLedger)),
                ("GET", "requests") =>
                    Marked("requests", JsonSerializer.SerializeToNode(Redacted(), AdminJson.Default.IReadOnlyListSimulatedRequest)),
                ("GET", "faults") => Faults(),
                ("PUT", "faults") => SetFaults(body),
                ("GET", "clock") => Clock(),
                ("PUT", "clock") => Advance(body),
                _ => Marked("error", $"There is no {method} {path}; paths are ledger, requests, faults and clock.", 404),
            };
        }
        catch (ScenarioException failure)
        {
            return Marked("error", failure.Message, 400);
        }
    }

    private static ApiAnswer Marked(string name, JsonNode? value, int status = 200) =>
        new(status, new JsonObject { ["not_part_of_the_real_api"] = true, [name] = value });

    private ApiAnswer Clock() => Marked("now", clock.Now.ToString("O"));

    private ApiAnswer Advance(string body)
    {
        var seconds = Read(body, fields =>
        {
            fields.Require("advance_seconds");
            return fields.OptionalNumber("advance_seconds", 0, LongestAdvance);
        });
        clock.Advance(TimeSpan.FromSeconds(seconds ?? 0));
        return Clock();
    }

    private ApiAnswer Faults()
    {
        var answer = Marked("faults", JsonSerializer.SerializeToNode(faults.Active, AdminJson.Default.IReadOnlyListFault));
        answer.Body?.AsObject().Add("behaviour", JsonSerializer.SerializeToNode(faults.Behaviour, AdminJson.Default.SimulatorBehaviour));
        return answer;
    }

    /// <summary>Puts other faults in the place of all there are, and changes the behaviour where the body says so.</summary>
    private ApiAnswer SetFaults(string body)
    {
        var current = faults.Behaviour;
        var (behaviour, added) = Read(body, fields => (
            fields.OptionalObject("behaviour", "behaviour", changes => FaultReader.Behaviour(changes, current)) ?? current,
            fields.Objects("faults", "a fault", FaultReader.Fault)));
        faults.Behaviour = behaviour;
        faults.Replace(added);
        return Faults();
    }

    private static T Read<T>(string body, Func<FieldReader, T> read) =>
        FieldReader.ReadDocument("the request's body", Encoding.UTF8.GetBytes(body), "the body", read);

    /// <summary>Keys are secrets even here.</summary>
    private List<SimulatedRequest> Redacted() => [.. journal.All.Select(request => request with
    {
        Headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Key == "x-api-key" ? "***" : header.Value, StringComparer.Ordinal),
    })];
}
