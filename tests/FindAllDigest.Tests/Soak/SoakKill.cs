using FindAllDigest.Simulator.Faults;

namespace FindAllDigest.Tests.Soak;

/// <summary>Ends a process at one of its calls: it is told to stop, and from then on none of its calls gets through.</summary>
/// <param name="number">The call, of both services together, counted from 1.</param>
/// <param name="afterActing">Whether a call of GitHub at which it dies is carried out.</param>
internal sealed class SoakKill(int number, bool afterActing)
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _process;
    private SoakStage? _stage;
    private int _seen;

    public bool IsDead { get; private set; }

    public void Arm(CancellationTokenSource process, SoakStage stage)
    {
        (_process, _stage) = (process, stage);
        stage.GitHub.Faults.When(_ => Count() && afterActing).Always().CutsConnectionAfterActing();
        stage.GitHub.Faults.When(_ => IsDead && !(afterActing && _seen == number)).Always().CutsConnection();
    }

    /// <summary>Counts a call; true for the one at which the process dies.</summary>
    public bool Count()
    {
        lock (_gate)
        {
            if (++_seen != number)
            {
                return false;
            }

            IsDead = true;
            _stage?.FindAll.Faults.Replace([new Fault { Kind = FaultKind.CutBeforeActing, Times = null }]);
            _process?.Cancel();
            return true;
        }
    }
}
