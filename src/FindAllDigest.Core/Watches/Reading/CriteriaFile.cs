using System.Text.Json;
using FindAllDigest.Core.Failures;
using FindAllDigest.Core.Json;

namespace FindAllDigest.Core.Watches.Reading;

/// <summary>The file <c>criteria.json</c>: criteria fetched once from an earlier run, so that
/// later refreshes judge by the same words.</summary>
/// <remarks>Its fields are named as in the service's own schema object
/// (<see href="https://docs.parallel.ai/api-reference/findall/get-findall-run-schema"/>).</remarks>
public static class CriteriaFile
{
    /// <summary>Reads criteria, or finds every fault of the file. Survives any bytes.</summary>
    public static Reading<PartialCriteria> Read(string path, ReadOnlyMemory<byte> utf8)
    {
        var problems = new ProblemList(path);
        var criteria = LocatedJsonParser.ParseObject(utf8, problems) is { } root
            ? new CriteriaReader(problems, checksNames: false).Read(new ObjectFields(root, WatchFields.Criteria, problems))
            : null;
        return new(problems.Count == 0 ? criteria : null, problems.InOrder());
    }

    /// <summary>The file's bytes: indented, LF, no BOM; the same for the same criteria.</summary>
    public static byte[] Write(PartialCriteria criteria) =>
        JsonText.Indented(writer => JsonSerializer.Serialize(writer, CriteriaDocument.Of(criteria), CriteriaJson.Default.CriteriaDocument));
}
