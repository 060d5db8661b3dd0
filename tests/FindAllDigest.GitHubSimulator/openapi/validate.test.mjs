// Proves that the validation can fail: one right exchange, then the same with one mistake each.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const right = {
  method: 'POST',
  path: '/repos/octo/watches/git/refs',
  query: {},
  requestBody: { ref: 'refs/heads/new', sha: 'a'.repeat(40) },
  status: 201,
  responseContentType: 'application/json; charset=utf-8',
  responseBody: {
    ref: 'refs/heads/new',
    node_id: 'x',
    url: 'https://example.test/ref',
    object: { type: 'commit', sha: 'a'.repeat(40), url: 'https://example.test/commit' },
  },
};

function run(...exchanges) {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  const file = join(folder, 'recording.jsonl');
  writeFileSync(file, exchanges.map(exchange => JSON.stringify(exchange)).join('\n'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'validate.mjs'), file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return { status, text: stdout + stderr };
}

test('what fits passes', () => assert.equal(run(right).status, 0));

test('an empty recording is no success', () => assert.equal(run().status, 2));

const mistakes = {
  'no such path': { path: '/repos/octo/watches/git/reference' },
  'no method PUT': { method: 'PUT' },
  'request body (whole) must have required property \'sha\'': { requestBody: { ref: 'refs/heads/new' } },
  'request body /sha must be string': { requestBody: { ref: 'refs/heads/new', sha: 1 } },
  'a field "forced" that GitHub does not know': { requestBody: { ...right.requestBody, forced: true } },
  'the body is missing': { requestBody: null },
  'query "page" is unknown': { query: { page: '1' } },
  'the status 202 is not documented': { status: 202 },
  'answer /object must have required property \'sha\'': { responseBody: { ...right.responseBody, object: { type: 'commit', url: 'https://example.test' } } },
  'the answer has no body': { responseBody: null },
  'an error without message': { status: 403, responseBody: {} },
};
for (const [words, mistake] of Object.entries(mistakes)) {
  test(`a mistake is told: ${words}`, () => {
    const { status, text } = run(right, { ...right, ...mistake });
    assert.equal(status, 1, text);
    assert.ok(text.includes(words), text);
  });
}
