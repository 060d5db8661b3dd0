namespace FindAllDigest.Core.Identity;

/// <summary>Takes Inc, GmbH, S.A., 株式会社 and the like off a folded name: a committed list, <c>Data/legal-forms.txt</c>.</summary>
internal static class LegalForms
{
    private static readonly Lazy<ILookup<string, string>> Forms = new(Read);

    /// <summary>The name without the forms at its end and beginning, without commas and full stops; the name alone is never emptied.</summary>
    public static string Drop(string foldedName)
    {
        var name = Words(foldedName);
        for (var last = string.Empty; last != name;)
        {
            last = name;
            name = DropOne(name);
        }

        return name;
    }

    private static string DropOne(string name)
    {
        foreach (var form in Forms.Value["@end"])
        {
            if (name.Length > form.Length + 1 && name.EndsWith(form, StringComparison.Ordinal) && name[^(form.Length + 1)] == ' ')
            {
                return name[..^form.Length].TrimEnd(' ', '&', '+', '-', '/');
            }
        }

        foreach (var form in Forms.Value["@start"])
        {
            if (name.Length > form.Length + 1 && name.StartsWith(form, StringComparison.Ordinal) && name[form.Length] == ' ')
            {
                return name[form.Length..].TrimStart();
            }
        }

        foreach (var form in Forms.Value["@joined"])
        {
            if (name.Length > form.Length && name.EndsWith(form, StringComparison.Ordinal))
            {
                return name[..^form.Length].Trim();
            }

            if (name.Length > form.Length && name.StartsWith(form, StringComparison.Ordinal))
            {
                return name[form.Length..].Trim();
            }
        }

        return name;
    }

    private static string Words(string foldedName) => string.Join(
        ' ',
        foldedName.Replace(".", string.Empty, StringComparison.Ordinal).Split([' ', ',', '，', '、', '"', '«', '»', '“', '”'], StringSplitOptions.RemoveEmptyEntries));

    private static ILookup<string, string> Read()
    {
        var section = string.Empty;
        return IdentityData.Lines(IdentityData.LegalForms)
            .Select(line => (Section: section = line[0] == '@' ? line : section, Form: line))
            .Where(line => line.Form != line.Section)
            .Select(line => (line.Section, Form: Words(NameKey.Fold(line.Form))))
            .Distinct()
            .OrderByDescending(line => line.Form.Length)
            .ToLookup(line => line.Section, line => line.Form, StringComparer.Ordinal);
    }
}
