using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Proposals;
using FindAllDigest.Core.Reviews;
using FindAllDigest.Pipeline.Health;

namespace FindAllDigest.Pipeline;

/// <summary>Turns what a delivery shows into Markdown.</summary>
internal interface IProposalRenderer
{
    /// <summary>The title of a pull request or issue.</summary>
    string Title(Proposal proposal);

    /// <summary>The part of a pull request's body that the program owns.</summary>
    /// <param name="boxes">The boxes as they are to be printed.</param>
    /// <param name="maximumLength">Most UTF-16 units.</param>
    string PullRequest(Proposal proposal, ReviewBoxes boxes, int maximumLength);

    /// <summary>The body of an issue.</summary>
    /// <param name="maximumLength">Most UTF-16 units.</param>
    string Issue(Proposal proposal, int maximumLength);

    /// <summary>A comment that tells what the refresh at hand added.</summary>
    /// <param name="maximumLength">Most UTF-16 units.</param>
    string Comment(Proposal proposal, int maximumLength);

    /// <summary>How all watches are.</summary>
    /// <param name="repository">The repository's page, without a slash at the end.</param>
    /// <param name="now">The moment it is written, from which ages are told.</param>
    /// <param name="maximumLength">Most UTF-16 units; watches are left out, whole, until it fits.</param>
    string Dashboard(IReadOnlyList<WatchHealth> watches, string repository, DateTimeOffset now, int maximumLength);

    /// <summary>A comment about what people changed on both branches.</summary>
    string Disputes(IReadOnlyList<OverruledChange> disputes);

    /// <summary>The same in one line of plain text.</summary>
    string DisputesAsText(IReadOnlyList<OverruledChange> disputes);

    /// <summary>Foreign text, harmless in Markdown.</summary>
    string Escape(string text);

    /// <summary>A sentence of this program, which may quote anything: its addresses become links, and its commands can be copied.</summary>
    /// <param name="repository">The repository's page, without a slash at the end.</param>
    string Sentence(string text, string repository);
}

/// <summary>Gives the renderer once the repository's templates are read, which commands that show nothing spare.</summary>
internal delegate Task<IProposalRenderer> RendererSource();
