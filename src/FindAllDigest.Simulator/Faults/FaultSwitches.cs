namespace FindAllDigest.Simulator.Faults;

/// <summary>The faults that are switched on, and the behaviour of the service played. Safe to use while requests are answered.</summary>
/// <remarks>Faults are asked in the order in which they were added. A call is hit by the first that is due, and the others do not use up
/// their turn.</remarks>
public sealed class FaultSwitches(SimulatorBehaviour behaviour, IEnumerable<Fault> faults)
{
    private readonly Lock _gate = new();
    private readonly List<Counter> _counters = [.. faults.Select(fault => new Counter(fault))];
    private SimulatorBehaviour _behaviour = behaviour;

    public SimulatorBehaviour Behaviour
    {
        get => Volatile.Read(ref _behaviour);
        set => Volatile.Write(ref _behaviour, value);
    }

    /// <summary>Faults that may still hit a call.</summary>
    public IReadOnlyList<Fault> Active
    {
        get
        {
            lock (_gate)
            {
                return [.. _counters.Where(counter => !counter.IsSpent).Select(counter => counter.Fault)];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _counters.Add(new(fault));
        }
    }

    /// <summary>Switches every fault off; the behaviour stays.</summary>
    public void Clear() => Replace([]);

    /// <summary>Puts other faults in the place of all there are.</summary>
    public void Replace(IEnumerable<Fault> faults)
    {
        lock (_gate)
        {
            _counters.Clear();
            _counters.AddRange(faults.Select(fault => new Counter(fault)));
        }
    }

    /// <summary>Counts a call that has arrived and gives the fault that hits it.</summary>
    internal Fault? ClaimForCall(SimulatedOperation operation) =>
        Claim(fault => !fault.BelongsToRun && !fault.IsOfWebhooks && Covers(fault, operation)).FirstOrDefault();

    /// <summary>Counts a create that is carried out and gives everything that is wrong with its run.</summary>
    internal IReadOnlyList<Fault> ClaimForRun() => Claim(fault => fault.BelongsToRun);

    /// <summary>Counts a webhook that is due and gives the fault that hits it.</summary>
    internal Fault? ClaimForWebhook() => Claim(fault => fault.IsOfWebhooks).FirstOrDefault();

    private static bool Covers(Fault fault, SimulatedOperation operation) =>
        (fault.Operation == SimulatedOperation.Any || fault.Operation == operation)
        && (fault.Kind != FaultKind.LargeResult || operation == SimulatedOperation.Result)
        && (fault.Kind is not (FaultKind.CutStream or FaultKind.ErrorEvent) || operation == SimulatedOperation.Events);

    private List<Fault> Claim(Func<Fault, bool> isConcerned)
    {
        lock (_gate)
        {
            // A run may have several kinds of trouble, a call only one.
            var claimed = new List<Fault>();
            foreach (var counter in _counters.Where(counter => isConcerned(counter.Fault)))
            {
                var isTaken = claimed.Exists(other => !counter.Fault.BelongsToRun || other.Kind == counter.Fault.Kind);
                if (counter.IsDue(isTaken))
                {
                    claimed.Add(counter.Fault);
                }
            }

            return claimed;
        }
    }

    private sealed class Counter(Fault fault)
    {
        private int _seen;
        private int _used;

        public Fault Fault { get; } = fault;

        public bool IsSpent => Fault.Times is { } times && _used >= times;

        public bool IsDue(bool isTaken)
        {
            if (_seen < Fault.After)
            {
                _seen++;
                return false;
            }

            if (isTaken || IsSpent)
            {
                return false;
            }

            _used++;
            return true;
        }
    }
}
