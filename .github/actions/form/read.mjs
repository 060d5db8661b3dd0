// Usage: node read.mjs FOLDER. Decides whether the form of an issue is acted on, and puts its text and attached files into the folder.
// Acted on is what a person with write access wrote, until it has come to a pull request. A preview is bought by the first attempt alone.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, event, findOwn, headers, say } from './github.mjs';

const largestFile = 10 * 1024 * 1024;
const mostFiles = 5;
const folder = process.argv[2];
const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_OUTPUT: output } = process.env;
const { issue, sender } = event;

const go = values => {
  for (const [name, value] of Object.entries(values)) appendFileSync(output, `${name}=${value}\n`);
};

async function mayWrite(login) {
  const { permission } = await call('GET', `/collaborators/${encodeURIComponent(login)}/permission`).catch(error => {
    if (error.status === 404 || error.status === 403) return { permission: 'none' };
    throw error;
  });
  return permission === 'admin' || permission === 'write';
}

/** Files that were dropped onto a field: links that GitHub made, to GitHub itself. The token goes nowhere else. */
async function download() {
  const own = [`${server}/user-attachments/files/`, `${server}/${repository}/files/`];
  const links = [...issue.body.matchAll(/\]\((https?:\/\/[^)\s]+)\)/g)].map(([, link]) => link).filter(link => own.some(start => link.startsWith(start)));
  mkdirSync(join(folder, 'lists'), { recursive: true });
  for (const [index, link] of [...new Set(links)].slice(0, mostFiles).entries()) {
    let answer = await fetch(link, { headers, redirect: 'manual' });
    const next = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && next) {
      const target = new URL(next, link);
      if (target.protocol !== 'https:' && target.hostname !== '127.0.0.1') throw new Error('an attached file is not where GitHub keeps files');
      answer = await fetch(target, { headers: { 'user-agent': 'findall-digest' } });
    }
    const bytes = answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
    if (!bytes || bytes.length > largestFile) throw new Error(`an attached file ${bytes ? 'is larger than 10 MB' : `could not be read (${answer.status})`}`);
    writeFileSync(join(folder, 'lists', `attachment-${index + 1}.csv`), bytes);
  }
}

const own = await findOwn();
if (own?.state === 'done') {
  console.log('This form has its pull request already; an edit changes nothing more.');
} else if (!(await mayWrite(issue.user.login) && await mayWrite(sender.login))) {
  console.log('Only what people with write access write is acted on.');
  if (!own) await say(undefined, 'refused', 'Thank you for the idea! Watches of this repository are made for people with write access to it, so nothing was done. You can make a copy of your own with *Use this template*.');
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'issue.md'), issue.body ?? '');
  const comment = await say(own?.id, 'begun', 'On it: the watch is being written.');
  try {
    await download();
    go({ go: 'true', comment, preview: own === undefined || own.state === 'wrong' || own.state === 'refused' });
  } catch (error) {
    await say(comment, 'wrong', `Nothing was done, since ${error.message}. Paste the list into the field instead: edit the issue, and it is read again.`);
    console.log(`::error::Nothing was done: ${error.message.replace(/[\r\n%]/g, ' ')}`);
    process.exitCode = 1;
  }
}
