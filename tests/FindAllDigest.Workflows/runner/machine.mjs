// A fresh machine for every job: empty folders, the kept cache, a token with the job's own permissions, and no .NET SDK unless a job may have one.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIns } from './actions.mjs';
import { Job } from './job.mjs';

const key = 'stage-key-0123456789';

export class Machine {
  /**
   * @param folder of machines, cache and artifacts
   * @param stage the two services
   * @param results takes { title, result } of each job
   * @param origin { folder, sha } that is checked out; without it the repository as it is at that moment
   */
  constructor({ folder, stage, results, origin }) {
    Object.assign(this, { folder, stage, results, origin });
    this.withoutSdk = join(folder, 'without-sdk');
    mkdirSync(this.withoutSdk, { recursive: true });
    writeFileSync(join(this.withoutSdk, 'dotnet'), '#!/bin/sh\necho "there is no SDK on this machine" >&2\nexit 99\n', { mode: 0o755 });
  }

  /** Whether an event starts a job at all. */
  async isStarted(definition, event, eventName = 'pull_request', branch = '') {
    const github = { event, event_name: eventName, repository: this.stage.repository, ref_name: branch };
    return await new Job({}, { github, inputs: {}, secrets: {} }).run({ ...definition, steps: [] }) !== null;
  }

  /** One job, which must end as expected and show no secret. */
  async run(title, definition, { inputs = {}, needs = {}, matrix = {}, secrets = { PARALLEL_API_KEY: key }, vars, isFork = false, hasSdk = false, event, eventName, edit, prepare, isTokenKnown = true, isRefused = false } = {}) {
    const { folder, stage, results } = this;
    const [workspace, temp] = ['workspace', 'temp'].map(name => join(folder, 'machine', name));
    rmSync(join(folder, 'machine'), { recursive: true, force: true });
    for (const path of [workspace, temp]) mkdirSync(path, { recursive: true });
    const origin = this.origin ?? await stage.export(join(folder, `export-${results.length}`));
    event ??= { inputs, repository: { fork: isFork, default_branch: 'main' } };
    writeFileSync(join(temp, 'event.json'), JSON.stringify(event));
    const isPull = event.pull_request !== undefined;

    const github = {
      event, event_name: eventName ?? (isPull ? 'pull_request' : Object.keys(inputs).length > 0 ? 'workflow_dispatch' : 'schedule'), token: isTokenKnown ? await stage.tokenOf(definition.permissions) : '', sha: origin.sha,
      ref: isPull ? `refs/pull/${event.number}/merge` : 'refs/heads/main', ref_name: isPull ? `${event.number}/merge` : 'main',
      repository: stage.repository, server_url: stage.serverUrl, api_url: stage.apiUrl, run_id: String(1000 + results.length),
    };
    const environment = {
      HOME: process.env.HOME, LANG: 'C.UTF-8', PATH: hasSdk ? process.env.PATH : `${this.withoutSdk}:${process.env.PATH}`,
      CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace, GITHUB_EVENT_PATH: join(temp, 'event.json'), GITHUB_SHA: github.sha, GITHUB_REF: github.ref, GITHUB_REF_NAME: 'main',
      GITHUB_REPOSITORY: github.repository, GITHUB_SERVER_URL: github.server_url, GITHUB_API_URL: github.api_url, GITHUB_RUN_ID: github.run_id, RUNNER_TEMP: temp,
    };
    const machine = { workspace, temp, environment, actions: standIns({ origin: origin.folder, cache: join(folder, 'cache'), artifacts: join(folder, 'artifacts'), edit, prepare }) };
    vars ??= { PARALLEL_BASE_URL: stage.findAllUrl, FINDALL_DIGEST_POLL: '200ms' };
    const result = await new Job(machine, { github, inputs, secrets, vars, needs, matrix }).run(definition);
    assert.ok(result, `${title}: the job's condition does not hold`);
    results.push({ title, result });
    assert.equal(result.hasFailed, isRefused, `${title} ${isRefused ? 'did not fail' : 'failed'}`);
    assert.ok(result.minutes >= 10, `${title} has no time limit`);
    for (const secret of [key, stage.token, github.token].filter(text => text !== '')) assert.ok(!(result.log + result.summary).includes(secret), `${title} shows a secret`);
    return result;
  }
}

/** The steps of a job that were not run. */
export function skipped(result) {
  return result.steps.filter(({ isRun }) => !isRun).map(({ name }) => name);
}
