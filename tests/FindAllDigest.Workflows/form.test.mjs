import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const actions = resolve(import.meta.dirname, '../../.github/actions/form');

/** A GitHub that knows one person and keeps comments and a file. */
async function open(comments = []) {
  const seen = [];
  const server = createServer((request, answer) => {
    let text = '';
    request.on('data', part => { text += part; });
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, token: request.headers.authorization });
      const send = (status, body, headers = {}) => answer.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
      const path = request.url.split('?')[0];
      if (path.endsWith('/permission')) return path.includes('/ada/') ? send(200, { permission: 'write' }) : send(path.includes('/nobody/') ? 404 : 200, { permission: 'read' });
      if (path === '/user-attachments/files/1/crm.csv') return send(302, '', { location: '/storage/1' });
      if (path === '/user-attachments/files/2/big.csv') return send(200, 'x'.repeat(11 * 1024 * 1024));
      if (path === '/storage/1') return send(200, 'Company,Website\nAcme,acme.example\n');
      if (path.endsWith('/comments') && request.method === 'GET') return send(200, comments);
      if (path.includes('/comments')) {
        const { body } = JSON.parse(text);
        if (request.method === 'POST') comments.push({ id: 7, user: { type: 'Bot' }, body });
        else comments.find(({ id }) => path.endsWith(`/${id}`)).body = body;
        return send(200, { id: 7 });
      }
      return send(404, {});
    });
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const root = `http://127.0.0.1:${server.address().port}`;
  return { root, seen, comments, close: () => server.close() };
}

async function play(script, gitHub, { body = '### What should be found?\n\nX', author = 'ada', sender = author, environment = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'form-'));
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ issue: { number: 3, body, user: { login: author } }, sender: { login: sender } }));
  writeFileSync(join(folder, 'output'), '');
  writeFileSync(join(folder, 'errors.txt'), '@ada ```\nthe form: wrong');
  const code = await new Promise(done => execFile(process.execPath, [join(actions, script), folder], {
    env: {
      PATH: process.env.PATH, GITHUB_API_URL: gitHub.root, GITHUB_SERVER_URL: gitHub.root, GITHUB_REPOSITORY: 'octo/watches', GITHUB_TOKEN: 'secret', GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_OUTPUT: join(folder, 'output'), COMMENT: '7', ...environment,
    },
  }, error => done(error?.code ?? 0)));
  return { code, folder, output: readFileSync(join(folder, 'output'), 'utf8') };
}

test('a person with write access is answered, and the first attempt may buy its preview', async () => {
  const gitHub = await open();
  const { output, folder } = await play('read.mjs', gitHub);
  assert.equal(output, 'go=true\ncomment=7\npreview=true\n');
  assert.match(readFileSync(join(folder, 'issue.md'), 'utf8'), /What should be found/);
  assert.match(gitHub.comments[0].body, /new-watch begun/);
  gitHub.close();
});

for (const people of [{ author: 'mallory' }, { author: 'nobody' }, { author: 'mallory', sender: 'ada' }, { author: 'ada', sender: 'mallory' }]) {
  test(`nothing is done for ${JSON.stringify(people)}, and one friendly sentence is said`, async () => {
    const gitHub = await open();
    for (const attempt of [1, 2]) assert.equal((await play('read.mjs', gitHub, people)).output, '', `attempt ${attempt}`);
    assert.equal(gitHub.comments.length, 1);
    assert.match(gitHub.comments[0].body, /Thank you for the idea!/);
    gitHub.close();
  });
}

for (const [state, output] of [['done', ''], ['begun', 'preview=false'], ['stuck', 'preview=false'], ['wrong', 'preview=true'], ['refused', 'preview=true']]) {
  test(`after an attempt that ended as ${state}, ${output || 'nothing'} follows`, async () => {
    const gitHub = await open([{ id: 7, user: { type: 'Bot' }, body: `<!-- findall-digest:new-watch ${state} -->\nx` }]);
    const told = await play('read.mjs', gitHub);
    assert.ok(output === '' ? told.output === '' : told.output.includes(output));
    assert.equal(gitHub.comments.length, 1);
    gitHub.close();
  });
}

test('a marker that a person wrote says nothing', async () => {
  const gitHub = await open([{ id: 9, user: { type: 'User' }, body: '<!-- findall-digest:new-watch done -->' }]);
  assert.match((await play('read.mjs', gitHub)).output, /go=true/);
  gitHub.close();
});

test('an attached file is fetched from GitHub alone, and the token goes nowhere else', async () => {
  const gitHub = await open();
  const body = `[crm.csv](${gitHub.root}/user-attachments/files/1/crm.csv) [evil](http://127.0.0.1:1/files/x.csv) [page](${gitHub.root}/octo/other/files/3)`;
  const { folder, code } = await play('read.mjs', gitHub, { body });
  assert.equal(code, 0);
  assert.deepEqual(readdirSync(join(folder, 'lists')), ['attachment-1.csv']);
  assert.match(readFileSync(join(folder, 'lists/attachment-1.csv'), 'utf8'), /Acme/);
  assert.equal(gitHub.seen.find(({ url }) => url === '/storage/1').token, undefined);
  gitHub.close();
});

for (const link of ['/user-attachments/files/2/big.csv', '/user-attachments/files/4/gone.csv']) {
  test(`a file that cannot be taken ends in a sentence: ${link}`, async () => {
    const gitHub = await open();
    const { code, output } = await play('read.mjs', gitHub, { body: `[x](${gitHub.root}${link})` });
    assert.deepEqual([code, output], [1, '']);
    assert.match(gitHub.comments[0].body, /new-watch wrong -->\nNothing was done, since an attached file/);
    gitHub.close();
  });
}

for (const [environment, state, words] of [
  [{ CODE: '0', WATCH: 'x', TOLD: 'The watch is proposed in https://github.com/octo/watches/pull/4' }, 'done', /pull\/4/],
  [{ CODE: '0', WATCH: 'x' }, 'stuck', /could not be proposed/],
  [{ CODE: '2' }, 'wrong', /```text\n@ada '''\nthe form: wrong\n```/],
  [{ CODE: '3' }, 'stuck', /Edit the issue to try again/],
  [{}, 'stuck', /No watch was made/],
]) {
  test(`the answer to ${JSON.stringify(environment)} is ${state}`, async () => {
    const gitHub = await open([{ id: 7, user: { type: 'Bot' }, body: '<!-- findall-digest:new-watch begun -->' }]);
    await play('answer.mjs', gitHub, { environment });
    assert.match(gitHub.comments[0].body, new RegExp(`new-watch ${state} -->`));
    assert.match(gitHub.comments[0].body, words);
    gitHub.close();
  });
}
