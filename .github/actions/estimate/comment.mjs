// Usage: node comment.mjs CURRENT PROPOSED, two answers of `findall-digest estimate --json`.
// Writes the one comment of a pull request that tells the difference: found again by its hidden marker, brought up to date, and never a second one.
import { existsSync, readFileSync } from 'node:fs';
import { nothing, wordsOf } from './words.mjs';

const marker = '<!-- findall-digest:estimate -->';
const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, PULL_REQUEST: number } = process.env;

async function call(method, path, body) {
  const answer = await fetch(`${api}/repos/${repository}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'findall-digest' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${method} ${path}`);
  return answer.json();
}

/** The comment of an earlier edit of this pull request; only a bot's is ours, since anybody can write the marker. */
async function findOwn() {
  for (let page = 1; ; page++) {
    const comments = await call('GET', `/issues/${number}/comments?per_page=100&page=${page}`);
    const own = comments.find(comment => comment.user?.type === 'Bot' && comment.body?.startsWith(marker));
    if (own || comments.length < 100) return own;
  }
}

/** The watches whose criteria, schedule or budget this pull request changes, and does not take away. */
async function changedWatches() {
  const names = new Set();
  for (let page = 1; ; page++) {
    const files = await call('GET', `/pulls/${number}/files?per_page=100&page=${page}`);
    for (const { filename } of files) {
      const name = /^data\/([a-z0-9-]+)\/(?:watch|criteria)\.json$/.exec(filename)?.[1];
      if (name && existsSync(`data/${name}/watch.json`)) names.add(name);
    }
    if (files.length < 100) return names;
  }
}

// Nothing or an error is there to read when not even one watch could be estimated.
const read = path => [JSON.parse(readFileSync(path, 'utf8').trim() || '[]')].flat().filter(({ error }) => !error);
const [current, proposed] = [read(process.argv[2]), read(process.argv[3])];
const known = new Set(proposed.map(({ watch }) => watch));
const wanted = new Set([...await changedWatches(), ...current.map(({ watch }) => watch).filter(name => existsSync(`data/${name}/watch.json`))]);
const words = wordsOf(current, proposed, [...wanted].filter(name => !known.has(name)));
const own = await findOwn();
const body = `${marker}\n${words || nothing}`;
if (!own && words) await call('POST', `/issues/${number}/comments`, { body });
if (own && own.body !== body) await call('PATCH', `/issues/comments/${own.id}`, { body });
console.log(words || nothing);
