using FindAllDigest.Rendering.Chat;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Views;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

public sealed class ViewModelTests
{
    private const string Begin = "<!-- views -->\n";
    private const string End = "<!-- /views -->\n";

    [Fact]
    public void No_view_can_hold_text_that_was_not_escaped() =>
        Assert.All(ViewModel.Views.SelectMany(ViewModel.Values), value =>
        {
            var type = ViewModel.ItemOf(value.PropertyType);
            Assert.True(
                type == typeof(MarkdownText)
                    || type == typeof(CommitText)
                    || type == typeof(ChatText)
                    || type == typeof(int)
                    || type == typeof(bool)
                    || ViewModel.IsView(type),
                $"{value.DeclaringType?.Name}.{value.Name} is a {type.Name}");
        });

    [Fact]
    public void Markdown_commit_messages_and_chats_do_not_mix() => Assert.All(
        ViewModel.Views, view => Assert.All(ViewModel.Values(view), value =>
    {
        var text = view.Name.StartsWith("Commit", StringComparison.Ordinal)
            ? typeof(CommitText)
            : view.Name.StartsWith("Message", StringComparison.Ordinal) ? typeof(ChatText) : typeof(MarkdownText);
        var type = ViewModel.ItemOf(value.PropertyType);
        Assert.True(
            type == text || type == typeof(int) || type == typeof(bool) || ViewModel.IsView(type),
            $"{view.Name}.{value.Name} is a {type.Name}");
    }));

    [Fact]
    public async Task The_templates_read_me_lists_every_value_that_a_template_may_print()
    {
        var path = Path.Combine(RepositoryFiles.RepositoryRoot, "templates", "README.md");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var expected = $"{text[..start]}{ViewModel.Describe()}\n{text[end..]}";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, expected, TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(expected, text);
    }
}
