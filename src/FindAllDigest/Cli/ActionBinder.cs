using System.CommandLine;
using FindAllDigest.Core.Failures;

namespace FindAllDigest.Cli;

/// <summary>Gives a command its action, joined with its context and the error boundary.</summary>
internal delegate Command ActionBinder(Command command, Func<CommandContext, ParseResult, CancellationToken, Task<ExitCode>> action);
