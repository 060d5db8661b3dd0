// Stand-ins for the actions of others that the workflows use, with the same inputs, outputs and effects. An action that is not here fails the run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function standIns({ origin, cache, artifacts, edit, prepare }) {
  const entry = (key, path) => join(cache, createHash('sha256').update(`${key}\n${path}`).digest('hex'));
  return {
    'actions/checkout': ({ inputs, workspace, github }) => {
      if (inputs['persist-credentials'] !== 'false') throw new Error('the token would stay in .git/config');
      execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${origin}`, workspace]);
      execFileSync('git', ['-C', workspace, 'checkout', '--quiet', inputs.ref || github.sha]);
      execFileSync('git', ['-C', workspace, 'remote', 'set-url', 'origin', `${github.server_url}/${github.repository}`]);
      // What a pull request proposes on top.
      const watch = join(workspace, 'data/example/watch.json');
      if (edit) writeFileSync(watch, edit(readFileSync(watch, 'utf8')));
      prepare?.(workspace);
      return {};
    },
    'actions/setup-dotnet': ({ workspace }) => {
      execFileSync('dotnet', ['--version'], { cwd: workspace });
      return {};
    },
    'actions/cache/restore': ({ inputs }) => {
      const isHit = existsSync(entry(inputs.key, inputs.path));
      if (isHit) execFileSync('cp', ['-a', entry(inputs.key, inputs.path), inputs.path]);
      return { 'cache-primary-key': inputs.key, 'cache-matched-key': isHit ? inputs.key : '', 'cache-hit': isHit ? 'true' : '' };
    },
    'actions/upload-artifact': ({ inputs, github }) => {
      if (!existsSync(inputs.path)) throw new Error(`there is no ${inputs.path} to upload`);
      mkdirSync(artifacts, { recursive: true });
      execFileSync('cp', ['-a', inputs.path, join(artifacts, inputs.name)]);
      return { 'artifact-url': `${github.server_url}/${github.repository}/actions/runs/${github.run_id}/artifacts/1` };
    },
    'actions/cache/save': ({ inputs }) => {
      mkdirSync(cache, { recursive: true });
      execFileSync('cp', ['-a', inputs.path, `${entry(inputs.key, inputs.path)}.part`]);
      renameSync(`${entry(inputs.key, inputs.path)}.part`, entry(inputs.key, inputs.path));
      return {};
    },
  };
}
