using Polly;

namespace FindAllDigest.Transport;

/// <summary>An attempt that was made, as far as it decides about another one.</summary>
/// <param name="Number">Counted from one.</param>
internal sealed record Attempt(int Number, Exception? Failure, object? Result)
{
    /// <param name="index">Counted from zero.</param>
    public static Attempt Of(Outcome<object> outcome, int index) => new(index + 1, outcome.Exception, outcome.Result);
}
