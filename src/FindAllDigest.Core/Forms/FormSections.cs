namespace FindAllDigest.Core.Forms;

/// <summary>The text of an issue that a form made: a heading for each field, and what was filled in below it.</summary>
/// <remarks>Headings count in the order of the form alone, so that a field may hold a line that reads like one of an earlier field.
/// <see href="https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema"/></remarks>
internal sealed class FormSections
{
    private const string Mark = "### ";
    private const string Nothing = "_No response_";
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <param name="labels">The labels of the fields, in the order of the form.</param>
    public FormSections(string body, IReadOnlyList<string> labels)
    {
        var lines = body.ReplaceLineEndings("\n").Split('\n');
        List<(string Label, int Line)> heads = [];
        var from = 0;
        foreach (var label in labels)
        {
            var at = Array.FindIndex(lines, Math.Min(from, lines.Length), line => line.TrimEnd() == Mark + label);
            if (at >= 0)
            {
                heads.Add((label, at));
                from = at + 1;
            }
        }

        foreach (var ((label, line), place) in heads.Select((head, place) => (head, place)))
        {
            var end = place + 1 < heads.Count ? heads[place + 1].Line : lines.Length;
            _values[label] = string.Join('\n', lines[(line + 1)..end]).Trim();
        }
    }

    /// <summary>Whether any field of the form is there.</summary>
    public bool IsAny => _values.Count > 0;

    /// <summary>What was filled in; empty where nothing was, or where the field is gone.</summary>
    public string this[string label] => _values.GetValueOrDefault(label, "") is var value && value is Nothing or "None" ? "" : value;
}
