// Runs one script the way GitHub's runner does, and reads what it wrote for later steps.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommands } from './files.mjs';

// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
const shells = { bash: file => ['bash', '--noprofile', '--norc', '-eo', 'pipefail', file], undefined: file => ['bash', '-e', file] };

/** @returns { code, outputs, environment, paths, summary, log } */
export async function runScript({ script, shell, folder, environment, temp }) {
  const files = mkdtempSync(join(temp, 'step-'));
  const file = name => join(files, name);
  for (const name of ['output', 'env', 'path', 'summary']) writeFileSync(file(name), '');
  writeFileSync(file('script'), script);
  const [command, ...words] = shells[shell](file('script'));
  const log = [];
  const child = spawn(command, words, {
    cwd: folder,
    env: { ...environment, GITHUB_OUTPUT: file('output'), GITHUB_ENV: file('env'), GITHUB_PATH: file('path'), GITHUB_STEP_SUMMARY: file('summary') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', chunk => log.push(chunk));
  child.stderr.on('data', chunk => log.push(chunk));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return {
    code,
    outputs: readCommands(file('output')),
    environment: readCommands(file('env')),
    paths: readFileSync(file('path'), 'utf8').split('\n').filter(line => line.length > 0),
    summary: readFileSync(file('summary'), 'utf8'),
    log: Buffer.concat(log).toString(),
  };
}
