using System.Text;
using CsCheck;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Proposals;
using Xunit;

namespace FindAllDigest.Tests.Exclusions;

public sealed class ClosedListTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly ExcludeList Nobody = List();

    [Fact]
    public void What_it_writes_it_reads_back_whatever_the_texts() =>
        Gen.Select(Gen.Select(Gen.String, Gen.String).Array[0, 5], Gen.Int[1, 99].Array[0, 3]).Sample((texts, numbers) =>
        {
            var rows = texts.Select(text => new NewExcludeRow(text.Item1, text.Item2)).ToArray();
            var list = numbers.Aggregate(
                ClosedList.Empty.Reconcile(
                    new ProposalHistory(null, [], new RefusedProposal(7, Day, ExcludeList.Empty.Append(rows), Nobody)), Nobody, null),
                (closed, number) => number == 7 ? closed : closed.Restore(number));

            var again = ClosedList.Read("closed.csv", list.ToUtf8());

            Assert.Equal(list.Entities.Select(entity => entity.Key), again.Entities.Select(entity => entity.Key));
            Assert.All(again.Entities, entity => Assert.Equal((7, Day), (entity.PullRequest, entity.Closed)));
            Assert.All(numbers.Append(7), number => Assert.True(again.Knows(number)));
            Assert.False(again.Knows(100));
            Assert.Equal(Encoding.UTF8.GetString(list.ToUtf8().Span), Encoding.UTF8.GetString(again.ToUtf8().Span));
        });

    [Fact]
    public void A_file_of_the_program_is_as_promised()
    {
        var list = ClosedList.Empty.Reconcile(Refused(12, "Acme,https://acme.example"), Nobody, null).Restore(9);

        Assert.Equal(
            "name,url,pull_request,closed\nAcme,https://acme.example,12,2026-11-23\n# pull request 9 is settled\n",
            Encoding.UTF8.GetString(list.ToUtf8().Span));
    }

    [Fact]
    public void Only_what_the_pull_request_proposed_itself_is_refused()
    {
        var refused = new RefusedProposal(
            12,
            Day,
            List("Old,https://old.example", "Acme,https://acme.example", "Kept,https://kept.example", "Any,*.any.example"),
            List("Old,https://old.example"));

        var list = ClosedList.Empty.Reconcile(new ProposalHistory(null, [], refused), List("Kept,https://www.kept.example/"), null);

        Assert.Equal("acme.example", Assert.Single(list.Entities).Key.Value);
    }

    [Theory]
    [InlineData(null, 11, true)]
    [InlineData(null, 12, false)]
    [InlineData(null, 13, false)]
    [InlineData(12, null, false)]
    [InlineData(11, null, true)]
    public void A_refusal_ends_with_a_reopening_or_a_merge_of_it_or_of_a_later_pull_request(int? open, int? merged, bool isKept)
    {
        var list = ClosedList.Empty.Reconcile(Refused(12, "Acme,https://acme.example"), Nobody, null);

        var settled = list.Reconcile(
            new ProposalHistory(open, merged is { } number ? [number] : [], null), Nobody, open is null ? null : Nobody);

        Assert.Equal(isKept, settled.Entities.Length == 1);
    }

    [Fact]
    public void Settling_twice_changes_nothing_and_a_restored_pull_request_is_not_refused_again()
    {
        var fates = Refused(12, "Acme,https://acme.example");
        var once = ClosedList.Empty.Reconcile(fates, Nobody, null);

        Assert.Equal(once.Entities, once.Reconcile(fates, Nobody, null).Entities);
        Assert.Empty(once.Restore(12).Reconcile(fates, Nobody, null).Entities);
        Assert.Empty(ClosedList.Empty.Restore(12).Reconcile(fates, Nobody, null).Entities);
    }

    [Fact]
    public void A_pull_request_that_is_reopened_and_closed_again_is_refused_again()
    {
        var fates = Refused(12, "Acme,https://acme.example");
        var reopened = ClosedList.Empty.Reconcile(fates, Nobody, null).Reconcile(new ProposalHistory(12, [], null), Nobody, Nobody);

        Assert.False(reopened.Knows(12));
        Assert.Single(reopened.Reconcile(fates, Nobody, null).Entities);
    }

    [Fact]
    public void A_file_that_is_no_list_is_told_with_its_line()
    {
        var failure = Assert.Throws<DigestException>(() => ClosedList.Read("closed.csv", "name,url\n\"open"u8.ToArray()));

        Assert.Equal(2, Assert.Single(failure.Problems).Line);
    }

    private static ProposalHistory Refused(int number, params string[] rows) =>
        new(null, [], new RefusedProposal(number, Day, List(rows), Nobody));

    private static ExcludeList List(params string[] rows) =>
        ExcludeList.Read("exclude.csv", Encoding.UTF8.GetBytes($"name,url\n{string.Concat(rows.Select(row => row + "\n"))}")).OrThrow();
}
