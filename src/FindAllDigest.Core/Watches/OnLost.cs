namespace FindAllDigest.Core.Watches;

/// <summary>What becomes of a run whose id was lost between paying and writing it down.</summary>
public enum OnLost
{
    /// <summary>After 24 hours it is booked at full exposure and the refresh goes on.</summary>
    AbandonAfter24Hours,

    /// <summary>The watch waits until a person settles it.</summary>
    Hold,
}
