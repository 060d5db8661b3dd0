using FindAllDigest.GitHubSimulator.Http;

namespace FindAllDigest.GitHubSimulator.Endpoints;

/// <summary>The operations of one chapter of GitHub's reference.</summary>
internal interface IEndpointGroup
{
    IEnumerable<Endpoint> Endpoints { get; }
}
