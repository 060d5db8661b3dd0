// Usage: node lint.mjs [REPOSITORY]
// Lints workflows and actions: actionlint, GitHub's own parser, and this repository's rules. Exit 0: nothing found; 1: findings; 2: nothing to lint.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAll } from './files.mjs';
import { lint } from './linting.mjs';

const root = resolve(process.argv[2] ?? resolve(dirname(fileURLToPath(import.meta.url)), '../..'));
const files = readAll(root);
const findings = await lint(files);
for (const { path, line, rule, message } of findings) console.error(`${path}:${line}: ${message} [${rule}]`);
console.log(`${files.length} workflows and actions, ${findings.length} findings`);
process.exit(files.length === 0 ? 2 : findings.length > 0 ? 1 : 0);
