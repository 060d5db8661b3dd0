using System.Text;
using System.Text.Json;
using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Identity;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Runs;
using FindAllDigest.Rendering.Templates;
using FindAllDigest.Rendering.Views;
using Xunit;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What is known of the latest refresh where none is at hand: its words are kept
/// with the text, which people may edit; its figures are in the ledger.</summary>
public sealed class LatestRefreshTests
{
    [Fact]
    public void Its_words_are_kept()
    {
        var digest = SampleDigest.Full();

        var read = LatestRefresh.Read($"text\n{LatestRefresh.Of(digest).ToComment()}\n");

        Assert.Equal((digest.Objective, digest.Notes[0]), (read.Objective, read.Notes[0]));
    }

    [Theory]
    [InlineData("""{"objective":"Find batteries","notes":["A note."],"run":{"id":"findall_1","started":"2026-11-23","is_recheck":false,"generator":"core","conditions":[]}}""")]
    [InlineData("""{"objective":"Find batteries","notes":["A note."],"run":null}""")]
    [InlineData("""{"objective":"Find batteries","notes":["A note."],"a_later_version":[1]}""")]
    public void What_another_version_kept_is_read_as_far_as_it_is_known(string json)
    {
        var read = LatestRefresh.Read(Comment(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(("Find batteries", "A note."), (read.Objective, Assert.Single(read.Notes)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("Find batteries\nA note of an earlier version")]
    [InlineData("""{"objective":null,"notes":[null],"run":null}""")]
    [InlineData("""{"objective":"\ud800","notes":[],"run":null}""")]
    [InlineData("""{"objective":"a","notes":[{"deep":[[[]]]}],"run":null}""")]
    public void A_comment_that_is_none_keeps_nothing(string json)
    {
        var read = LatestRefresh.Read(Comment(Encoding.UTF8.GetBytes(json)));

        Assert.Equal("", read.Objective);
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void Bytes_that_are_no_text_keep_nothing() =>
        Assert.Equal(
            LatestRefresh.None,
            LatestRefresh.Read(Comment([(byte)'{', .. "\"objective\":\""u8, 0xff, .. "\",\"notes\":[],\"run\":null}"u8])));

    [Fact]
    public void An_endless_one_is_shortened_both_ways()
    {
        var digest = SampleDigest.Full() with
        {
            Objective = new string('電', 5000),
            Notes = [.. Enumerable.Repeat(new string('池', 5000), 20)],
        };
        var endless = JsonSerializer.SerializeToUtf8Bytes(new { objective = digest.Objective, notes = digest.Notes });

        var comment = LatestRefresh.Of(digest).ToComment();

        Assert.True(comment.Length < 20_000);
        Assert.All([LatestRefresh.Read(comment), LatestRefresh.Read(Comment(endless))], read =>
        {
            Assert.Equal(700, read.Objective.Length);
            Assert.Equal(5, read.Notes.Count);
        });
    }

    [Fact]
    public void Known_ones_that_came_back_are_called_by_name_else_by_address_and_never_by_a_key()
    {
        var (known, digest) = (Companies.Named("Calder Grid").Entity, GoldenDigests.All["twelve-new"]);

        var run = RunFigures.Of(digest with
        {
            LookedAt = [known],
            Leaked = [known.Key, EntityKey.Of(null, "Cobalt Heron"), EntityKey.Of("https://www.angle.example/", null)],
        });

        Assert.Equal(["Calder Grid", "cobalt heron", "angle.example"], run.LeakedKeys);
    }

    [Fact]
    public void The_ledger_tells_the_same_figures_as_the_refresh_did()
    {
        var digest = GoldenDigests.All["twelve-new"];
        var (plan, status) = (digest.Plan, digest.Run.Status);
        var record = digest.Earlier[0] with
        {
            Started = plan.Started,
            Status = status.Word,
            Reason = status.TerminationReason ?? "",
            Generated = status.Generated,
            Matched = status.Matched,
            New = digest.New.Count,
            Excluded = plan.Excluded,
            Leaked = digest.Leaked.Count,
            Usd = digest.CostUsd,
        };
        var ledger = digest.Earlier.Aggregate(RunLedger.Empty, (runs, run) => runs.With(run with { Id = null })).With(record);

        var known = RunFigures.Of(record, ledger, plan.Criteria.ToPartial());

        var told = RunFigures.Of(digest) with { Advice = [], LeakedKeys = [], LeakedUsd = null, BudgetLeftUsd = null, PricesDate = null };
        Assert.Equivalent(new RunView(told, digest.Page), new RunView(known, digest.Page), strict: true);
    }

    [Fact]
    public void Hostile_figures_are_printed_as_text_and_no_longer_than_real_ones()
    {
        const string Hostile = "`<img src=x> @octo closes #1 --> <!-- findall-digest:end -->\n# ";
        var endless = string.Concat(Enumerable.Repeat(Hostile, 40));
        var digest = GoldenDigests.All["twelve-new"];
        var hostile = digest.Earlier[0] with
        {
            Id = null,
            Status = endless,
            Reason = endless,
            Usd = decimal.MinValue / 1000,
            New = -1,
            Matched = int.MinValue,
        };
        var ledger = Enumerable.Range(1, 500)
            .Aggregate(RunLedger.Empty, (runs, day) => runs.With(hostile with { Started = hostile.Started.AddDays(-day) }));

        var figures = RunFigures.Of(hostile, ledger, digest.Plan.Criteria.ToPartial()) with
        {
            Advice = [endless],
            LeakedKeys = [.. Enumerable.Repeat(endless, 10)],
        };
        var view = new RunView(figures, digest.Page);

        string[] texts =
        [
            view.Generator.Markdown,
            view.Ending.Markdown,
            .. view.Advice.Concat(view.LeakedKeys).Select(text => text.Markdown)
        ];
        Assert.All(texts, text => Assert.DoesNotContain("\n", text, StringComparison.Ordinal));
        Assert.All(
            texts,
            text => Assert.False(
                text.Contains("<img", StringComparison.Ordinal)
                    || text.Contains("-->", StringComparison.Ordinal)
                    || text.Contains("@octo", StringComparison.Ordinal),
                text));
        Assert.True(texts.Sum(text => text.Length) < 20_000 && view.Trend?.New.Count <= 12);
    }

    private static string Comment(ReadOnlySpan<byte> data) => $"\n<!-- findall-digest:latest={Convert.ToBase64String(data)} -->\n";
}
