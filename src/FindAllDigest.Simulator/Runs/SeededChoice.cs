using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FindAllDigest.Simulator.Runs;

/// <summary>Chance that repeats: ids, orders and leaks follow from the scenario's seed and a label, never from a generator with hidden
/// state.</summary>
/// <param name="owner">Whose runs they are; two owners never share an id.</param>
public sealed class SeededChoice(long seed, string owner = "")
{
    /// <summary>Bytes for a label that is none of the others.</summary>
    public byte[] Bytes(string label, int count) => Hash($"{label}")[..count];

    public string CandidateId(int runNumber, string entityKey) => "candidate_" + Uuid($"candidate/{runNumber}/{entityKey}");

    public string ErrorReference(int requestNumber) => Uuid($"error/{requestNumber}");

    /// <summary>A place in an order that looks shuffled.</summary>
    public ulong Rank(int runNumber, string entityKey) => Number($"rank/{runNumber}/{entityKey}");

    /// <summary>Whether an excluded entity comes back all the same: true for the given share of runs and entities.</summary>
    public bool Happens(double share, int runNumber, string entityKey) => Number($"leak/{runNumber}/{entityKey}") < share * ulong.MaxValue;

    /// <summary>Whether a run comes upon an entity: true for the given share of runs.</summary>
    public bool Finds(double ease, int runNumber, string entityKey) =>
        ease >= 1 || Number($"find/{runNumber}/{entityKey}") < ease * ulong.MaxValue;

    private string Uuid(string label) => new Guid(Hash(label).AsSpan(0, 16), bigEndian: true).ToString("D");

    private ulong Number(string label) => BinaryPrimitives.ReadUInt64BigEndian(Hash(label));

    private byte[] Hash(string label) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{owner}{label}"));
}
