using System.Buffers;

namespace FindAllDigest.Core.Identity;

/// <summary>One spelling for a query: percent-encoding normalised, <c>+</c> as <c>%20</c>, empty and tracking parameters dropped, the
/// others sorted by their bytes.</summary>
/// <remarks>Sorting is of whole parameters, so the order of repeated names (<c>a=1&amp;a=2</c>) is no difference either.</remarks>
internal static class QueryKey
{
    /// <summary>Writes the query with its <c>?</c>, or nothing; at most three bytes for each byte read and one more.</summary>
    public static int Write(ReadOnlySpan<byte> query, Span<byte> destination, ReadOnlySpan<byte> host, KeyRemarks? remarks)
    {
        var written = 0;
        var parameters = 0;
        var isSorted = true;
        var last = default(Range);
        while (!query.IsEmpty)
        {
            var end = query.IndexOf((byte)'&');
            var start = written + 1;
            var length = PercentEncoding.Query.Write(end < 0 ? query : query[..end], destination[start..]);
            query = end < 0 ? default : query[(end + 1)..];
            var parameter = destination.Slice(start, length);
            if (length == 0 || IsTracking(parameter, host, remarks))
            {
                continue;
            }

            destination[written] = parameters == 0 ? (byte)'?' : (byte)'&';
            isSorted &= parameters == 0 || destination[last].SequenceCompareTo(parameter) <= 0;
            last = start..(start + length);
            written += 1 + length;
            parameters++;
        }

        if (!isSorted)
        {
            Sort(destination[1..written], parameters);
            remarks?.Add("query parameters sorted");
        }

        return written;
    }

    private static bool IsTracking(ReadOnlySpan<byte> parameter, ReadOnlySpan<byte> host, KeyRemarks? remarks)
    {
        var end = parameter.IndexOf((byte)'=');
        var name = end < 0 ? parameter : parameter[..end];
        if (!TrackingParameters.Contains(name, host))
        {
            return false;
        }

        remarks?.Add($"tracking parameter {KeyRemarks.Text(name)} dropped");
        return true;
    }

    /// <summary>Sorts the parameters between the ampersands, through a copy.</summary>
    private static void Sort(Span<byte> query, int count)
    {
        var copy = ArrayPool<byte>.Shared.Rent(query.Length);
        var pool = ArrayPool<Slice>.Shared.Rent(count);
        try
        {
            query.CopyTo(copy);
            var slices = pool.AsSpan(0, count);
            var index = 0;
            foreach (var range in query.Split((byte)'&'))
            {
                slices[index++] = new(copy, range.Start.Value, range.End.Value - range.Start.Value);
            }

            slices.Sort();
            var written = 0;
            foreach (var slice in slices)
            {
                if (written > 0)
                {
                    query[written++] = (byte)'&';
                }

                slice.Bytes.CopyTo(query[written..]);
                written += slice.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
            ArrayPool<Slice>.Shared.Return(pool, clearArray: true);
        }
    }

    /// <summary>One parameter in the copy; comparing slices themselves needs no closure, so sorting makes no garbage.</summary>
    private readonly record struct Slice(byte[] Array, int Start, int Length) : IComparable<Slice>
    {
        public ReadOnlySpan<byte> Bytes => Array.AsSpan(Start, Length);

        public int CompareTo(Slice other) => Bytes.SequenceCompareTo(other.Bytes);
    }
}
