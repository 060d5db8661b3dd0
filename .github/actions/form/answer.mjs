// Usage: node answer.mjs FOLDER. Says below the issue what came of its form.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './github.mjs';

const longest = 5000;
const folder = process.argv[2];
const { COMMENT: comment, CODE: code, WATCH: watch, TOLD: told } = process.env;

/** Plain text that can do nothing in a comment: neither mention nor link. */
const quoted = text => `\`\`\`text\n${text.replaceAll('```', "'''").slice(0, longest)}\n\`\`\``;
const read = name => {
  try {
    // Whoever fills in a form has no command line.
    return readFileSync(join(folder, name), 'utf8').split('\n').filter(line => !line.startsWith("see '")).join('\n').trim();
  } catch {
    return '';
  }
};

if (code === '0' && told) {
  // Without a pull request nothing else shows the estimate, and a preview that is paid for.
  const words = told.includes('/pull/') ? '' : `\n\n${quoted(read('words.txt'))}`;
  await say(comment, 'done', `The watch \`${watch}\` is written. ${told}\n\nRead it, change what you like, and merge; this issue is then closed.${words}`);
} else if (code === '0') {
  await say(comment, 'stuck', `The watch \`${watch}\` was written and could not be proposed. The page of the workflow run says why. Edit the issue to try again; a preview is not bought twice.`);
  process.exitCode = 4;
} else {
  // Exit codes 1 and 2: the form itself is wrong, and nothing was bought.
  const isWrong = code === '1' || code === '2';
  await say(comment, isWrong ? 'wrong' : 'stuck', `No watch was made:\n\n${quoted(read('errors.txt') || 'the workflow run ended before the watch was written')}\n\nEdit the issue to try again.`);
  process.exitCode = Number(code) || 70;
}
