// Usage: node comment.mjs CURRENT PROPOSED, two answers of `findall-digest estimate --json`.
// Writes the one comment of a pull request that tells the difference: found again by its hidden marker, brought up to date, and never a second one.
import { readFileSync } from 'node:fs';
import { wordsOf } from './words.mjs';

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

// Nothing is there to read when not even one watch could be estimated.
const read = path => JSON.parse(readFileSync(path, 'utf8').trim() || '[]');
const words = wordsOf(read(process.argv[2]), read(process.argv[3]));
const own = await findOwn();
const body = `${marker}\n${words || 'Nothing will cost anything else than now.\n'}`;
if (!own && words) await call('POST', `/issues/${number}/comments`, { body });
if (own && own.body !== body) await call('PATCH', `/issues/comments/${own.id}`, { body });
console.log(words || 'Nothing will cost anything else than now.');
