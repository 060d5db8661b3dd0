using FindAllDigest.Simulator.Billing;
using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Contract;
using FindAllDigest.Simulator.Events;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;
using FindAllDigest.Simulator.Scenarios;
using FindAllDigest.Simulator.Wire;

namespace FindAllDigest.Simulator.Http;

/// <summary>Carries the calls of the API out.</summary>
internal sealed class FindAllApi(Scenario scenario, VirtualClock clock, RunStore runs, FaultSwitches faults)
{
    private readonly SeededChoice _choice = new(scenario.Seed);

    public ApiAnswer Act(SimulatedRequest request) => request.Operation switch
    {
        SimulatedOperation.Create => Create(request),
        SimulatedOperation.Ingest => Ingest(request),
        _ => runs.Find(request.FindAllId ?? "") is { } run ? Act(request, run) : ApiErrors.NotFound(Reference(request)),
    };

    /// <summary>The id by which the service would look an error up.</summary>
    public string Reference(SimulatedRequest request) => _choice.ErrorReference(request.Number);

    private ApiAnswer Act(SimulatedRequest request, SimulatedRun run) => request.Operation switch
    {
        SimulatedOperation.Status => ApiAnswer.Ok(RunJson.Of(View(run), faults.Behaviour)),
        SimulatedOperation.Result => ApiAnswer.Ok(RunJson.Result(View(run), LastEventId(run), faults.Behaviour)),
        SimulatedOperation.Schema => ApiAnswer.Ok(SchemaJson.Of(run, faults.Behaviour.WriteNulls)),
        SimulatedOperation.Enrich => Enrich(request, run),
        SimulatedOperation.Extend => Extend(request, run),
        SimulatedOperation.Events => Events(request, run),
        SimulatedOperation.Cancel => Cancel(request, run),
        _ => ApiErrors.NoSuchPath(isMethodWrong: false),
    };

    private RunView View(SimulatedRun run) => runs.View(run, TimeSpan.FromSeconds(faults.Behaviour.StaleSeconds));

    private string LastEventId(SimulatedRun run)
    {
        // A clock that was set back may stand before a run's first event.
        var events = new EventLog(runs.Course(run), faults.Behaviour).Until(clock.Now);
        return events is [.., var last] ? last.Id : RunEvent.IdOf(RunEvent.SequenceAt(run.CreatedAt));
    }

    private ApiAnswer Cancel(SimulatedRequest request, SimulatedRun run) =>
        runs.Cancel(run) ? new(204, null) : ApiErrors.OfRun(409, Reference(request), "Cannot cancel a terminated FindAll run");

    private ApiAnswer Create(SimulatedRequest request)
    {
        var behaviour = faults.Behaviour;
        var body = new RequestBody(request.Body);
        var asked = CreateCall.Read(body, behaviour);
        var warnings = Unknown(body, behaviour.Strict);
        if (body.Problems.Count > 0)
        {
            return ApiErrors.Invalid(Reference(request), body.Problems) with { Warnings = warnings };
        }

        if (runs.CreatedInLastHour() >= behaviour.CreatesPerHour)
        {
            return ApiErrors.OfStatus(429, Reference(request));
        }

        if (asked.Webhook is { EventTypes.Count: > 0 } webhook && !new Uri(webhook.Url).IsLoopback)
        {
            warnings = [.. warnings, $"the webhook to {webhook.Url} will not be sent: the simulator sends to this machine only"];
        }

        var run = runs.Create(asked, behaviour, faults.ClaimForRun());
        var queued = runs.Course(run).At(run.CreatedAt, stale: TimeSpan.Zero);
        return ApiAnswer.Ok(RunJson.Of(queued, behaviour)) with { Warnings = warnings };
    }

    private ApiAnswer Enrich(SimulatedRequest request, SimulatedRun run)
    {
        var behaviour = faults.Behaviour;
        var body = new RequestBody(request.Body);
        var enrichment = EnrichCall.Read(body, clock.Now);
        var warnings = Unknown(body, behaviour.Strict);
        if (enrichment is null || body.Problems.Count > 0)
        {
            return ApiErrors.Invalid(Reference(request), body.Problems) with { Warnings = warnings };
        }

        return Prices.Processors.ContainsKey(enrichment.Processor)
            ? ApiAnswer.Ok(SchemaJson.Of(runs.Enrich(run, enrichment), behaviour.WriteNulls)) with { Warnings = warnings }
            : ApiErrors.OfStatus(403, Reference(request));
    }

    private ApiAnswer Extend(SimulatedRequest request, SimulatedRun run)
    {
        var behaviour = faults.Behaviour;
        var body = new RequestBody(request.Body);
        var additional = body.Whole("additional_match_limit");
        body.RefuseIf(additional <= 0, "additional_match_limit", "must be greater than 0");
        var warnings = Unknown(body, behaviour.Strict);
        if (body.Problems.Count > 0)
        {
            return ApiErrors.Invalid(Reference(request), body.Problems) with { Warnings = warnings };
        }

        // Which status a refusal has is not documented; everything else about a body that cannot be carried out is 422.
        var (extended, refusal) = runs.Extend(run, additional, Generators.MostMatches(run.Generator));
        return refusal is null
            ? ApiAnswer.Ok(SchemaJson.Of(extended, behaviour.WriteNulls)) with { Warnings = warnings }
            : ApiErrors.OfRun(422, Reference(request), refusal) with { Warnings = warnings };
    }

    private ApiAnswer Events(SimulatedRequest request, SimulatedRun run)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var stream = StreamRequest.Read(run.FindAllId, clock.Now, request.Path, problems);
        return problems.Count > 0 ? ApiErrors.Validation(problems, "query") : new(200, null) { Stream = stream };
    }

    private ApiAnswer Ingest(SimulatedRequest request)
    {
        var behaviour = faults.Behaviour;
        var body = new RequestBody(request.Body);
        var objective = body.Text("objective");
        var warnings = Unknown(body, behaviour.Strict);
        return body.Problems.Count > 0
            ? ApiErrors.Validation(body.Problems) with { Warnings = warnings }
            : ApiAnswer.Ok(SchemaJson.Of(objective, IngestGuess.For(objective, scenario.Query), behaviour.WriteNulls)) with
            {
                Warnings = warnings,
            };
    }

    private static IReadOnlyList<string> Unknown(RequestBody body, bool isStrict)
    {
        foreach (var field in body.UnknownFields.Where(_ => isStrict))
        {
            body.Refuse(field, "extra fields are not permitted");
        }

        return isStrict ? [] : [.. body.UnknownFields.Select(field => $"unknown field '{field}' was ignored")];
    }
}
