using System.Text.Json;
using FindAllDigest.Simulator.Contract;

namespace FindAllDigest.Simulator.Http;

/// <summary>Reads and checks the webhook of a create.</summary>
internal static class WebhookCall
{
    /// <returns>The registration; null when it has problems.</returns>
    public static WebhookRegistration? Read(RequestBody body, JsonElement webhook)
    {
        if (webhook.ValueKind != JsonValueKind.Object
            || !webhook.TryGetProperty("url", out var url)
            || url.ValueKind != JsonValueKind.String)
        {
            body.Refuse("webhook", "must be an object with a url");
            return null;
        }

        // The service takes nothing but https; plain http to this machine is how a simulator can be tried at all.
        var isAddress = Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        body.RefuseIf(!isAddress, "webhook.url", "must be an https address");
        var types = TypesOf(webhook);
        body.RefuseIf(types is null, "webhook.event_types", $"must be a list of {string.Join(", ", EventTypes.OfWebhooks)}");
        return new(url.GetString() ?? "", types ?? []);
    }

    private static List<string>? TypesOf(JsonElement webhook)
    {
        if (!webhook.TryGetProperty("event_types", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var types = list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() ?? "" : "").ToList()
            : [""];
        return types.TrueForAll(EventTypes.OfWebhooks.Contains) ? types : null;
    }
}
