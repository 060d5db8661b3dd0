using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FindAllDigest.Rendering.Chat;
using FindAllDigest.Rendering.Markdown;
using FindAllDigest.Rendering.Views;

namespace FindAllDigest.Tests.Rendering;

/// <summary>What templates may print, as the views' own types and comments tell it.</summary>
internal static partial class ViewModel
{
    private static readonly Dictionary<Type, string> Roots = new()
    {
        [typeof(DigestView)] = "`pull-request.md`, `issue.md`, `comment.md`, `digest.md`",
        [typeof(DashboardView)] = "`dashboard.md`",
        [typeof(SummaryView)] = "`summary.md`",
        [typeof(CommitView)] = "`commit-message.txt`",
        [typeof(MessageView)] = "`messages/slack.json`, `messages/teams.json`, `messages/discord.json`",
    };

    private static readonly XDocument Comments = XDocument.Load(Path.ChangeExtension(typeof(DigestView).Assembly.Location, ".xml"));

    /// <summary>Every view, those that templates get first.</summary>
    public static IReadOnlyList<Type> Views
    {
        get
        {
            List<Type> views = [.. Roots.Keys];
            for (var index = 0; index < views.Count; index++)
            {
                views.AddRange(Values(views[index]).Select(value => ItemOf(value.PropertyType)).Where(IsView).Except(views));
            }

            return views;
        }
    }

    public static IEnumerable<PropertyInfo> Values(Type view) =>
        view.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract");

    /// <summary>The type of a list's items; of anything else the type itself.</summary>
    public static Type ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;

    public static bool IsView(Type type) =>
        type.Namespace == typeof(DigestView).Namespace && type.Name.EndsWith("View", StringComparison.Ordinal);

    /// <summary>The views as tables.</summary>
    public static string Describe()
    {
        var text = new StringBuilder();
        foreach (var view in Views)
        {
            text.Append(Roots.TryGetValue(view, out var files) ? $"\n### In {files}\n" : $"\n### {Noun(view)}\n");
            text.Append("\n| name | is |\n| --- | --- |\n");
            foreach (var value in Values(view))
            {
                text.Append($"| `{Snake(value.Name)}` | {Kind(value.PropertyType)}{Comment(view, value)} |\n");
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type switch
    {
        _ when type == typeof(MarkdownText) || type == typeof(CommitText) || type == typeof(ChatText) => "",
        _ when type == typeof(int) => "number: ",
        _ when type == typeof(bool) => "yes or no: ",
        _ when type.IsGenericType => IsView(ItemOf(type)) ? $"list of *{Noun(ItemOf(type))}*: " : "list of texts: ",
        _ => $"*{Noun(type)}*: ",
    };

    private static string Noun(Type view) => Capital().Replace(view.Name[..^"View".Length], " $0").Trim().ToLowerInvariant();

    private static string Snake(string name) => Capital().Replace(name, "_$0").TrimStart('_').ToLowerInvariant();

    private static string Comment(Type view, PropertyInfo value)
    {
        var name = $"{view.FullName}.{value.Name}";
        var comment = Member($"P:{name}")?.Element("summary")
            ?? Member(
                $"T:{view.FullName}")?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == value.Name);
        return comment is null
            ? throw new InvalidOperationException($"{name} has no comment, and templates/README.md is made of comments.")
            : Plain(comment);
    }

    private static XElement? Member(string name) =>
        Comments.Descendants("member").FirstOrDefault(member => member.Attribute("name")?.Value == name);

    private static string Plain(XElement comment)
    {
        var words = string.Concat(comment.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => $"`{Snake((see.Attribute("cref")?.Value ?? "").Split('.')[^1])}`",
            XElement element => $"`{element.Value}`",
            _ => node.ToString(),
        }));
        var line = Space().Replace(words, " ").Trim().TrimEnd('.');
        return line.Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<!^)[A-Z]|^[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
