// The set-up of .github/workflows/README.md as a list of what a person clicks, and the forms as a person finds them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The clicks below a heading, to be made in their order. */
export class Clicks {
  constructor(folder, heading) {
    const page = readFileSync(join(folder, '.github/workflows/README.md'), 'utf8');
    const section = page.slice(page.indexOf(`### ${heading}\n`)).split(/\n##/)[0];
    this.left = [...section.matchAll(/\*\*[Cc]lick\*\* \*([^*]+)\*/g)].map(([, what]) => what);
    this.count = this.left.length;
  }

  next(what) {
    assert.equal(this.left.shift(), what, 'the guide names another click here');
  }
}

/** The fields of a form for starting a workflow, when nobody touched them. */
export function untouched(workflow) {
  const fields = Object.entries(workflow.on.workflow_dispatch.inputs);
  return Object.fromEntries(fields.map(([name, { type, default: value }]) => [name, value ?? (type === 'boolean' ? false : '')]));
}

/** The text of an issue that GitHub makes of the form New watch. */
export function newWatchIssue(folder, answers, isTried = false) {
  const { body: fields } = parse(readFileSync(join(folder, '.github/ISSUE_TEMPLATE/new-watch.yml'), 'utf8'));
  return fields.map(({ attributes: { label, options } }) => {
    const given = label === 'Try it first?' ? `- [${isTried ? 'X' : ' '}] ${options[0].label}` : answers[label] ?? (options ? options[0] : '_No response_');
    return `### ${label}\n\n${given}\n`;
  }).join('\n');
}
