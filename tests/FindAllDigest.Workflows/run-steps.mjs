// Usage: node run-steps.mjs [--no-build]
// Executes the steps of the workflows in order, in a clean clone of this repository's last commit, against FindAll and GitHub on loopback: a refresh
// with an empty cache, then everything with the program in it and no .NET SDK. Checks what came of it and shows the time of every step.
// What is played is the machine (checkout, cache, SDK); conditions, expressions, scripts and our own actions are the real ones.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { firstMinutes } from './first-minutes.mjs';
import { Scope } from './runner/expressions.mjs';
import { newWatchIssue } from './runner/guide.mjs';
import { Machine, skipped } from './runner/machine.mjs';
import { makeCopy, makeOrigin, openStage } from './runner/stage.mjs';
import { printTimes } from './runner/times.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'run-steps-'));
const origin = makeOrigin(root, join(folder, 'origin'));
const copy = makeCopy(root, join(folder, 'copy'));
const workflowOf = name => parse(readFileSync(join(origin.folder, `.github/workflows/${name}.yml`), 'utf8'));
const jobsOf = name => workflowOf(name).jobs;
const formOf = name => workflowOf(name).on.workflow_dispatch.inputs;
const jobs = jobsOf('refresh');

const results = [];
const words = process.argv.slice(2);
const stage = await openStage(root, origin.folder, words);
const machine = new Machine({ folder, stage, results, origin });
const run = machine.run.bind(machine);
const isStarted = machine.isStarted.bind(machine);
try {
  await play();
  await firstMinutes({ root, copy, folder, words, results });
  printTimes(results);
  console.log(`${results.length} jobs executed, all as expected`);
} catch (error) {
  for (const { title, result } of results) console.error(`===== ${title}\n${result.log}`);
  console.error(error);
  process.exitCode = 1;
} finally {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
}

