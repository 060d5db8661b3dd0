namespace FindAllDigest.GitHub.Transport;

/// <summary>What kind of no an answer was, as far as it decides what is tried next.</summary>
internal enum Refusal
{
    /// <summary>The token may not, or a rule of the repository forbids it.</summary>
    Forbidden,

    /// <summary>It is not there, or not for this token to see.</summary>
    Missing,

    /// <summary>The request does not fit what is there, such as a branch that has moved.</summary>
    Conflict,

    /// <summary>The calls of the token are used up for now. GitHub did nothing, and will do it later.</summary>
    Limited,

    /// <summary>No answer came, or none that says what was done: GitHub may have acted.</summary>
    Unclear,
}
