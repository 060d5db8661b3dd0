// Proves that every rule and both outside judges can fail: a sound workflow is spoilt in one place, and the finding names that line.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { File } from './files.mjs';
import { lint } from './linting.mjs';
import { rules } from './rules.mjs';

const commit = '08c6903cd8c0fde910a37f88322edcfb5dd907a8';
const workflow = `name: sound
run-name: Sound \${{ inputs.watch }}
on:
  workflow_dispatch:
    inputs:
      watch:
        description: Which watch? Its name.
        type: string
permissions: {}
concurrency:
  group: sound
  cancel-in-progress: false
  queue: max
jobs:
  work:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: write
    steps:
      - uses: actions/checkout@${commit} # v5.0.0
        with:
          persist-credentials: false
      - uses: ./.github/actions/greet
        with:
          name: \${{ inputs.watch }}
      - env:
          KEY: \${{ secrets.KEY }}
        run: echo "$KEY"
`;
const action = `name: Greet
description: Greets.
inputs:
  name:
    description: Whom.
    required: true
runs:
  using: composite
  steps:
    - shell: bash
      env:
        NAME: \${{ inputs.name }}
      run: echo "$NAME"
`;

const lintBoth = (workflowText, actionText) => lint([
  new File('workflow', '.github/workflows/sound.yml', workflowText),
  new File('action', '.github/actions/greet/action.yml', actionText),
]);

function spoil(text, from, to) {
  assert.ok(text.includes(from), `the sound text has no '${from}'`);
  return text.replace(from, to);
}

const spoilt = {
  'actionlint expression': [['inputs.watch }}', 'inputs.wotch }}']],
  'actionlint syntax-check': [['    timeout-minutes: 5', '    timeout-minutes: 5\n    time: 5']],
  'github-parser': [['runs-on: ubuntu-24.04', 'runs-on: ubuntu-24.04\n    time: 5'], ['          name: ${{ inputs.watch }}', '          name: ${{ inputs.watch + 1 }}'], ['queue: max', 'queue: some'], ['name: sound', 'name: [sound'], ['using: composite', 'using: composite\n  time: 5']],
  'pinned-actions': [[`@${commit}`, '@v5'], [' # v5.0.0', ''], [commit, commit.slice(0, 12)], ['./.github/actions/greet\n', 'docker://greet\n']],
  'one-commit-per-version': [[`    steps:\n      - uses: actions/checkout@${commit}`, `    steps:\n      - uses: actions/checkout@${'0'.repeat(40)} # v5.0.0\n        with:\n          persist-credentials: false\n      - uses: actions/checkout@${commit}`]],
  'no-permissions-on-top': [['permissions: {}\n', ''], ['permissions: {}', 'permissions: read-all'], ['permissions: {}', 'permissions:\n  contents: read']],
  'permissions-per-job': [['    permissions:\n      contents: write\n', ''], ['    permissions:\n      contents: write', '    permissions: write-all']],
  'no-kept-credentials': [['persist-credentials: false', 'persist-credentials: true'], ['persist-credentials: false', 'fetch-depth: 0']],
  'no-expression-in-script': [['echo "$KEY"', 'echo "${{ inputs.watch }}"'], ['echo "$NAME"', 'echo "${{ inputs.name }}"']],
  'limited-time': [['    timeout-minutes: 5\n', '']],
  'writers-wait': [['cancel-in-progress: false', 'cancel-in-progress: true'], ['concurrency:\n  group: sound\n  cancel-in-progress: false\n  queue: max\n', ''], ['concurrency:\n  group: sound\n  cancel-in-progress: false\n  queue: max\n', 'concurrency: sound\n']],
  'secrets-per-step': [['    timeout-minutes: 5', '    timeout-minutes: 5\n    env:\n      KEY: ${{ secrets.KEY }}'], ['permissions: {}', 'permissions: {}\nenv:\n  GITHUB_TOKEN: ${{ github.token }}']],
  'plain-forms': [['run-name: Sound ${{ inputs.watch }}\n', ''], ['        description: Which watch? Its name.\n', ''], ['Which watch? Its name.', 'watch'], ['Which watch? Its name.', 'Only for a run that is lost. Its watch.']],
  'no-foreign-code': [['on:\n', 'on:\n  pull_request_target:\n']],
  'local-actions-fit': [['./.github/actions/greet\n', './.github/actions/wave\n'], ['          name: ${{ inputs.watch }}', '          nome: x'], ['          name: ${{ inputs.watch }}', '          other: x']],
};

test('a sound workflow and a sound action have no finding', async () => {
  assert.deepEqual(await lintBoth(workflow, action), []);
});

test('every rule is proven here', () => {
  assert.deepEqual(Object.keys(rules).filter(rule => !(rule in spoilt)), []);
});

for (const [rule, changes] of Object.entries(spoilt)) {
  changes.forEach(([from, to], index) => test(`${rule} finds fault ${index + 1}`, async () => {
    const isOfAction = !workflow.includes(from);
    const findings = await lintBoth(isOfAction ? workflow : spoil(workflow, from, to), isOfAction ? spoil(action, from, to) : action);
    assert.ok(findings.some(finding => finding.rule === rule && finding.line >= 1 && finding.message.length > 0), JSON.stringify(findings, null, 1));
  }));
}

// actionlint's runtime would keep the process alive.
after(() => setImmediate(() => process.exit()));
