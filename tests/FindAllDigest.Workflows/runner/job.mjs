// Executes one job's steps in order, as GitHub's runner would: conditions, expressions, composite actions, and what steps tell later ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Scope } from './expressions.mjs';
import { hashFiles } from './files.mjs';
import { runScript } from './shell.mjs';

export class Job {
  /**
   * @param machine { workspace, temp, environment, actions }: empty folders, the machine's variables, and stand-ins for others' actions
   * @param contexts github, inputs, secrets, vars, needs, matrix
   */
  constructor(machine, contexts) {
    Object.assign(this, { machine, contexts, paths: [], environment: {}, failures: 0, steps: [], log: '', summary: '' });
  }

  /** @returns null when the job's condition does not hold, else { outputs, hasFailed, minutes, steps, log, summary } */
  async run(definition) {
    if (!this.#scope({}).holds(definition.if)) return null;
    const minutes = this.#scope({}).resolve(definition['timeout-minutes']);
    this.environment = this.#scope({}).texts(definition.env);
    const steps = await this.#runAll(definition.steps, '', {});
    return { outputs: this.#scope({ steps }).texts(definition.outputs), hasFailed: this.failures > 0, minutes, steps: this.steps, log: this.log, summary: this.summary };
  }

  async #runAll(steps, prefix, extra) {
    const done = {};
    const earlier = this.failures; // an action's steps ask about each other, not about what failed in the job before it
    for (const step of steps) {
      const name = prefix + (step.name ?? step.uses ?? step.run.split('\n')[0]);
      const scope = this.#scope({ ...extra, steps: done }, () => this.failures > earlier);
      const started = performance.now();
      const isRun = scope.holds(step.if);
      let outputs = {};
      let outcome = isRun ? 'success' : 'skipped';
      if (isRun) {
        try {
          outputs = step.run === undefined ? await this.#use(step, name, scope) : await this.#script(step, name, scope);
        } catch (error) {
          this.failures++;
          outcome = 'failure';
          outputs = error.outputs ?? {}; // what a step told before it failed holds
          this.log += `${name}: ${error.message}\n`;
        }
      }
      if (step.id) done[step.id] = { outputs, outcome, conclusion: outcome };
      this.steps.push({ name, isRun, seconds: (performance.now() - started) / 1000, isComposite: step.uses?.startsWith('./') === true });
    }
    return done;
  }

  async #use(step, name, scope) {
    const inputs = scope.texts(step.with);
    if (!step.uses.startsWith('./')) {
      const action = this.machine.actions[step.uses.split('@')[0]];
      if (!action) throw new Error(`there is no stand-in for ${step.uses}`);
      return action({ inputs, workspace: this.machine.workspace, github: this.contexts.github });
    }
    const action = parse(readFileSync(join(this.machine.workspace, step.uses, 'action.yml'), 'utf8'));
    const defaults = Object.entries(action.inputs ?? {}).map(([key, input]) => [key, this.#scope({}).text(input.default)]);
    const github = { ...this.contexts.github, action_path: join(this.machine.workspace, step.uses) };
    const extra = { github, inputs: { ...Object.fromEntries(defaults), ...inputs } };
    const steps = await this.#runAll(action.runs.steps, `${name} / `, extra);
    const outputs = Object.entries(action.outputs ?? {}).map(([key, output]) => [key, output.value]);
    return this.#scope({ ...extra, steps }).texts(Object.fromEntries(outputs));
  }

  async #script(step, name, scope) {
    const { workspace, temp, environment } = this.machine;
    const result = await runScript({
      script: scope.text(step.run),
      shell: step.shell,
      folder: workspace,
      temp,
      environment: { ...environment, ...this.environment, ...scope.texts(step.env), PATH: [...this.paths, environment.PATH].join(':') },
    });
    this.paths.unshift(...result.paths);
    Object.assign(this.environment, result.environment);
    this.log += `--- ${name}\n${result.log}`;
    this.summary += result.summary;
    if (result.code !== 0) throw Object.assign(new Error(`the script ended with ${result.code}`), { outputs: result.outputs });
    return result.outputs;
  }

  #scope(extra, hasFailed = () => this.failures > 0) {
    const runner = { os: 'Linux', arch: 'X64', temp: this.machine.temp };
    return new Scope({ needs: {}, matrix: {}, vars: {}, steps: {}, runner, ...this.contexts, env: {}, ...extra }, {
      success: () => !hasFailed(),
      failure: hasFailed,
      always: () => true,
      cancelled: () => false,
      hashFiles: (...patterns) => hashFiles(this.machine.workspace, ...patterns),
    });
  }
}
