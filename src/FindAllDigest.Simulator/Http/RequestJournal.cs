namespace FindAllDigest.Simulator.Http;

/// <summary>Every request received, in the order of arrival.</summary>
internal sealed class RequestJournal
{
    private readonly Lock _gate = new();
    private readonly List<SimulatedRequest> _requests = [];

    public IReadOnlyList<SimulatedRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public SimulatedRequest Add(Func<int, SimulatedRequest> make)
    {
        lock (_gate)
        {
            var request = make(_requests.Count + 1);
            _requests.Add(request);
            return request;
        }
    }

    /// <summary>Puts the newer record of a request in the place of the older one.</summary>
    public SimulatedRequest Update(SimulatedRequest request)
    {
        lock (_gate)
        {
            _requests[request.Number - 1] = request;
            return request;
        }
    }
}
