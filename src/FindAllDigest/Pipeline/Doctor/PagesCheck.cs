namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether a private repository has a site.</summary>
internal sealed class PagesCheck : SetupCheck
{
    private const string Name = "pages";

    protected override IEnumerable<Finding> Look(RepositorySetup setup, Examination examination) =>
    [
        setup.HasPagesOfPrivate
            ? Finding.Doubtful(
                Name,
                "The repository is private and has a site, which may be public.",
                "See who may visit the site, or take the variable PUBLISH_SITE away.",
                "settings/pages")
            : Finding.Good(Name, "No site shows what is private."),
    ];
}
