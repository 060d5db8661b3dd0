// What a newcomer does, click by click as the set-up guide has it: a fresh copy of the template, the made-up companies, then the first digest that is
// paid for. A click starts what GitHub starts for it, and nothing is done that the guide does not name.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Clicks, newWatchIssue, untouched } from './runner/guide.mjs';
import { Machine } from './runner/machine.mjs';
import { openStage } from './runner/stage.mjs';

const most = 8;

/** @param copy of the template, as it is cloned */
export async function firstMinutes({ root, copy, folder, words, results }) {
  const stage = await openStage(root, copy, words);
  try {
    const newcomer = new Newcomer(copy, stage, new Machine({ folder, stage, results }), await stage.tokenOfPerson());
    await newcomer.look();
    await newcomer.pay();
  } finally {
    await stage.close();
  }
}

class Newcomer {
  constructor(copy, stage, machine, token) {
    Object.assign(this, { copy, stage, machine, token, started: 0, repository: { full_name: stage.repository, fork: false, default_branch: 'main' } });
    this.sender = { login: stage.repository.split('/')[0], type: 'User' };
  }

  /** Eight clicks and one workflow run, without a key. */
  async look() {
    const clicks = new Clicks(this.copy, 'Look first, without a key');
    assert.ok(clicks.count <= most, `the guide has ${clicks.count} clicks`);
    this.without = { secrets: {}, vars: {} };

    clicks.next('Create repository');
    await this.#switch(false);
    clicks.next('Allow GitHub Actions to create and approve pull requests');
    clicks.next('Save');
    await this.#switch(true);
    clicks.next('Run workflow');
    clicks.next('Run workflow');
    const { summary } = await this.#refresh();
    clicks.next('the pull request');
    const [pull, ...others] = await this.#pulls();
    assert.deepEqual(others, []);
    assert.match(pull.title, /^example: \d+ new/);
    assert.match(pull.body, /made up/);
    assert.ok(summary.includes(pull.html_url), 'the page of the run links to it');
    await this.#tick(pull);
    clicks.next('Merge pull request');
    clicks.next('Confirm merge');
    await this.#merge(pull.number);

    assert.deepEqual([clicks.left, this.started], [[], 1]);
    const rows = (await this.#file('data/example/exclude.csv')).trim().split('\n');
    assert.equal(rows.filter(row => row.includes(',rejected,')).length, 1, 'the company that was ticked is refused');
    assert.ok(rows.length > 10, 'the others are on the list');
    assert.equal((await this.stage.creates()).length, 0, 'nothing is bought');
  }

  /** One secret and one switch, which is turned already. */
  async pay() {
    const clicks = new Clicks(this.copy, 'Then for real');
    this.without = {};

    clicks.next('Add secret');
    clicks.next('Create');
    const issue = await this.#act('/issues', 'POST', { title: 'New watch', body: newWatchIssue(this.copy, { 'What should be found?': 'Find all makers of solid-state batteries' }) });
    await this.#play('form', 'form', 'the form is answered', { eventName: 'issues', event: { action: 'opened', issue: { ...issue, user: this.sender } } });
    const [{ body: answer }] = await this.#act(`/issues/${issue.number}/comments`);
    const number = Number(/\/pull\/(\d+)/.exec(answer)[1]);
    const proposal = await this.#act(`/pulls/${number}`);
    assert.match(proposal.body, /a refresh with generator 'core'/, 'the pull request says what the watch will cost');
    assert.match(proposal.body, new RegExp(`Closes #${issue.number}`));
    assert.equal((await this.stage.creates()).length, 0, 'nothing is bought before a person has merged');
    clicks.next('Merge pull request');
    clicks.next('Confirm merge');
    await this.#merge(number);
    clicks.next('Run workflow');
    clicks.next('Run workflow');
    const { summary } = await this.#refresh();

    assert.deepEqual(clicks.left, []);
    assert.equal((await this.stage.creates()).length, 1);
    const [digest] = await this.#pulls();
    assert.match(digest.title, new RegExp(`^${proposal.head.ref.replace('watch/', '')}: \\d+ new`));
    assert.ok(summary.includes(digest.html_url), 'the page of the run links to it');
  }

  async #switch(isOn) {
    await this.#act('/actions/permissions/workflow', 'PUT', { default_workflow_permissions: 'read', can_approve_pull_request_reviews: isOn });
  }

  /** Refresh now, with the form as it is. */
  async #refresh() {
    this.started++;
    const workflow = this.#workflow('refresh');
    return await this.machine.run('a newcomer refreshes', workflow.jobs.refresh, { inputs: untouched(workflow), ...this.without });
  }

  /** Ticks the first box of a pull request, which starts the review. */
  async #tick(pull) {
    const edited = await this.#act(`/pulls/${pull.number}`, 'PATCH', { body: pull.body.replace(/^- \[ \] (?=.*findall-digest:reject=)/m, '- [x] ') });
    assert.notEqual(edited.body, pull.body);
    await this.#play('review', 'review', 'a newcomer ticks a box', { event: { action: 'edited', number: pull.number, changes: { body: { from: pull.body } }, pull_request: edited } });
  }

  /** Merges, which starts what a person's push to the default branch starts. */
  async #merge(number) {
    await this.#act(`/pulls/${number}/merge`, 'PUT', {});
    await this.#play('sync', 'sync', `a newcomer merges #${number}`, { eventName: 'push', event: { ref: 'refs/heads/main' } });
  }

  async #play(name, job, title, { event, eventName }) {
    return await this.machine.run(title, this.#workflow(name).jobs[job], { event: { ...event, sender: this.sender, repository: this.repository }, eventName, ...this.without });
  }

  #workflow(name) {
    return parse(readFileSync(join(this.copy, `.github/workflows/${name}.yml`), 'utf8'));
  }

  /** The open pull requests, as the list shows them: the newest first. */
  async #pulls() {
    return await this.#act('/pulls');
  }

  async #file(path) {
    return Buffer.from((await this.#act(`/contents/${path}`)).content, 'base64').toString();
  }

  async #act(path, method = 'GET', body = undefined) {
    return await this.stage.gitHub(path, method, body, this.token);
  }
}
