using FindAllDigest.Core.Runs;
using FindAllDigest.Pipeline.Runs;

namespace FindAllDigest.Pipeline.Doctor;

/// <summary>Whether the program's own memory is whole, and no run waits for a person.</summary>
internal static class MemoryCheck
{
    private const string Name = "memory";

    public static IEnumerable<Finding> Look(Examination examination)
    {
        List<Finding> findings = [];
        foreach (var watch in examination.Watches)
        {
            var faults = watch.State.Faults;
            findings.AddRange(faults.Select(fault => Finding.OfFile(Name, fault)));
            if (faults.Count == 0 && watch.State.Journal is RunJournal.Intent { Plan: var plan })
            {
                findings.Add(Finding.Doubtful(
                    Name,
                    $"Watch '{watch.Watch.Value}' waits: a run was about to be started at {Timestamp.Format(plan.Started)}, and its id "
                        + $"was never written down.",
                    LostRunAdvice.Of(watch.Watch),
                    LostRunAdvice.FormLink));
            }
        }

        return findings.OrGood(Name, "What the program remembers of each watch is whole.");
    }
}
