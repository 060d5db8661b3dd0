namespace FindAllDigest.Relay;

/// <summary>Does the work of each delivery once, however often and at how many moments at
/// once the delivery comes. Work that failed is done again.</summary>
/// <param name="capacity">Deliveries that are remembered; of more the oldest are forgotten.</param>
/// <param name="mostAtWork">Deliveries that are worked on at the same time.</param>
internal sealed class OnceEach(int capacity, int mostAtWork)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private int _atWork;

    /// <returns>The work, done or going on; null where too much is going on.</returns>
    public Task? Do(string id, Func<Task> work)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(id, out var known) && !known.IsFaulted && !known.IsCanceled)
            {
                return known;
            }

            if (_atWork >= mostAtWork)
            {
                return null;
            }

            _atWork++;
            if (known is null)
            {
                _order.Enqueue(id);
            }

            if (_order.Count > capacity)
            {
                _known.Remove(_order.Dequeue());
            }

            return _known[id] = Task.Run(() => WorkAsync(work));
        }
    }

    private async Task WorkAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        finally
        {
            lock (_gate)
            {
                _atWork--;
            }
        }
    }
}
