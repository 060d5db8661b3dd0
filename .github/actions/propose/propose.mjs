// Usage: node propose.mjs WATCH [WORDS], in a work tree with new files under data/WATCH.
// Makes one commit of them through GitHub's API, so that no token lies in the work tree, and opens a pull request. Where GitHub forbids that, the
// branch stays, and the step summary says how to go on, with the words that the pull request would have had.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

const [watch, words] = process.argv.slice(2);
const { GITHUB_API_URL: api, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token, DEFAULT_BRANCH: base, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output, ISSUE: issue } = process.env;
const branch = `watch/${watch}`;

async function call(method, path, body) {
  const answer = await fetch(`${api}/repos/${repository}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'findall-digest' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw Object.assign(new Error(`GitHub answered ${answer.status} to ${method} ${path}`), { status: answer.status });
  return answer.json();
}

function fail(message) {
  console.log(`::error::${message}`);
  process.exit(1);
}

if (!/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(watch)) fail('This is not the name of a watch: 1 to 64 of a-z, 0-9 and -, not starting or ending with -.');
const paths = execFileSync('git', ['status', '--porcelain', '-z', '--untracked-files=all', '--', `data/${watch}`], { encoding: 'utf8' })
  .split('\0').filter(line => line.length > 0).map(line => line.slice(3));
if (paths.length === 0) fail('No file was written, so there is nothing to propose.');

// The branch may have moved since it was checked out; a watch of this name must not have come with it.
const { object: { sha: parent } } = await call('GET', `/git/ref/heads/${base}`);
const isTaken = await call('GET', `/contents/data/${watch}?ref=${parent}`).then(() => true, error => error.status !== 404);
if (isTaken) fail(`There is a watch ${watch} already.`);
const tree = await call('POST', '/git/trees', {
  base_tree: parent,
  tree: paths.map(path => ({ path, mode: '100644', type: 'blob', content: readFileSync(path, 'utf8') })),
});
const commit = await call('POST', '/git/commits', { message: `Watch ${watch}`, tree: tree.sha, parents: [parent] });
try {
  await call('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: commit.sha });
} catch (error) {
  if (error.status === 422) fail(`The branch ${branch} is there already: merge it, or delete it, and run this again.`);
  throw error;
}

const longest = 50_000; // of the 65,536 characters that GitHub takes
const said = words && existsSync(words) ? readFileSync(words, 'utf8').trim() : '';
const estimate = said.length <= longest ? said : `${said.slice(0, said.lastIndexOf('\n', longest))}\n…`;
const file = `data/${watch}/watch.json`;
const body = [
  `Adds the watch \`${watch}\`. Read [\`${file}\`](${server}/${repository}/blob/${branch}/${file}), [change it](${server}/${repository}/edit/${branch}/${file}) if need be, and merge: its first refresh is then due.`,
  ...estimate ? ['', '```text', estimate.replaceAll('```', "'''"), '```'] : [],
  ...issue ? ['', `Closes #${issue}`] : [],
].join('\n');
let told;
let untold = '';
try {
  const pull = await call('POST', '/pulls', { title: `Watch ${watch}`, head: branch, base, body });
  told = `The watch is proposed in ${pull.html_url}`;
} catch (error) {
  if (error.status !== 403) throw error;
  const asked = new URLSearchParams({ expand: 1, title: `Watch ${watch}`, ...issue ? { body: `Closes #${issue}` } : {} });
  told = `GitHub lets no workflow open pull requests here, so the watch waits on its branch. Open the pull request yourself: ${server}/${repository}/compare/${base}...${branch}?${asked} `
    + `Turn on 'Allow GitHub Actions to create and approve pull requests', and the next one is opened for you: ${server}/${repository}/settings/actions`;
  untold = `\n${body}\n`;
}
console.log(told);
if (summary) appendFileSync(summary, `${told}\n${untold}`);
if (output) appendFileSync(output, `told=${told}\n`);
