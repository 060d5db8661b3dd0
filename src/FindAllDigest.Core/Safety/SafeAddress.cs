namespace FindAllDigest.Core.Safety;

/// <summary>Which addresses may be talked to, and which may be given a secret: https, or
/// plain http that never leaves this machine.</summary>
public static class SafeAddress
{
    private const string NoAddress = "is not a whole web address. Write one that starts with https://.";

    private static readonly Uri Nowhere = new("", UriKind.Relative);

    public static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    public static bool IsSafe(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSafe(address);

    /// <summary>An address as somebody wrote it; whether it is any good is for <see cref="FaultOf"/> to say.</summary>
    public static Uri Read(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) ? address : Nowhere;

    /// <summary>Why an address is not the plain and safe root of a service, in words that follow its name; null when it is.</summary>
    /// <remarks>What stands before an @ is never shown.</remarks>
    public static string? FaultOf(Uri address) => address switch
    {
        { IsAbsoluteUri: false } => NoAddress,
        { Host.Length: 0 } => NoAddress,
        { UserInfo.Length: > 0 } => "holds a user name. Leave it out; key and token have variables of their own.",
        { Query.Length: > 0 } or { Fragment.Length: > 0 } => "has a query or a fragment. Write the address without it.",
        _ when !IsSafe(address) =>
            $"is '{address.GetLeftPart(UriPartial.Authority)}', but keys leave this machine over https only. Write an address that starts "
                + $"with https://.",
        _ => null,
    };

    /// <summary>Whether a request to one of two addresses reaches the same server, at the same door, as one to the other.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
