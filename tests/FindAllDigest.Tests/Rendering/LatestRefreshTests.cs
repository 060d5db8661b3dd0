using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What a pull request's text keeps of the latest refresh. People may edit it.</summary>
public sealed class LatestRefreshTests
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Fact]
    public void All_that_a_template_prints_of_the_run_is_kept()
    {
        var digest = SampleDigest.Full();

        var read = LatestRefresh.Read($"text\n{LatestRefresh.Of(digest).ToComment()}\n");

        Assert.Equal((digest.Objective, digest.Notes[0]), (read.Objective, read.Notes[0]));
        Assert.NotNull(read.Run);
        Assert.Equivalent(RunViewFactory.Create(digest), RunViewFactory.Create(read.Run), strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("Find batteries\nA note of an earlier version")]
    [InlineData("""{"objective":null,"notes":[],"run":null}""")]
    [InlineData("""{"objective":"\ud800","notes":[],"run":null}""")]
    [InlineData("""{"objective":"a","notes":[],"run":{"id":"x"}}""")]
    [InlineData("""{"objective":"a","notes":[{"deep":[[[]]]}],"run":null}""")]
    public void A_comment_that_is_none_keeps_nothing(string json) =>
        Assert.Equal(LatestRefresh.None, LatestRefresh.Read(Comment(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void Bytes_that_are_no_text_keep_nothing() =>
        Assert.Equal(LatestRefresh.None, LatestRefresh.Read(Comment([(byte)'{', .. "\"objective\":\""u8, 0xff, .. "\",\"notes\":[],\"run\":null}"u8])));

    [Fact]
    public void Hostile_figures_are_printed_as_text_and_no_longer_than_real_ones()
    {
        var latest = LatestRefresh.Of(SampleDigest.Full());
        var run = latest.Run ?? throw new InvalidOperationException("The sample has a run.");
        const string Hostile = "`<img src=x> @octo closes #1 --> <!-- findall-digest:end -->\n# ";
        var endless = string.Concat(Enumerable.Repeat(Hostile, 40));
        var hostile = run with { Id = endless, Generator = endless, Ending = endless, Advice = [.. Enumerable.Repeat(endless, 50)], LeakedKeys = [.. Enumerable.Repeat(endless, 50)], Trend = [.. Enumerable.Repeat(run.Trend[0], 500)], CostUsd = decimal.MinValue, New = -1, Matched = int.MinValue };
        var json = JsonSerializer.SerializeToUtf8Bytes(latest with { Run = hostile, Notes = [endless] }, SnakeCase);

        var read = LatestRefresh.Read(Comment(json));
        var view = RunViewFactory.Create(read.Run ?? throw new InvalidOperationException("The run was dropped."));

        string[] texts = [view.Id.Markdown, view.Generator.Markdown, view.Ending.Markdown, .. view.Advice.Concat(view.LeakedKeys).Select(text => text.Markdown)];
        Assert.All(texts, text => Assert.DoesNotContain("\n", text, StringComparison.Ordinal));
        Assert.All(texts[1..], text => Assert.False(text.Contains("<img", StringComparison.Ordinal) || text.Contains("-->", StringComparison.Ordinal) || text.Contains("@octo", StringComparison.Ordinal), text));
        Assert.True(texts.Sum(text => text.Length) < 20_000 && view.Trend?.New.Count <= 12);
    }

    [Fact]
    public void A_endlessone_gives_up_its_figures_before_its_words()
    {
        var digest = SampleDigest.Full() with { Objective = new string('電', 5000), Notes = [.. Enumerable.Repeat(new string('池', 5000), 20)] };

        var comment = LatestRefresh.Of(digest).ToComment();
        var read = LatestRefresh.Read(comment);

        Assert.True(comment.Length < 20_000);
        Assert.Equal(700, read.Objective.Length);
        Assert.Equal(5, read.Notes.Count);
    }

    private static string Comment(ReadOnlySpan<byte> data) => $"\n<!-- findall-digest:latest={Convert.ToBase64String(data)} -->\n";
}
