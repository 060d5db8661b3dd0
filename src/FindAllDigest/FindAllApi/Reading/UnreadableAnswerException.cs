namespace FindAllDigest.FindAllApi.Reading;

/// <summary>An answer that is not what the service documents; the message completes "the service answered, but …".</summary>
/// <remarks>It never leaves this adapter.</remarks>
internal sealed class UnreadableAnswerException(string message, Exception? innerException = null) : Exception(message, innerException);
