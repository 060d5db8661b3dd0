
namespace FindAllDigest.Core.Text;

/// <summary>Whole numbers as people read them.</summary>
public static class PeopleNumber
{
    /// <summary><c>12</c>, <c>5,000</c>.</summary>
    public static string Of(long number) => number.ToString("#,0");
}
