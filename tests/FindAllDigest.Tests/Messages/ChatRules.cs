using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FindAllDigest.Tests.Messages;

/// <summary>What the three chats take, by their own documentation, and what in a message of theirs would take effect.</summary>
internal static partial class ChatRules
{
    public static void Assert(string target, JsonNode message)
    {
        switch (target)
        {
            case "slack":
                Slack(message);
                break;
            case "teams":
                Teams(message);
                break;
            default:
                Discord(message);
                break;
        }
    }

    /// <summary>The message with every text left out: hostile words give the skeleton of harmless ones.</summary>
    public static string Skeleton(JsonNode? node) => node switch
    {
        JsonObject fields =>
            $"{{{string.Join(',', fields.Select(field => $"{field.Key}:{(field.Key is "type" or "style" or "size" or "weight" ? field.Value?.ToJsonString() : Skeleton(field.Value))}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Skeleton))}]",
        null => "null",
        _ => node.GetValueKind().ToString(),
    };

    // https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/reference/block-kit/composition-objects/text-object
    private static void Slack(JsonNode message)
    {
        Only(message, "text", "blocks");
        Text(message["text"], 1, 4000);
        Xunit.Assert.DoesNotMatch(@"[<>]|[*_~`@#](?!\u200B)|:(?![\u200B\s]|$)", Value(message["text"]));
        var blocks = Items(message["blocks"], 1, 50);
        Xunit.Assert.All(blocks, block =>
        {
            switch (Value(block?["type"]))
            {
                case "header":
                    Only(block, "type", "text");
                    PlainText(block?["text"], 150);
                    break;
                case "context":
                    Only(block, "type", "elements");
                    Xunit.Assert.All(Items(block?["elements"], 1, 10), element => PlainText(element, 3000));
                    break;
                case "actions":
                    Only(block, "type", "elements");
                    Xunit.Assert.All(Items(block?["elements"], 1, 25), Button);
                    break;
                case "rich_text":
                    Only(block, "type", "elements");
                    Xunit.Assert.All(
                        Items(block?["elements"], 1, 10),
                        list => Xunit.Assert.All(
                            Items(list?["elements"], 1, 20), section => Xunit.Assert.All(Items(section?["elements"], 1, 20), Inline)));
                    break;
                default:
                    Xunit.Assert.Fail($"There is no block {block}");
                    break;
            }
        });
    }

    private static void Button(JsonNode? button)
    {
        Only(button, "type", "action_id", "text", "url");
        Text(button?["action_id"], 1, 255);
        PlainText(button?["text"], 75);
        Address(button?["url"], 3000);
    }

    private static void Inline(JsonNode? element)
    {
        Only(element, "type", "text", "url", "style");
        Xunit.Assert.Contains(Value(element?["type"]), new[] { "text", "link" });
        Text(element?["text"], 1, 3000);
        Xunit.Assert.DoesNotMatch("[<>]", Value(element?["text"]));
        if (Value(element?["type"]) == "link")
        {
            Address(element?["url"], 3000);
            Xunit.Assert.Equal(
                HostOf(Value(element?["url"])),
                Value(element?["text"]).TrimEnd('…'),
                (host, shown) => host.StartsWith(shown, StringComparison.Ordinal));
        }
    }

    private static void PlainText(JsonNode? text, int most)
    {
        Only(text, "type", "text", "emoji");
        Xunit.Assert.Equal("plain_text", Value(text?["type"]));
        Text(text?["text"], 1, most);
        Xunit.Assert.DoesNotMatch("[<>]", Value(text?["text"]));
    }

    // https://adaptivecards.io/explorer and
    // https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using (28 KB)
    private static void Teams(JsonNode message)
    {
        Xunit.Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(message.ToJsonString()), 1, 28 * 1024);
        Only(message, "type", "attachments");
        var attachment = Xunit.Assert.Single(Items(message["attachments"], 1, 10));
        Only(attachment, "contentType", "contentUrl", "content");
        var card = attachment?["content"];
        Only(card, "$schema", "type", "version", "msteams", "body", "actions");
        Xunit.Assert.Equal("AdaptiveCard", Value(card?["type"]));
        Xunit.Assert.All(Items(card?["body"], 1, 100), block =>
        {
            Only(block, "type", "spacing", "inlines");
            Xunit.Assert.Equal("RichTextBlock", Value(block?["type"]));
            Xunit.Assert.All(Items(block?["inlines"], 1, 100), run =>
            {
                Only(run, "type", "text", "size", "weight", "color", "isSubtle", "italic", "selectAction");
                Xunit.Assert.Equal("TextRun", Value(run?["type"]));
                Text(run?["text"], 1, 5000);
                Xunit.Assert.DoesNotContain("{{", Value(run?["text"]), StringComparison.Ordinal);
                if (run?["selectAction"] is { } action)
                {
                    Only(action, "type", "url");
                    Address(action["url"], 3000);
                    Xunit.Assert.Equal(
                        HostOf(Value(action["url"])),
                        Value(run["text"]).TrimEnd('…'),
                        (host, shown) => host.StartsWith(shown, StringComparison.Ordinal));
                }
            });
        });
        Xunit.Assert.All(Items(card?["actions"], 0, 6), action =>
        {
            Only(action, "type", "title", "url");
            Text(action?["title"], 1, 100);
            Address(action?["url"], 3000);
        });
    }

    // https://docs.discord.com/developers/resources/message#embed-object-embed-limits
    private static void Discord(JsonNode message)
    {
        Only(message, "allowed_mentions", "embeds");
        Xunit.Assert.Equal("{\"parse\":[]}", message["allowed_mentions"]?.ToJsonString());
        var embed = Xunit.Assert.Single(Items(message["embeds"], 1, 10));
        Only(embed, "title", "url", "color", "description", "fields");
        List<string> texts = [Text(embed?["title"], 1, 256), Text(embed?["description"], 0, 4096)];
        foreach (var field in Items(embed?["fields"], 0, 25))
        {
            Only(field, "name", "value");
            texts.AddRange([Text(field?["name"], 1, 256), Text(field?["value"], 1, 1024)]);
        }

        Xunit.Assert.InRange(texts.Sum(text => text.Length), 1, 6000);
        Xunit.Assert.All(texts, text =>
        {
            var rest = Escape().Replace(OwnLink().Replace(OwnAddress().Replace(text, ""), ""), "");
            Xunit.Assert.DoesNotMatch(@"[][*_~`|<>()#:@\\\\-]", rest);
            Xunit.Assert.DoesNotMatch(@"@(?!\u200B)", text);
        });
    }

    private static void Only(JsonNode? node, params string[] names) =>
        Xunit.Assert.Subset(
            names.ToHashSet(StringComparer.Ordinal), node?.AsObject().Select(field => field.Key).ToHashSet(StringComparer.Ordinal) ?? []);

    private static IReadOnlyList<JsonNode?> Items(JsonNode? node, int fewest, int most)
    {
        List<JsonNode?> items = [.. node?.AsArray() ?? throw new InvalidOperationException("A list is missing.")];
        Xunit.Assert.InRange(items.Count, fewest, most);
        return items;
    }

    private static string Text(JsonNode? node, int fewest, int most)
    {
        var text = Value(node);
        Xunit.Assert.InRange(text.Length, fewest, most);
        Xunit.Assert.DoesNotMatch(@"[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF-[\n]]", text);
        return text;
    }

    private static void Address(JsonNode? node, int most) =>
        Xunit.Assert.Matches(@"^https?://[-A-Za-z0-9._~:/?#&+,;=%\[\]]+$", Text(node, 1, most));

    private static string HostOf(string address) =>
        new Uri(address).Authority is var host
            && host.StartsWith("www.", StringComparison.Ordinal)
            && host[4..].Contains('.', StringComparison.Ordinal) ? host[4..] : host;

    private static string Value(JsonNode? node) => node?.GetValue<string>() ?? "";

    [GeneratedRegex(@"\\[^A-Za-z0-9\s]")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^<https?://[^<>\s]+>")]
    private static partial Regex OwnAddress();

    [GeneratedRegex(@"(?<=^|\n)\[Open the pull request\]\(https://[^()\s]+\)$")]
    private static partial Regex OwnLink();
}
