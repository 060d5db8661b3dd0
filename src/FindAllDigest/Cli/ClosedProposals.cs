using System.Text;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Watches;
using FindAllDigest.Pipeline;

namespace FindAllDigest.Cli;

/// <summary>Which pull request put each line of <c>closed.csv</c> there.</summary>
/// <param name="Path">The file as people name it.</param>
/// <param name="ByLine">The pull requests by the line at which their row begins.</param>
internal sealed record ClosedProposals(string Path, IReadOnlyDictionary<int, ClosedProposal> ByLine)
{
    private static readonly string[] Columns = ["name", "url", "pull_request", "closed"];

    public static ClosedProposals Of(StateFiles state)
    {
        var proposals = new Dictionary<int, ClosedProposal>();
        if (state.Find(WatchFiles.Closed) is { } utf8 && CsvHeader.Find(utf8, Columns) is { } header)
        {
            var lines = new LineMap(utf8);
            using var scanner = new CsvScanner(utf8, header.Delimiter);
            while (scanner.Read())
            {
                proposals[lines.LineOf(scanner.Offset)] = new(Text(scanner, header.IndexOf("pull_request")), Text(scanner, header.IndexOf("closed")));
            }
        }

        return new(state.PathOf(WatchFiles.Closed), proposals);
    }

    private static string Text(CsvScanner scanner, int column) =>
        column < 0 || column >= scanner.CellCount ? "" : Encoding.UTF8.GetString(SpreadsheetGuard.Unguard(scanner.Text(column))).Trim();
}

/// <summary>A pull request that was closed without merging.</summary>
/// <param name="PullRequest">Its number as the file has it; empty when it does not say.</param>
/// <param name="Closed">The day; empty when the file does not say.</param>
internal sealed record ClosedProposal(string PullRequest, string Closed)
{
    /// <summary>The pull request as people write it, with the day.</summary>
    public string Sentence
    {
        get
        {
            var number = PullRequest.TrimStart('#') is { Length: > 0 } digits ? $"pull request #{digits}, which proposed it," : "the pull request that proposed it";
            return $"{number} was closed{(Closed.Length == 0 ? "" : $" on {Closed}")} without merging";
        }
    }
}
