using FindAllDigest.Rendering.Templates;
using FindAllDigest.Store.Local;

namespace FindAllDigest.Tests;

/// <summary>The templates that stand in this repository.</summary>
internal static class RepositoryTemplates
{
    public static Task<TemplateSet> LoadAsync() =>
        TemplateSet.LoadAsync(new LocalStore(RepositoryFiles.RepositoryRoot, isReadOnly: true).ReadFileAsync, CancellationToken.None);
}
