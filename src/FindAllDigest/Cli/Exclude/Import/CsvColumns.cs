using System.Globalization;
using FindAllDigest.Core.Csv;
using FindAllDigest.Core.Identity;

namespace FindAllDigest.Cli.Exclude.Import;

/// <summary>Where a foreign CSV holds names and URLs, counted from 0; -1 for what it lacks.</summary>
/// <param name="HasHeader">Whether the first record names columns; a list of rows alone is taken too.</param>
/// <param name="NameLabel">How the column is called; null when there is none.</param>
internal sealed record CsvColumns(char Delimiter, bool HasHeader, int Name, int Url, string? NameLabel, string? UrlLabel)
{
    private const int SampleSize = 50;

    private static readonly IReadOnlyList<string> Words = [.. ColumnWords.Name, .. ColumnWords.Url];

    /// <summary>The columns of a text; null when it has no record at all.</summary>
    /// <exception cref="Core.Failures.DigestException">They cannot be told (exit 2).</exception>
    public static CsvColumns? Find(ForeignBytes bytes, ColumnChoice choice)
    {
        string[] wanted = [.. new[] { choice.Name, choice.Url }.OfType<string>()];
        if (CsvHeader.Find(bytes.Utf8, wanted.Length > 0 ? wanted : Words) is not { } header)
        {
            return null;
        }

        var labels = header.Record.Cells.Select(cell => cell.Text.Trim()).ToList();
        var guess = Guess(bytes.Utf8, header.Delimiter, labels);
        var (name, url) = (Chosen(choice.Name, guess.Name), Chosen(choice.Url, guess.Url));
        if (name < 0 && url < 0)
        {
            throw bytes.Fault(1, $"None of the columns {Listed(labels)} says that it holds names or URLs.", "Say --name-column or --url-column.");
        }

        // What a person names is not also the other one.
        (name, url) = name == url ? (choice.Name is null ? -1 : name, choice.Name is null ? url : -1) : (name, url);
        return new(header.Delimiter, guess.HasHeader || wanted.Length > 0, name, url, Label(name), Label(url));

        int Chosen(string? asked, int guessed) => asked is null
            ? guessed
            : labels.FindIndex(label => label.Equals(asked.Trim(), StringComparison.OrdinalIgnoreCase)) is >= 0 and var column
                ? column
                : throw bytes.Fault(1, $"There is no column '{asked}'; the columns are {Listed(labels)}.", "");

        string? Label(int column) => column < 0 ? null : guess.HasHeader || wanted.Length > 0 ? labels[column] : string.Create(CultureInfo.InvariantCulture, $"column {column + 1}");
    }

    /// <summary>Whether a text is a CSV that can be understood without being told.</summary>
    /// <remarks>A list of names may hold commas (<c>The Boring Company, Inc.</c>), so a header must say exactly what a column is, or one column be addresses.</remarks>
    public static bool AreTold(ReadOnlyMemory<byte> utf8)
    {
        if (CsvHeader.Find(utf8, Words) is not { } header)
        {
            return false;
        }

        var labels = header.Record.Cells.Select(cell => cell.Text.Trim()).ToList();
        return ColumnWords.Best(labels, ColumnWords.Name) >= 0 || ColumnWords.Best(labels, ColumnWords.Url) >= 0
            || (labels.Count > 1 && AddressColumn(utf8, header.Delimiter, labels.Count) >= 0);
    }

    /// <summary>By the header's words; failing these, the column that is mostly addresses, and the first other one as the name.</summary>
    private static (bool HasHeader, int Name, int Url) Guess(ReadOnlyMemory<byte> utf8, char delimiter, List<string> labels)
    {
        var (name, url) = ColumnWords.Guess(labels);
        if ((name >= 0 || url >= 0) && !labels.Any(IsAddress))
        {
            return (true, name, url);
        }

        url = AddressColumn(utf8, delimiter, labels.Count);
        var hasHeader = url >= 0 && !IsAddress(labels[url]);
        return (hasHeader, hasHeader || url < 0 || labels.Count != 2 ? -1 : 1 - url, url);
    }

    private static int AddressColumn(ReadOnlyMemory<byte> utf8, char delimiter, int columns)
    {
        var sample = Sample(utf8, delimiter);
        return Enumerable.Range(0, columns).FirstOrDefault(column => sample.Count(record => IsAddress(record.Text(column))) * 2 >= sample.Count, -1);
    }

    private static List<CsvRecord> Sample(ReadOnlyMemory<byte> utf8, char delimiter)
    {
        List<CsvRecord> sample = [];
        using var scanner = new CsvScanner(utf8, delimiter);
        while (sample.Count < SampleSize && scanner.Read())
        {
            sample.Add(CsvRecord.Of(scanner));
        }

        return sample;
    }

    private static bool IsAddress(string text) =>
        text.Contains('.', StringComparison.Ordinal) && !EntityKey.Of(text, null).IsByName;

    private static string Listed(List<string> labels) => string.Join(", ", labels.Select(label => $"'{label}'"));
}
