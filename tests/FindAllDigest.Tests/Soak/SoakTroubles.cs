using FindAllDigest.Simulator.Faults;

namespace FindAllDigest.Tests.Soak;

/// <summary>What goes wrong with a refresh: faults of either service, runs that end badly, and kills.</summary>
internal sealed class SoakTroubles(SoakStage stage, Dice dice)
{
    private const int MostCalls = 70;

    private static readonly string[] Endings =
    [
        "low_match_rate", "candidates_exhausted", "error_occurred", "timeout", "insufficient_funds", "user_cancelled", "action_required"
    ];

    private static readonly string[] Writes =
    [
        "POST /repos/*/*/git/commits",
        "PATCH /repos/*/*/git/refs/**",
        "POST /repos/*/*/git/trees",
        "POST /repos/*/*/pulls",
        "PATCH /repos/*/*/pulls/*",
        "GET /repos/*/*/git/matching-refs/**"
    ];

    /// <summary>Prepares the trouble of the next refresh.</summary>
    /// <returns>What it is, for whoever reads a failure.</returns>
    public string Prepare() => dice.Below(100) switch
    {
        < 40 => "no trouble",
        < 65 => Kill(),
        < 85 => FindAll(),
        _ => GitHub(),
    };

    private string Kill()
    {
        var (call, afterActing) = (1 + dice.Below(MostCalls), dice.Percent(50));
        stage.Kill = new SoakKill(call, afterActing);
        return $"killed at call {call}{(afterActing ? ", carried out" : "")}";
    }

    private string FindAll()
    {
        var fault = dice.Below(10) switch
        {
            0 => new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Status, Times = 2, StatusCode = 503 },
            1 => new Fault { Kind = FaultKind.TruncatedJson, Operation = SimulatedOperation.Result },
            2 => new Fault { Kind = FaultKind.CutInBody, Operation = SimulatedOperation.Result, Times = null },
            3 => new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create, StatusCode = dice.Pick([402, 422]) },
            4 => new Fault { Kind = FaultKind.ErrorStatus, Operation = SimulatedOperation.Create, StatusCode = 429, RetryAfterSeconds = 1 },
            5 => new Fault { Kind = FaultKind.CutAfterActing, Operation = SimulatedOperation.Create },
            6 => new Fault { Kind = FaultKind.ErrorPage, Operation = SimulatedOperation.Create, StatusCode = 502 },
            7 => new Fault { Kind = FaultKind.MissingEnrichments, Every = 2 },
            _ => new Fault { Kind = FaultKind.RunEnding, Reason = dice.Pick(Endings) },
        };
        stage.FindAll.Faults.Add(fault);
        return $"FindAll: {fault.Kind} {fault.Operation} {fault.StatusCode} {fault.Reason}";
    }

    private string GitHub()
    {
        var (pattern, call) = (dice.Pick(Writes), 1 + dice.Below(4));
        var rule = stage.GitHub.Faults.When(pattern).OnCall(call);
        switch (dice.Below(4))
        {
            case 0:
                rule.Answers(502);
                break;
            case 1:
                rule.CutsConnectionAfterActing();
                break;
            case 2:
                rule.Before(_ => stage.Ada.Commit("main", "At the same moment", ("RACE.md", $"{stage.Clock.Now:o}\n")));
                break;
            default:
                rule.Answers(403, "Resource not accessible by integration");
                break;
        }

        return $"GitHub: trouble at {pattern}, call {call}";
    }
}
