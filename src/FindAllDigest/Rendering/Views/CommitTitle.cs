using FindAllDigest.Core.Proposals;

namespace FindAllDigest.Rendering.Views;

/// <summary>A title on GitHub: of a pull request, an issue, a commit. No name in it takes effect, and none is cut.</summary>
internal static class CommitTitle
{
    /// <summary>Most UTF-16 units.</summary>
    public const int MaximumLength = 120;

    private const string More = " …";

    public static CommitText Of(ProposalTitle title)
    {
        var watch = $"{title.Watch.Value}: ";
        var text = watch + CommitText.Of(title.Counts, MaximumLength - watch.Length - More.Length).Text;
        if (text.Length > MaximumLength)
        {
            return CommitText.Own(watch.TrimEnd(' ', ':'));
        }

        for (var index = 0; index < title.Names.Count; index++)
        {
            var name = $"{(index == 0 ? " – " : ", ")}{CommitText.Of(title.Names[index]).Text}";
            var isLast = index == title.Names.Count - 1;
            if (text.Length + name.Length + (isLast ? 0 : More.Length) > MaximumLength)
            {
                return CommitText.Own(index == 0 ? text : text + More);
            }

            text += name;
        }

        return CommitText.Own(text);
    }
}
