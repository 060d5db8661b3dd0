using FindAllDigest.GitHubSimulator.Recording;

namespace FindAllDigest.GitHubSimulator.Faults;

/// <summary>The rules a test has set. Several may fire on one request; their effects add up.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];

    /// <param name="pattern">Method and path, such as <c>POST /repos/*/*/git/refs</c>; <c>**</c> is any number of segments.</param>
    public FaultRule When(string pattern) => When(RequestPattern.Parse(pattern).Matches);

    public FaultRule When(Func<RecordedRequest, bool> matches)
    {
        var rule = new FaultRule(matches);
        lock (_gate)
        {
            _rules.Add(rule);
        }

        return rule;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    internal IReadOnlyList<FaultRule> Firing(RecordedRequest request)
    {
        lock (_gate)
        {
            return [.. _rules.Where(rule => rule.Fires(request))];
        }
    }
}
