namespace FindAllDigest.Core.Exclusions;

/// <summary>What the choice of the rows to send asks of nearly every row, in four bytes: a million are not read again.</summary>
public readonly record struct RowBrief
{
    private static readonly int Epoch = new DateOnly(1999, 12, 31).DayNumber;

    private readonly ushort _added;
    private readonly byte _status;
    private readonly Told _told;

    /// <param name="isByName">Whether its URL is no address, so that it excludes by its name.</param>
    /// <param name="added">When it was added; the default for nobody knows when.</param>
    /// <param name="isAll">Whether nothing else counts: no <c>until</c>, no second address, and a day that could be read.</param>
    internal RowBrief(ExcludeStatus status, bool isByName, DateOnly added, bool isAll)
    {
        var day = added == default ? 0 : added.DayNumber - Epoch;
        var fits = added == default || day is > 0 and <= ushort.MaxValue;
        _status = (byte)status;
        _added = fits ? (ushort)day : (ushort)0;
        _told = (isByName ? Told.Name : Told.Nothing) | (isAll && fits ? Told.All : Told.Nothing);
    }

    [Flags]
    private enum Told : byte
    {
        Nothing = 0,
        Name = 1,
        All = 2,
    }

    public ExcludeStatus Status => (ExcludeStatus)_status;

    public bool IsByName => (_told & Told.Name) != 0;

    /// <summary>Whether the row need not be looked at.</summary>
    public bool IsAll => (_told & Told.All) != 0;

    /// <summary>The day; the default for nobody knows when.</summary>
    public DateOnly Added => _added == 0 ? default : DateOnly.FromDayNumber(Epoch + _added);
}
