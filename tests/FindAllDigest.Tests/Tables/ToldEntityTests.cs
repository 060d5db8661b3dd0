using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Messages;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Tables;
using FindAllDigest.Rendering.Views;
using FindAllDigest.Tests.Rendering;
using Xunit;

namespace FindAllDigest.Tests.Tables;

/// <summary>Whatever lists a digest's entities has the same order, so that nobody looks for one twice.</summary>
public sealed class ToldEntityTests
{
    [Theory]
    [InlineData("twelve-new")]
    [InlineData("thirty-five")]
    [InlineData("hostile")]
    public void Message_commit_and_proposal_have_one_order(string name)
    {
        var digest = GoldenDigests.All[name] with { BackAgain = [] };
        var told = ToldEntity.Of(digest);
        var finds = told.Where(one => one.Kind == ToldKind.New).Select(one => one.Entity.Key).ToList();
        var proposed = ProposalSection.Of(Proposal.Of(digest)).SelectMany(section => section.Entities).ToList();

        Assert.Equal(proposed.OrderBy(one => one.Doubts.Count == 0).Select(one => one.Entity.Key), finds);
        Assert.Equal(finds, RefreshMessage.Of(digest, TestClock.Monday).New.Select(one => one.Entity.Key));
        Assert.Equal(
            told.Take(50).Select(one => CommitText.Of(one.Entity.Name, 100).Text), new CommitView(digest).Names.Select(line => line.Text));
    }

    [Fact]
    public void What_changed_was_not_left_out()
    {
        var changed = GoldenDigests.All["changed-only"];
        var known = GoldenDigests.All["one-new"].New[0].Entity.Key;
        var digest = changed with { Leaked = [changed.Changed[0].Entity.Key, known], LeakedUsd = 0.3m };

        Assert.Equal(known, Assert.Single(digest.LeftOut));
        Assert.Equal(0.15m, digest.LeftOutUsd);
        Assert.Contains("1 known came back and was left out.", DigestSummary.Sentence(digest), StringComparison.Ordinal);
    }
}
