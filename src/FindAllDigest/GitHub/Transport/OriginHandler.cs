using System.Net.Http.Headers;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.GitHub.Transport;

/// <summary>Gives the token to the one origin that it is for, and lets no request and no redirect go anywhere else.</summary>
internal sealed class OriginHandler(GitHubSettings settings, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsOwn(request.RequestUri))
        {
            throw Unsafe("A request to another host than that of GITHUB_API_URL was not sent, because the token would go there.");
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token.Reveal());
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.Location is { } target
            && (int)response.StatusCode is >= 300 and < 400
            && !IsOwn(new Uri(request.RequestUri ?? settings.ApiAddress, target)))
        {
            response.Dispose();
            throw Unsafe("GitHub redirects to another host, which is not followed because the token would go there.");
        }

        return response;
    }

    // Its kind is that of a call that is never repeated.
    private static HttpRequestException Unsafe(string message) => new(HttpRequestError.UserAuthenticationError, message);

    private bool IsOwn(Uri? address) => address is not null && SafeAddress.IsSameOrigin(address, settings.ApiAddress);
}
