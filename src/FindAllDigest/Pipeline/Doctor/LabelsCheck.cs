namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the labels that delivered digests carry are there.</summary>
internal sealed class LabelsCheck : SetupCheck
{
    private const string Name = "labels";

    protected override IEnumerable<Finding> Look(RepositorySetup setup, Examination examination) => setup.MissingLabels is []
        ? [Finding.Good(Name, "Every label is there, or comes with the first digest.")]
        : setup.MissingLabels.Select(label => Finding.Doubtful(
            Name,
            $"The label '{label}' is missing, though digests were delivered with it.",
            "Make it, or take it out of 'deliver.labels' in watch.json.",
            "labels"));
}