async function play() {
  const cold = await run('cold, by schedule', jobs.refresh, { hasSdk: true });
  assert.deepEqual(skipped(cold), [], 'with an empty cache every step runs');
  assert.equal(cold.outputs.matrix, '{"watch":["example"]}');
  const [proposal] = await stage.gitHub('/pulls');
  assert.match(proposal.title, /^example: \d+ new/);
  assert.equal(proposal.head.ref, 'findall-digest/example');
  assert.match(cold.summary, /### ✅ example\n\n\d+ new: /);

  assert.equal(cold.outputs['has-news'], 'true');
  await site();

  const idle = await run('warm, nothing due', jobs.refresh, {});
  assert.deepEqual(skipped(idle), ['Set up findall-digest / Set up .NET', 'Set up findall-digest / Build the program', 'Set up findall-digest / Save the program', 'Refresh']);
  assert.equal(idle.outputs.matrix, '{"watch":[]}');
  assert.equal((await stage.creates()).length, 1, 'nothing is bought when nothing is due');

  await stage.passDays(7);
  const forced = await run('warm, forced', jobs.refresh, { inputs: { watch: 'example', force: true, dry_run: false, wait: '15 minutes', deliver: 'where its watch says' } });
  assert.equal(forced.minutes, 25, 'the wait and ten minutes');
  const creates = await stage.creates();
  assert.equal(creates.length, 2);
  assert.ok(creates[1].exclude_list.length > 0, 'what the open pull request proposes is not bought again');
  const pulls = await stage.gitHub('/pulls?state=all');
  assert.deepEqual(pulls.map(({ number }) => number), [proposal.number], 'there is one pull request still');
  assert.notEqual(pulls[0].head.sha, proposal.head.sha, 'a commit came on top');

  await review(proposal.number);
  await comment(proposal.number);
  await dashboard();
  await sync(proposal.number);
  await estimate(proposal.number);
  await forms();
  await issueForm();
  groups();
  await recheck();
  await reported();
  await demo();
  await misname();

  const bought = (await stage.creates()).length;
  // Twenty are paused, so each is named.
  const all = ['example', ...Array.from({ length: 20 }, (_, index) => `paused-${index + 1}`)].join(' ');
  const everything = { watch: all, force: true, dry_run: true, wait: '45 minutes', deliver: 'where its watch says' };
  const many = await run('warm, 21 watches', jobs.refresh, { inputs: everything });
  assert.deepEqual([many.outputs.many, skipped(many).includes('Refresh')], ['true', true]);
  const { watch: names } = JSON.parse(many.outputs.matrix);
  assert.equal(names.length, 21);
  const [name] = names;
  await run(`warm, the job of ${name}`, jobs['refresh-each'], { inputs: everything, needs: { refresh: { outputs: many.outputs } }, matrix: { watch: name } });
  assert.equal((await stage.creates()).length, bought, 'a dry run buys nothing');

  const fork = await run('warm, a fork without secrets', jobs.refresh, { inputs: { ...everything, watch: 'example', dry_run: false }, secrets: {}, isFork: true });
  assert.match(fork.log, /PARALLEL_API_KEY is not set/);
  assert.equal((await stage.creates()).length, bought);
}

/** The page of everything found is kept with the run, and published nowhere unless a variable asks for it. */
async function site() {
  const { site: made, publish } = jobsOf('site');
  const result = await run('warm, everything found', made, {});
  assert.deepEqual(skipped(result).filter(name => !name.startsWith('Set up')), ['Hand it to the site']);
  assert.match(readFileSync(join(folder, 'artifacts/everything-found/index.html'), 'utf8'), /<table id="table">/);
  assert.match(result.summary, /\[Everything found\]\(http\S+\/artifacts\/1\)/);
  assert.match(publish.if, /PUBLISH_SITE == 'true'/);
}

/** A person ticks a box in the pull request, and the event that GitHub makes of it starts the review. */
async function review(number) {
  const { review: definition } = jobsOf('review');
  const { body: before } = await stage.gitHub(`/pulls/${number}`);
  const [line, key] = /^- \[ \] .*<!-- findall-digest:reject=(\S+)(?: of=\w+)? -->\\?$/m.exec(before);
  const edited = await stage.gitHub(`/pulls/${number}`, 'PATCH', { body: before.replace(line, line.replace('[ ]', '[x]')) });
  const event = {
    action: 'edited', number, changes: { body: { from: before } }, sender: { login: 'ada', type: 'User' }, pull_request: edited,
    repository: { full_name: stage.repository, fork: false, default_branch: 'main' },
  };

  const foreign = { ...edited, head: { ...edited.head, repo: { full_name: 'mallory/watches' } } };
  const feature = { ...edited, head: { ...edited.head, ref: 'feature' } };
  for (const other of [{ pull_request: foreign }, { pull_request: feature }, { changes: { title: { from: 'x' } } }, { sender: { type: 'Bot' } }]) {
    assert.equal(await isStarted(definition, { ...event, ...other }), false, `a review is started by ${JSON.stringify(Object.keys(other))}`);
  }

  const reviewed = await run('warm, a ticked box', definition, { event });
  assert.match(reviewed.log, /1 rejected/);
  const after = await stage.gitHub(`/pulls/${number}`);
  assert.notEqual(after.head.sha, edited.head.sha, 'a commit holds the decision');
  assert.ok(after.body.split('\n').some(shown => shown.startsWith('- [x]') && shown.includes(`findall-digest:reject=${key}`) && /shown=rejected -->.*\*\*rejected\*\*\\?$/.test(shown)), 'the text shows the decision');
}

/** A person comments with a command, and the event that GitHub makes of it carries it out. */
async function comment(number) {
  const { comment: definition } = jobsOf('comments');
  const { body } = await stage.gitHub(`/pulls/${number}`);
  const [, name] = /^- \[ \] \*\*([A-Za-z ]+)\*\*/m.exec(body);
  const written = await stage.gitHub(`/issues/${number}/comments`, 'POST', { body: `Thank you.\n/reject ${name}: "not" $(ours)` });
  const event = {
    action: 'created', issue: { number, pull_request: {} }, comment: { id: written.id, body: written.body }, sender: person(), repository: { full_name: stage.repository, fork: false, default_branch: 'main' },
  };
  for (const other of [{ sender: { type: 'Bot' } }, { comment: { id: 1, body: 'I would /reject it' } }]) {
    assert.equal(await isStarted(definition, { ...event, ...other }, 'issue_comment'), false, `a comment is read although ${JSON.stringify(other)}`);
  }

  const done = await run('warm, a comment with a command', definition, { event, eventName: 'issue_comment' });
  assert.match(done.log, /1 rejected/);
  const [{ reactions }] = (await stage.gitHub(`/issues/${number}/comments`)).filter(({ id }) => id === written.id);
  assert.equal(reactions['+1'], 1);
}

/** A person ticks "refresh now" in the dashboard: the box is cleared, and the watch is refreshed. */
async function dashboard() {
  const { act, refresh } = jobsOf('dashboard');
  const issue = (await stage.gitHub('/issues')).find(({ body }) => body?.includes('<!-- findall-digest:dashboard -->'));
  const box = /- \[ \] (.*<!-- findall-digest:do refresh example n=0 -->)/.exec(issue.body);
  const edited = await stage.gitHub(`/issues/${issue.number}`, 'PATCH', { body: issue.body.replace(box[0], `- [x] ${box[1]}`) });
  const event = {
    action: 'edited', changes: { body: { from: issue.body } }, issue: edited, sender: person(), repository: { full_name: stage.repository, fork: false, default_branch: 'main' },
  };
  for (const other of [{ sender: { type: 'Bot' } }, { changes: { title: { from: 'x' } } }, { issue: { ...edited, body: 'Hello.' } }]) {
    assert.equal(await isStarted(act, { ...event, ...other }, 'issues'), false, `the dashboard is read although ${JSON.stringify(Object.keys(other))}`);
  }

  const before = (await stage.creates()).length;
  const acted = await run('warm, a tick of the dashboard', act, { event, eventName: 'issues' });
  assert.equal(acted.outputs.refresh, 'example');
  assert.match((await stage.gitHub(`/issues/${issue.number}`)).body, /- \[ \] .*do refresh example n=1 .*--> · asked on/);
  await run('warm, what the tick asks', refresh, { event, eventName: 'issues', needs: { act: { outputs: acted.outputs } } });
  assert.equal((await stage.creates()).length, before + 1);
  const again = await run('warm, the same tick again', act, { event, eventName: 'issues' });
  assert.equal(again.outputs.refresh, '', 'no click buys twice');
}

/** Whose repository it is. */
function person() {
  return { login: stage.repository.split('/')[0], type: 'User' };
}

/** A person pushes to the default branch, and the open pull request takes it over. */
async function sync(number) {
  const { sync: definition } = jobsOf('sync');
  const push = branch => ({ ref: `refs/heads/${branch}`, repository: { full_name: stage.repository, fork: false, default_branch: 'main' } });
  assert.equal(await isStarted(definition, push('feature'), 'push', 'feature'), false, 'a push elsewhere is no reason to sync');
  assert.equal(await isStarted(definition, push('main'), 'push', 'main'), true);

  const before = await stage.gitHub(`/pulls/${number}`);
  await stage.push('main', 'data/example/notes.md', 'mine\n');
  await run('warm, a push to the default branch', definition, { event: push('main'), eventName: 'push' });
  const after = await stage.gitHub(`/pulls/${number}`);
  assert.notEqual(after.head.sha, before.head.sha);
  const { parents } = await stage.gitHub(`/git/commits/${after.head.sha}`);
  assert.equal(parents.length, 2, 'the default branch was merged, and no commit rewritten');
}

/** A person's pull request that changes a watch: checked without secrets, and estimated in one comment. */
async function estimate(number) {
  const { check, estimate: definition } = jobsOf('check');
  const event = {
    action: 'opened', number, sender: { login: 'ada', type: 'User' }, repository: { full_name: stage.repository, fork: false, default_branch: 'main' },
    pull_request: { number, head: { ref: 'more-matches', repo: { full_name: stage.repository } } },
  };
  const own = { ...event, pull_request: { ...event.pull_request, head: { ...event.pull_request.head, ref: 'findall-digest/example' } } };
  const fork = { ...event, pull_request: { ...event.pull_request, head: { ref: 'findall-digest/example', repo: { full_name: 'mallory/watches' } } } };
  assert.deepEqual(await Promise.all([check, definition].map(job => isStarted(job, own))), [false, false], "the program's own pull requests are not checked");
  assert.deepEqual(await Promise.all([check, definition].map(job => isStarted(job, fork))), [true, false], 'a fork is checked and gets no comment');

  const checked = await run('warm, a check without secrets', check, { event, secrets: {}, isTokenKnown: false });
  assert.match(checked.log, /no fault/);

  const comments = async () => (await stage.gitHub(`/issues/${number}/comments`)).filter(({ body }) => body.includes('findall-digest:estimate'));
  await run('warm, an estimate that changes nothing', definition, { event });
  assert.equal((await comments()).length, 0, 'nothing to tell, no comment');
  for (const limit of [60, 70]) {
    await run(`warm, an estimate of ${limit} matches`, definition, { event, edit: text => text.replace(/"match_limit": \d+/, `"match_limit": ${limit}`) });
    const told = await comments();
    assert.equal(told.length, 1, 'one comment, however often the pull request is edited');
    assert.match(told[0].body, new RegExp(`\\| ${limit} \\(now \\d+\\) \\|`));
  }

  await run('warm, an estimate of a watch that cannot be read', definition, { event, edit: () => '{ "objektive": 1 }\n' });
  const [untold] = await comments();
  assert.match(untold.body, /\| `example` \|.*cannot be estimated/);
}

/** The forms, as somebody fills them in. */
async function forms() {
  const estimated = await run('warm, what will it cost', jobsOf('estimate').estimate, { inputs: { watch: 'example paused-1' } });
  assert.match(estimated.log, /example: a refresh with generator/);
  assert.match(estimated.log, /paused-1: the simulator answers/);

  const definition = jobsOf('new-watch')['new-watch'];
  const question = { watch: 'new-watch', question: 'Find "all" $(makers) of `batteries`' };
  await run('warm, a new watch', definition, { inputs: question });
  const proposed = (await stage.gitHub('/pulls')).find(({ head }) => head.ref === 'watch/new-watch');
  assert.match(proposed?.body ?? '', /new-watch: a refresh with generator/);
  assert.match(proposed.body, /\(http\S+\/blob\/watch\/new-watch\/data\/new-watch\/watch\.json\), \[change it\]\(http\S+\/edit\/watch\/new-watch\//);
  const written = await stage.gitHub('/contents/data/new-watch/watch.json?ref=watch/new-watch');
  assert.match(Buffer.from(written.content, 'base64').toString(), /\$\(makers\) of/);
  await run('warm, the same new watch again', definition, { inputs: { ...question, question: 'Find others' }, isRefused: true });
  await mayOpen(false);
  const waiting = await run('warm, a new watch where GitHub forbids its pull request', definition, { inputs: { ...question, watch: 'waiting-watch' } });
  assert.match(waiting.summary, /compare\/main\.\.\.watch\/waiting-watch\?expand=1&title=Watch\+waiting-watch /);
  assert.match(waiting.summary, /'Allow GitHub Actions to create and approve pull requests'[^]*\/settings\/actions\n[^]*waiting-watch: a refresh with generator/);
  await mayOpen(true);
  await run('warm, a new watch with a name that is none', definition, { inputs: { ...question, watch: '$(touch pwned) `x`' }, isRefused: true });

  const fix = jobsOf('fix-a-run')['fix-a-run'];
  const choices = formOf('fix-a-run').what.options;
  const expected = [/✓ repository: /, /example: no run is in flight/, /Watch 'example' is not held/];
  assert.equal(choices.length, expected.length);
  for (const [index, what] of choices.entries()) {
    const fixed = await run(`warm, fix a run: ${what}`, fix, { inputs: { watch: 'example', what }, isRefused: index === 2 });
    assert.match(fixed.log, expected[index]);
  }
  const looked = await run('warm, fix a run: look at all', fix, { inputs: { watch: '', what: choices[0] } });
  assert.match(looked.log, /✓ repository: /);
  const unnamed = await run('warm, fix a run: stop, without a name', fix, { inputs: { watch: '', what: choices[1] }, isRefused: true });
  assert.match(unnamed.summary, /The name of the watch is missing\. There are: example/);

  const lost = jobsOf('lost-run')['lost-run'];
  const taken = await run('warm, take up a run that is not lost', lost, { inputs: { watch: 'example', run: 'findall_40e0ab8c10754be0b7a16477abb38a2f' }, isRefused: true });
  assert.match(taken.summary, /Watch 'example' is not held/);
  const slipped = await run('warm, take up what is no run', lost, { inputs: { watch: 'example', run: '$(touch pwned)' }, isRefused: true });
  assert.match(slipped.summary, /is not the id of a FindAll run/);

  const restored = await run('warm, restore a pull request that nobody closed', jobsOf('restore').restore, { inputs: { pull_request: '#999' }, isRefused: true });
  assert.match(restored.log, /999/);
}

/** The switch *Allow GitHub Actions to create and approve pull requests*. */
async function mayOpen(isOn) {
  await stage.gitHub('/actions/permissions/workflow', 'PUT', { can_approve_pull_request_reviews: isOn }, await stage.tokenOfPerson());
}

/** The issue form, by a stranger, by somebody who slips, and by somebody who has the right: answered once, and paid once. */
async function issueForm() {
  const { form: definition } = jobsOf('form');
  const filled = (answers, isTried) => newWatchIssue(origin.folder, answers, isTried);
  const question = 'Find "all" $(touch pwned) of `batteries` @ada #1 ::error::x ${ github.token }';
  const answers = {
    'What should it be called?': 'My form', 'What should be found?': question, 'Which columns do you want?': 'Headquarters\nFunding: total funding', 'What do you know already?': 'Acme\nhttps://beta.example',
  };
  const issue = await stage.gitHub('/issues', 'POST', { title: 'New watch: $(touch pwned)', body: 'x' });
  const eventOf = (login, body, action = 'opened') => ({
    action, issue: { ...issue, body, user: { login, type: 'User' } }, sender: { login, type: 'User' }, repository: { full_name: stage.repository, fork: false, default_branch: 'main' },
  });
  const said = async () => (await stage.gitHub(`/issues/${issue.number}/comments`)).filter(({ body }) => body.startsWith('<!-- findall-digest:new-watch'));
  const proposed = async () => (await stage.gitHub('/pulls?state=all')).filter(({ head }) => head.ref === 'watch/my-form');
  const before = (await stage.creates()).length;

  assert.equal(await isStarted(definition, eventOf('octo', 'Hello'), 'issues'), false, 'another issue starts nothing');
  await run('warm, the form of a stranger', definition, { event: eventOf('mallory', filled(answers, true)), eventName: 'issues' });
  await run('warm, the same stranger again', definition, { event: eventOf('mallory', filled(answers, true), 'edited'), eventName: 'issues' });
  assert.match((await said())[0].body, /Thank you for the idea!/);
  assert.equal((await said()).length, 1, 'a stranger gets one friendly sentence');

  await run('warm, a form with a slip', definition, { event: eventOf('octo', filled({ ...answers, 'How much may it cost in a month, in USD?': 'much' }, true)), eventName: 'issues', isRefused: true });
  assert.match((await said())[0].body, /which is no amount in USD/);
  assert.deepEqual([(await stage.creates()).length, (await proposed()).length], [before, 0], 'a form that is wrong buys and opens nothing');

  const made = await run('warm, the form mended', definition, { event: eventOf('octo', filled(answers, true), 'edited'), eventName: 'issues' });
  assert.ok(!made.log.includes('pwned:'), 'no text of the form is run');
  const [pull] = await proposed();
  assert.match(pull.body, /my-form: a refresh with generator 'core'/);
  assert.match(pull.body, /candidates match/);
  assert.match(pull.body, new RegExp(`Closes #${issue.number}`));
  assert.match((await said())[0].body, /new-watch done -->[^]*is proposed in/);
  assert.equal((await stage.creates()).length, before + 1, 'the preview alone was bought');
  const file = async name => Buffer.from((await stage.gitHub(`/contents/data/my-form/${name}?ref=watch/my-form`)).content, 'base64').toString();
  assert.ok((await file('watch.json')).includes('$(touch pwned)'), 'the question is kept as it was written');
  assert.match(await file('exclude.csv'), /\nAcme,,.*\n,https:\/\/beta\.example,/);

  await mayOpen(false);
  const other = await stage.gitHub('/issues', 'POST', { title: 'New watch', body: 'x' });
  const forbidden = { ...eventOf('octo', filled({ ...answers, 'What should it be called?': 'My other form' }, true)), issue: { ...other, body: filled({ ...answers, 'What should it be called?': 'My other form' }, true), user: person() } };
  await run('warm, the form where GitHub forbids the pull request', definition, { event: forbidden, eventName: 'issues' });
  await mayOpen(true);
  const [{ body: instead }] = await stage.gitHub(`/issues/${other.number}/comments`);
  assert.match(instead, new RegExp(`\\?expand=1&title=Watch\\+my-other-form&body=Closes\\+%23${other.number} `));
  assert.match(instead, /candidates match/, 'the preview that is paid for is shown');
  await run('warm, an edit after all', definition, { event: eventOf('octo', filled(answers, true), 'edited'), eventName: 'issues' });
  assert.deepEqual([(await stage.creates()).length, (await proposed()).length, (await said()).length], [before + 2, 1, 1], 'an edit opens nothing and pays nothing again');
}

/** Nobody waits behind what they want to stop, and no form that waits is thrown away for a later one. */
function groups() {
  const inputs = { watch: 'example' };
  const groupOf = name => new Scope({ inputs, github: {}, vars: {} }).text(workflowOf(name).concurrency.group);
  assert.notEqual(groupOf('fix-a-run'), groupOf('refresh'), 'a repair does not wait for the run that it should stop');
  assert.equal(groupOf('lost-run'), groupOf('fix-a-run'), 'repairs of one watch follow each other');
  for (const name of ['refresh', 'new-watch', 'fix-a-run', 'lost-run', 'restore']) assert.equal(workflowOf(name).concurrency.queue, 'max', `${name} keeps every run that waits`);
}

/** A recheck by the form looks at a watch that is not due, and leaves out nothing that is merely known. */
async function recheck() {
  const before = (await stage.creates()).length;
  await run('warm, a recheck', jobs.refresh, { inputs: { watch: 'example', force: false, recheck: true, dry_run: false, wait: '15 minutes', deliver: 'where its watch says' } });
  const creates = await stage.creates();
  assert.equal(creates.length, before + 1);
  assert.ok(creates.at(-1).exclude_list.length < creates[1].exclude_list.length, 'only what is rejected or closed is left out');

  const bought = creates.length;
  await run('warm, a recheck of a watch that is no name', jobs.refresh, { inputs: { watch: '$(touch pwned) `x`', force: false, recheck: true, dry_run: false, wait: '15 minutes', deliver: '' }, isRefused: true });
  assert.equal((await stage.creates()).length, bought);
}

/** The relay says that a run has ended: the workflow collects it, and buys nothing. */
async function reported() {
  await stage.passDays(7);
  await run('warm, a run that is left to itself', jobs.refresh, { inputs: { watch: 'example', force: true, recheck: false, dry_run: false, wait: 'not at all', deliver: 'where its watch says' } });
  const bought = await stage.creates();
  assert.deepEqual(Object.keys(bought.at(-1).metadata).sort(), ['intent', 'repository', 'run', 'watch']);
  assert.equal(bought.at(-1).metadata.repository, stage.repository);

  const event = {
    action: 'findall-run', client_payload: { watch: 'example', findall_id: 'findall_of_somebody_else' }, sender: person(), repository: { full_name: stage.repository, fork: false, default_branch: 'main' },
  };
  const woken = await run('warm, woken by the relay', jobs.refresh, { event, eventName: 'repository_dispatch' });
  assert.equal(woken.outputs.matrix, '{"watch":["example"]}');
  assert.equal(skipped(woken).includes('Refresh'), false);
  assert.equal((await stage.creates()).length, bought.length);
  const again = await run('warm, woken once more', jobs.refresh, { event, eventName: 'repository_dispatch' });
  assert.equal(again.outputs.any, 'false', 'the run is collected');
}

/** In a copy that has only the example, whoever starts the workflow sees it refreshed; the schedule leaves it alone. */
async function demo() {
  const only = workspace => {
    for (let number = 1; number <= 20; number++) rmSync(join(workspace, 'data', `paused-${number}`), { recursive: true });
    const path = join(workspace, 'data/example/watch.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"service": "parallel"', '"service": "simulator"'));
  };
  const started = await run('warm, a copy that has only the example', jobs.refresh, { inputs: { watch: '', force: false, recheck: false, dry_run: true, wait: 'not at all', deliver: '' }, prepare: only });
  assert.equal(started.outputs.matrix, '{"watch":["example"]}');
  assert.equal(skipped(started).includes('Refresh'), false);
  const daily = await run('warm, the same by schedule', jobs.refresh, { prepare: only });
  assert.equal(daily.outputs.matrix, '{"watch":[]}');
}

/** A folder that no watch can have the name of: the job says so and fails, and the other watches are refreshed. */
async function misname() {
  await stage.push('main', 'data/Bad_Name/watch.json', '{}\n');
  const { log, outputs, steps } = await run('warm, a folder with a bad name', jobs.refresh, { inputs: { watch: '', force: true, dry_run: true, wait: '15 minutes', deliver: 'where its watch says' }, isRefused: true });
  assert.match(log, /^::error file=data\/Bad_Name\/watch\.json.*bad-name/m);
  assert.equal(outputs.any, 'true');
  assert.ok(!JSON.parse(outputs.matrix).watch.includes('Bad_Name'));
  assert.ok(outputs.many === 'true' || steps.some(({ name, isRun }) => name === 'Refresh' && isRun), 'the others go on');
  await stage.push('main', 'data/Bad_Name/watch.json', null);
}
