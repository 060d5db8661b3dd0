// Calls GitHub's API for the form, and knows the one comment of ours below its issue.
import { readFileSync } from 'node:fs';

const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, GITHUB_EVENT_PATH: path } = process.env;

export const event = JSON.parse(readFileSync(path, 'utf8'));
export const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'findall-digest' };

export async function call(method, path, body) {
  const answer = await fetch(`${api}/repos/${repository}${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!answer.ok) throw Object.assign(new Error(`GitHub answered ${answer.status} to ${method} ${path}`), { status: answer.status });
  return answer.json();
}

/** What a comment of ours says of the form: begun, wrong, stuck, done or refused. */
export const marker = state => `<!-- findall-digest:new-watch ${state} -->`;
const ours = /^<!-- findall-digest:new-watch ([a-z]+) -->/;

/** The comment of an earlier look at this issue, with what it says; only a bot's is ours, since anybody can write the marker. */
export async function findOwn() {
  for (let page = 1; ; page++) {
    const comments = await call('GET', `/issues/${event.issue.number}/comments?per_page=100&page=${page}`);
    const own = comments.find(({ user, body }) => user?.type === 'Bot' && ours.test(body ?? ''));
    if (own) return { id: own.id, state: ours.exec(own.body)[1] };
    if (comments.length < 100) return undefined;
  }
}

/** Writes the one comment of ours, and returns its id. */
export async function say(own, state, text) {
  const body = `${marker(state)}\n${text}`;
  return own ? (await call('PATCH', `/issues/comments/${own}`, { body })).id : (await call('POST', `/issues/${event.issue.number}/comments`, { body })).id;
}
