using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Watches;
using FindAllDigest.Rendering;
using FindAllDigest.Rendering.Chat;
using FindAllDigest.Rendering.Views;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>A column is called the same wherever it is named.</summary>
public sealed class ColumnTitleTests
{
    [Theory]
    [InlineData("twelve-new")]
    [InlineData("changed-only")]
    public async Task What_a_person_calls_a_column_is_its_name_in_evidence_and_changes(string name)
    {
        var templates = await RepositoryTemplates.LoadAsync();
        var digest = GoldenDigests.All[name];
        digest = digest with { Page = digest.Page with { Columns = [new ColumnSetting("funding_amount", "Raised")] } };

        var text = new DigestRenderer(templates).RenderMarkdown(digest);

        Assert.Contains("Raised", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Funding amount", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chat_calls_a_changed_column_as_the_digest_does()
    {
        var digest = GoldenDigests.All["changed-only"];
        digest = digest with { Page = digest.Page with { Columns = [new ColumnSetting("funding_amount", "Raised")] } };
        var waiting = Outbox.Empty.With(RefreshMessage.Of(digest, TestClock.Monday), [MessageTarget.Slack]);
        var message = Assert.Single(OutboxFile.Read(OutboxFile.Write(waiting)).Messages).Message;

        var view = new MessageView(message, new ChatEscaper(MessageTarget.Slack));

        Assert.Contains(view.Entities, one => one.Note.Json == "changed: Raised, Address");
    }
}
