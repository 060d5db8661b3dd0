
namespace FindAllDigest.GitHubSimulator.Http;

/// <summary>The hourly primary limit, counted per token.</summary>
public sealed class RateLimit(TimeProvider clock)
{
    private readonly Dictionary<string, int> _used = [];
    private DateTimeOffset _reset;

    /// <summary>Requests an hour: 5,000 for a person, 1,000 for a workflow's token; one figure here for all.</summary>
    public int Limit { get; set; } = 5000;

    public int Used(string who) => _used.GetValueOrDefault(who);

    public bool IsExhausted(string who)
    {
        Renew();
        return Used(who) >= Limit;
    }

    public void Count(string who) => _used[who] = Used(who) + 1;

    public long ResetAt
    {
        get
        {
            Renew();
            return _reset.ToUnixTimeSeconds();
        }
    }

    public Dictionary<string, string> Headers(string who) => new()
    {
        ["X-RateLimit-Limit"] = Limit.ToString(),
        ["X-RateLimit-Remaining"] = Math.Max(0, Limit - Used(who)).ToString(),
        ["X-RateLimit-Used"] = Used(who).ToString(),
        ["X-RateLimit-Reset"] = ResetAt.ToString(),
        ["X-RateLimit-Resource"] = "core",
    };

    private void Renew()
    {
        if (clock.GetUtcNow() >= _reset)
        {
            _used.Clear();
            _reset = clock.GetUtcNow().AddHours(1);
        }
    }
}
