using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Chat;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Tests.Rendering;
using Xunit;

namespace FindAllDigest.Tests.Messages;

/// <summary>Whatever the service says, a chat takes the message, and nothing in it takes effect.</summary>
public sealed class ChatTests
{
    private static readonly DateTimeOffset Time = TestClock.Monday;

    private static readonly Lazy<Task<TemplateSet>> Templates = new(RepositoryTemplates.LoadAsync);

    public static TheoryData<string> Chats => ["slack", "teams", "discord"];

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task Hostile_text_keeps_the_chats_rules_and_the_structure_of_harmless_text(string chat)
    {
        var renderer = new MessageRenderer(await Templates.Value);

        HostileDigests.Any.Sample(
            digest =>
            {
                var hostile = Print(renderer, chat, digest);

                ChatRules.Assert(chat, hostile);
                Assert.Equal(ChatRules.Skeleton(Print(renderer, chat, HostileDigests.Harmless(digest))), ChatRules.Skeleton(hostile));
            },
            iter: 150);
    }

    /// <summary>Whatever fills in dates between double braces finds none, however many braces there are.</summary>
    [Theory]
    [InlineData("{{DATE(2026)}}", "{\u200B{DATE(2026)}}")]
    [InlineData("{{{{x", "{\u200B{\u200B{\u200B{x")]
    [InlineData("{x{", "{x{")]
    public void Braces_of_a_card_are_parted(string text, string parted) =>
        Assert.Equal(parted, JsonNode.Parse($"\"{new ChatEscaper(MessageTarget.Teams).Text(text, 100)}\"")?.GetValue<string>());

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task The_situations_that_people_meet_keep_the_chats_rules(string chat)
    {
        var renderer = new MessageRenderer(await Templates.Value);

        Assert.All(GoldenDigests.All.Values, digest => ChatRules.Assert(chat, Print(renderer, chat, digest)));
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task The_longest_texts_keep_the_chats_rules(string chat)
    {
        var renderer = new MessageRenderer(await Templates.Value);
        var entry = GoldenDigests.All["twelve-new"].New[0];
        var signs = string.Concat(Enumerable.Repeat("*_[]()<>#@", 400));
        var entity = entry.Entity with
        {
            Name = signs,
            Url = $"https://{new string('a', 60)}.{new string('b', 60)}.example/{new string('_', 200)}",
        };
        var digest = GoldenDigests.All["twelve-new"] with
        {
            Objective = signs,
            New = [.. Enumerable.Repeat(new DigestEntity(entity, [signs]) { Changes = entry.Changes }, 20)],
        };

        var message = RefreshMessage.Of(digest, Time) with
        {
            EntityType = signs,
            PullRequestUrl = $"https://github.com/octo/{new string('w', 100)}/pull/12",
        };
        ChatRules.Assert(chat, Print(renderer, chat, message));
        ChatRules.Assert(chat, Print(renderer, chat, RefreshMessage.OfTrouble(digest.Watch, signs, "x", Time)));
    }

    [Theory]
    [MemberData(nameof(Chats))]
    public async Task Of_several_doubts_the_first_is_told_and_the_others_are_counted(string chat)
    {
        var message = Message(GoldenDigests.All["one-new"]);
        var doubted = message with { New = [message.New[0] with { Doubts = [new string('d', 500), "Another.", "And another."] }] };

        var text = Print(new MessageRenderer(await Templates.Value), chat, doubted)
            .ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        Assert.Matches(@"d… \W*2 more", text);
    }

    [Fact]
    public async Task A_message_that_waited_is_the_same_as_one_that_did_not()
    {
        var renderer = new MessageRenderer(await Templates.Value);

        HostileDigests.Any.Sample(
            digest =>
            {
                var outbox = Outbox.Empty.With(Message(digest), [MessageTarget.Slack, MessageTarget.Webhook]);
                var read = Assert.Single(OutboxFile.Read(OutboxFile.Write(outbox)).Messages);

                Assert.Equal([MessageTarget.Slack, MessageTarget.Webhook], read.To);
                Assert.Equal(Json(Message(digest)).Replace(@"\uFFFD", "\uFFFD", StringComparison.Ordinal), Json(read.Message));
                Assert.Equal(renderer.Render(MessageTarget.Slack, Message(digest)), renderer.Render(MessageTarget.Slack, read.Message));
            },
            iter: 100);
    }

    private static string Json(RefreshMessage message) => Encoding.UTF8.GetString(RefreshMessageJson.Write(message));

    private static RefreshMessage Message(Digest digest) =>
        RefreshMessage.Of(digest, Time) with { PullRequestUrl = "https://github.com/octo/watches/pull/12" };

    private static JsonNode Print(MessageRenderer renderer, string chat, Digest digest) => Print(renderer, chat, Message(digest));

    private static JsonNode Print(MessageRenderer renderer, string chat, RefreshMessage message) =>
        JsonNode.Parse(renderer.Render(Enum.Parse<MessageTarget>(chat, ignoreCase: true), message))
            ?? throw new InvalidOperationException("The message is null.");
}
