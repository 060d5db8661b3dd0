namespace FindAllDigest.Core.Text;

/// <summary>Something wrong in the bytes of a file.</summary>
/// <param name="Offset">Byte of the file where it is, counted from 0.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Remedy">What to do, in one sentence.</param>
public sealed record TextFault(int Offset, string Message, string Remedy);
