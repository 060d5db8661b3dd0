using FindAllDigest.Core.Digests;
using FindAllDigest.Core.Watches;

namespace FindAllDigest.Core.Proposals;

/// <summary>What a pull request, an issue or a commit is about, and by name as many as there is room for.</summary>
/// <param name="Counts">What there is, in numbers: <c>3 new companies</c>. What a watch looks for may be foreign.</param>
/// <param name="Names">The names of those that the latest refresh brought, the surest first. Foreign.</param>
public sealed record ProposalTitle(WatchName Watch, string Counts, IReadOnlyList<string> Names)
{
    public static ProposalTitle Of(Proposal proposal)
    {
        var sections = ProposalSection.Of(proposal);
        var named = sections.Count == 0
            ? NamesOf(proposal.NoLongerMatches.Concat(proposal.Changed))
            : NamesOf(sections[0].Entities.OrderBy(one => one.Doubts.Count > 0).Select(one => one.Entry));
        return new(proposal.Watch, CountsOf(proposal, sections, noun: ""), named);
    }

    /// <summary>What is proposed, in numbers and with what the watch looks for.</summary>
    public static string CountsOf(Proposal proposal, IReadOnlyList<ProposalSection> sections) =>
        CountsOf(proposal, sections, $" {proposal.Page.EntityType}");

    private static string CountsOf(Proposal proposal, IReadOnlyList<ProposalSection> sections, string noun)
    {
        if (sections.Count <= 1)
        {
            return sections.Count + proposal.ChangedCount + proposal.Seeded == 0 && proposal.ClosedRows is [var rows, ..]
                ? rows.Words
                : proposal.Counts(proposal.Page.EntityType);
        }

        var known = proposal with { New = [], BackAgain = [] };
        var rest = known.ChangedCount + known.Seeded == 0 ? "" : $", {known.Counts()}";
        var all = proposal.New.Count + proposal.BackAgain.Count;
        return $"{sections[0].Entities.Count:#,0} more, {all:#,0}{noun} in all{rest}";
    }

    private static IReadOnlyList<string> NamesOf(IEnumerable<DigestEntity> entries) =>
        [.. entries.Select(entry => string.IsNullOrWhiteSpace(entry.Entity.Name) ? entry.Entity.Key.Value : entry.Entity.Name)];
}
