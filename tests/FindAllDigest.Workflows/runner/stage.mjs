// The two services that the workflow talks to, and the repository it is checked out from.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const git = (folder, ...words) => execFileSync('git', ['-C', folder, '-c', 'user.name=Stage', '-c', 'user.email=stage@example.invalid', ...words], { encoding: 'utf8' }).trim();

/** A copy of this repository as a person would have it: the example runs by schedule and asks the real service, and twenty more are paused. */
export function makeOrigin(root, folder) {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  const example = join(folder, 'data', 'example');
  const paused = readFileSync(join(example, 'watch.json'), 'utf8');
  for (let number = 1; number <= 20; number++) cpSync(example, join(folder, 'data', `paused-${number}`), { recursive: true });
  const due = paused.replace('"paused": true', '"paused": false').replace('"service": "simulator"', '"service": "parallel"');
  if (!/"paused": false/.test(due) || !/"service": "parallel"/.test(due)) throw new Error('data/example/watch.json is not paused and simulated any more');
  writeFileSync(join(example, 'watch.json'), due);
  git(folder, 'checkout', '--quiet', '-B', 'main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Watch something');
  return { folder, sha: git(folder, 'rev-parse', 'HEAD') };
}

/** A copy of this repository as the template gives it. */
export function makeCopy(root, folder) {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder]);
  return folder;
}

/** Starts FindAll and GitHub on loopback. `close` stops them. */
export async function openStage(root, origin, words) {
  const child = spawn('dotnet', ['run', ...words, '--project', join(root, 'tests/FindAllDigest.WorkflowStage'), '--', origin], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => child.on('close', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const stage = new Stage(child, ended, lines);
  Object.assign(stage, await stage.answer());
  return stage;
}

class Stage {
  constructor(child, ended, lines) {
    Object.assign(this, { child, ended, lines });
  }

  /** The next answer of the process; what a build prints before it is passed over. */
  async answer() {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) throw new Error('the stage ended');
      if (value.startsWith('{')) return JSON.parse(value);
    }
  }

  async ask(request) {
    this.child.stdin.write(`${JSON.stringify(request)}\n`);
    return await this.answer();
  }

  /** The token of a job with these permissions, and no more. */
  async tokenOf(permissions) {
    return (await this.ask({ permissions })).token;
  }

  /** The token of whose repository it is. */
  async tokenOfPerson() {
    return (await this.ask({ person: this.repository.split('/')[0] })).token;
  }

  /** The repository as it is now, to be cloned. */
  async export(folder) {
    await this.ask({ export: folder });
    return { folder, sha: git(folder, 'rev-parse', 'main') };
  }

  /** What GitHub answers. */
  async gitHub(path, method = 'GET', body = undefined, token = this.token) {
    const answer = await fetch(`${this.apiUrl}/repos/${this.repository}${path}`, {
      method, headers: { authorization: `Bearer ${token}`, 'user-agent': 'stage' }, body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }

  /** Pushes one file to a branch; without content it is deleted there. */
  async push(branch, path, content) {
    const { object: { sha: parent } } = await this.gitHub(`/git/ref/heads/${branch}`);
    const tree = await this.gitHub('/git/trees', 'POST', { base_tree: parent, tree: [{ path, mode: '100644', type: 'blob', ...content === null ? { sha: null } : { content } }] });
    const commit = await this.gitHub('/git/commits', 'POST', { message: path, tree: tree.sha, parents: [parent] });
    await this.gitHub(`/git/refs/heads/${branch}`, 'PATCH', { sha: commit.sha });
  }

  /** The bodies of every create that FindAll got. */
  async creates() {
    const answer = await fetch(`${this.findAllUrl}/__simulator/requests`);
    const { requests } = await answer.json();
    return requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/runs')).map(({ body }) => typeof body === 'string' ? JSON.parse(body) : body);
  }

  async passDays(days) {
    const answer = await fetch(`${this.findAllUrl}/__simulator/clock`, { method: 'PUT', body: JSON.stringify({ advance_seconds: days * 86_400 }) });
    if (!answer.ok) throw new Error(`the clock answered ${answer.status}: ${await answer.text()}`);
  }

  async close() {
    this.child.stdin.end();
    await this.ended;
  }
}
