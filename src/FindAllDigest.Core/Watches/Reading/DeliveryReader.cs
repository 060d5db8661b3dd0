using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>Reads <c>deliver</c>.</summary>
internal sealed class DeliveryReader(ProblemList problems)
{
    private const int LongestLabel = 50;

    public WatchDelivery Read(ObjectFields watch)
    {
        var defaults = new WatchDelivery();
        if (watch.Object("deliver", WatchFields.Deliver) is not { } fields)
        {
            return defaults;
        }

        return new()
        {
            As = fields.Word("as", WatchWords.Deliveries) ?? defaults.As,
            Labels = Labels(fields) ?? defaults.Labels,
            Assignees = Logins(fields, "assignees") ?? defaults.Assignees,
            Reviewers = Logins(fields, "reviewers") ?? defaults.Reviewers,
            Notify = fields.Word("notify", WatchWords.Notifications) ?? defaults.Notify,
        };
    }

    private List<string>? Labels(ObjectFields fields) => Names(
        fields, "labels", label => label.Length <= LongestLabel && !label.Any(char.IsControl), $"Write 1 to {LongestLabel} characters.");

    private List<string>? Logins(ObjectFields fields, string name) => Names(
        fields,
        name,
        login => login.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '/' or '[' or ']'),
        name == "reviewers" ? "Write a GitHub login without @, or organisation/team." : "Write a GitHub login without @.");

    private List<string>? Names(ObjectFields fields, string name, Func<string, bool> isGood, string remedy)
    {
        if (fields.Texts(name) is not { } texts)
        {
            return null;
        }

        foreach (var text in texts.Where(text => string.IsNullOrWhiteSpace(text.Value) || !isGood(text.Value)))
        {
            problems.Add(text.Place, $"'{name}' holds '{ProblemList.Shown(text.Value)}'.", remedy);
        }

        // GitHub folds the case of logins and labels.
        return [.. texts.Select(text => text.Value).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
