// The played machine itself: expressions, conditions, hashes and the files through which steps talk.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Scope } from './expressions.mjs';
import { hashFiles, readCommands } from './files.mjs';
import { Job } from './job.mjs';

/** A folder that goes when the test ends. */
function begin(context) {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a lone expression keeps its type, and text around it makes it text', () => {
  const scope = new Scope({ inputs: { wait: null } });
  assert.equal(scope.resolve(`\${{ fromJSON('{"45m":55}')[inputs.wait || '45m'] }}`), 55);
  assert.equal(scope.resolve(`for \${{ fromJSON('{"45m":55}')['45m'] }} minutes`), 'for 55 minutes');
  assert.equal(scope.text('[${{ inputs.wait }}]'), '[]');
});

test('a condition does not hold after a failure unless it asks for that', () => {
  const failed = new Scope({}, { success: () => false, failure: () => true, always: () => true, cancelled: () => false });
  assert.deepEqual([undefined, "'a' == 'a'", 'always()', '${{ failure() }}'].map(condition => failed.holds(condition)), [false, false, true, true]);
});

test('an unknown name in an expression is an error, not empty', () => {
  assert.throws(() => new Scope({}).text('${{ inptus.watch }}'));
});

test('a hash changes with a file that a pattern names, and with no other', context => {
  const folder = begin(context);
  const hash = () => hashFiles(folder, 'src/**', '!src/**/bin/**', 'Directory.*', '[Nn]u[Gg]et.[Cc]onfig');
  const write = (path, text) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('src/a/one.cs', '1');
  const before = hash();
  for (const path of ['README.md', 'src/a/bin/x/one.dll']) write(path, 'x');
  assert.equal(hash(), before);
  const later = ['src/two.cs', 'Directory.Build.targets', 'NuGet.config'].map(path => (write(path, 'x'), hash()));
  assert.equal(new Set([before, ...later]).size, 4);
});

test('outputs are read in both of their forms', context => {
  const path = join(begin(context), 'output');
  writeFileSync(path, 'a=1=2\nb<<END\nx\ny=z\nEND\nc=\n');
  assert.deepEqual(readCommands(path), { a: '1=2', b: 'x\ny=z', c: '' });
});

test('steps after a failed one are skipped, and the job has failed', async context => {
  const folder = begin(context);
  const machine = { workspace: folder, temp: folder, environment: { PATH: process.env.PATH }, actions: {} };
  const result = await new Job(machine, { github: {}, inputs: {} }).run({
    outputs: { word: '${{ steps.first.outputs.word }}' },
    steps: [{ id: 'first', run: 'echo word=hello >> "$GITHUB_OUTPUT"' }, { run: 'false' }, { name: 'never', run: 'true' }, { name: 'unknown', if: 'always()', uses: 'a/b@c' }],
  });
  assert.equal(result.hasFailed, true);
  assert.deepEqual(result.steps.map(({ isRun }) => isRun), [true, true, false, true]);
  assert.equal(result.outputs.word, 'hello');
  assert.match(result.log, /no stand-in for a\/b@c/);
});
