using System.Text.Json;
using FindAllDigest.Core.Watches;
using FindAllDigest.Diagnostics;
using Xunit;

namespace FindAllDigest.Tests.Diagnostics;

public sealed class PlanMatrixTests
{
    [Fact]
    public void A_matrix_of_as_many_watches_as_jobs_gives_each_its_own()
    {
        Assert.All(JobsOf(Matrix(PlanMatrix.MaximumJobs)), job => Assert.DoesNotContain(' ', job));
    }

    [Fact]
    public void More_watches_than_jobs_share_jobs_evenly_and_none_is_left_out()
    {
        var jobs = JobsOf(Matrix(PlanMatrix.MaximumJobs * 2 + 5));

        Assert.Equal(PlanMatrix.MaximumJobs, jobs.Length);
        Assert.Equal(3, jobs.Max(job => job.Split(' ').Length));
        Assert.Equal(PlanMatrix.MaximumJobs * 2 + 5, jobs.SelectMany(job => job.Split(' ')).Distinct().Count());
    }

    private static PlanMatrix Matrix(int watches) => new([.. Enumerable.Range(0, watches).Select(NameOf)]);

    private static WatchName NameOf(int index) =>
        WatchName.TryParse($"watch-{index}", out var name) ? name : throw new InvalidOperationException("This is no name.");

    private static string[] JobsOf(PlanMatrix matrix)
    {
        using var json = JsonDocument.Parse(matrix.ToString());
        return [.. json.RootElement.GetProperty("watch").EnumerateArray().Select(job => job.GetString() ?? "")];
    }
}
