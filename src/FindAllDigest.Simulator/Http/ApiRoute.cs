using FindAllDigest.Simulator.Faults;

namespace FindAllDigest.Simulator.Http;

/// <summary>Which call of the API a method and path mean. Entity search is not played, so it is an unknown path.</summary>
/// <param name="Operation">The call; <see cref="SimulatedOperation.Any"/> if the API has no such path.</param>
/// <param name="IsMethodWrong">The path exists, but not with this method.</param>
internal sealed record ApiRoute(SimulatedOperation Operation, string? FindAllId = null, bool IsMethodWrong = false)
{
    public static ApiRoute Of(string method, string path)
    {
        var (expected, route) = path.Split('/') switch
        {
            ["", "v1beta", "findall", "ingest"] => ("POST", new ApiRoute(SimulatedOperation.Ingest)),
            ["", "v1beta", "findall", "runs"] => ("POST", new(SimulatedOperation.Create)),
            ["", "v1beta", "findall", "runs", { Length: > 0 } id] => ("GET", new(SimulatedOperation.Status, id)),
            ["", "v1beta", "findall", "runs", { Length: > 0 } id, "result"] => ("GET", new(SimulatedOperation.Result, id)),
            ["", "v1beta", "findall", "runs", { Length: > 0 } id, "schema"] => ("GET", new(SimulatedOperation.Schema, id)),
            ["", "v1beta", "findall", "runs", { Length: > 0 } id, "enrich"] => ("POST", new(SimulatedOperation.Enrich, id)),
            ["", "v1beta", "findall", "runs", { Length: > 0 } id, "cancel"] => ("POST", new(SimulatedOperation.Cancel, id)),
            ["", "v1beta", "findall", "runs", { Length: > 0 } id, "extend"] => ("POST", new(SimulatedOperation.Extend, id)),
            ["", "v1beta", "findall", "runs", { Length: > 0 } id, "events"] => ("GET", new(SimulatedOperation.Events, id)),
            _ => (method, new(SimulatedOperation.Any)),
        };
        return expected == method ? route : new(SimulatedOperation.Any, IsMethodWrong: true);
    }
}
