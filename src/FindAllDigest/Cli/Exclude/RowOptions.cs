using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using FindAllDigest.Core.Exclusions;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Text;

namespace FindAllDigest.Cli.Exclude;

/// <summary>What a person says about the rows that a command adds.</summary>
internal sealed class RowOptions
{
    private readonly Option<string> _status = new("--status")
    {
        Description = "known, or rejected: a recheck does not look at it either.",
        DefaultValueFactory = _ => ExcludeStatus.Known.Word(),
    };

    private readonly Option<DateOnly?> _until = Options.Value<DateOnly?>(
        "--until", "DATE", "The day on which the rows stop excluding, as 2026-11-30.", Date);

    private readonly Option<string> _note = new("--note")
    {
        Description = "A note for the rows.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    public void AddTo(Command command)
    {
        _status.TakesOneOf([.. ExcludeStatusTable.WordsOfPeople]);
        command.Add(_status);
        command.Add(_until);
        command.Add(_note);
    }

    /// <summary>A row with nothing but what was said about all of them.</summary>
    /// <exception cref="DigestException">Something was said that the file has no column for (exit 2).</exception>
    public NewExcludeRow Read(ParseResult parse, CommandContext context, ExcludeList list)
    {
        var status = ExcludeStatusTable.Parse(Encoding.UTF8.GetBytes(parse.GetValue(_status) ?? "")) ?? ExcludeStatus.Known;
        var row = new NewExcludeRow("", "", status, parse.GetValue(_until), parse.GetValue(_note) ?? "", context.Today);
        (ExcludeColumn Column, bool IsSaid)[] said =
        [
            (ExcludeColumn.Status, status != ExcludeStatus.Known),
            (ExcludeColumn.Until, row.Until is not null),
            (ExcludeColumn.Note, row.Note.Length > 0)
        ];
        FileProblem[] missing =
        [
            .. said
                .Where(part => part.IsSaid && !list.HasColumn(part.Column))
                .Select(part => Missing(list, ExcludeColumns.NameOf(part.Column)))
        ];
        if (missing.Length > 0)
        {
            throw new DigestException(missing);
        }

        if (row.Until <= context.Today)
        {
            context.Remark($"warning: --until is not after {PeopleTime.DayOfYear(context.Today)}, so the rows exclude nothing.");
        }

        return row;
    }

    private static FileProblem Missing(ExcludeList list, string column) =>
        new(
            list.Path,
            $"The header has no column '{column}', so --{column} has no place.",
            $"Add '{column}' to the header, or leave --{column} out; the program adds no column by itself.");

    private static DateOnly? Date(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (IsoDate.TryParse(Encoding.UTF8.GetBytes(text), out var date))
        {
            return date;
        }

        result.AddError($"'{text}' is no date. Write year, month and day as in 2026-11-30.");
        return null;
    }
}
