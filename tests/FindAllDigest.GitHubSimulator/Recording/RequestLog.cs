namespace FindAllDigest.GitHubSimulator.Recording;

/// <summary>Every request since the start, or since the last <see cref="Clear"/>.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<RecordedExchange> _exchanges = [];

    /// <summary>All exchanges that ended, in the order of their ends.</summary>
    public IReadOnlyList<RecordedExchange> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _exchanges];
            }
        }
    }

    public IReadOnlyList<RecordedExchange> Writes => [.. All.Where(exchange => exchange.Request.IsWrite)];

    public IReadOnlyList<RecordedExchange> Reads => [.. All.Where(exchange => !exchange.Request.IsWrite)];

    /// <summary>The exchanges whose request fits a pattern such as <c>PATCH /repos/*/*/git/refs/**</c>.</summary>
    public IReadOnlyList<RecordedExchange> Of(string pattern) => [.. All.Where(exchange => exchange.Request.Is(pattern))];

    public void Clear()
    {
        lock (_gate)
        {
            _exchanges.Clear();
        }
    }

    internal void Add(RecordedExchange exchange)
    {
        lock (_gate)
        {
            _exchanges.Add(exchange);
        }
    }
}
