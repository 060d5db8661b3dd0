using System.CommandLine;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Cli;

/// <summary>Joins a command's action with its context and the error boundary.</summary>
internal delegate Func<ParseResult, CancellationToken, Task<int>> ActionBinder(
    Func<CommandContext, ParseResult, CancellationToken, Task<ExitCode>> action);
