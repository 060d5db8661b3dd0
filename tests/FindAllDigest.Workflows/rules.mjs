// This repository's own rules for workflows and actions. Each yields { line, message } for what is wrong in a file.

const isLocal = uses => uses.startsWith('./');
const isWriting = permissions => permissions === 'write-all' || Object.values(permissions ?? {}).includes('write');

export const rules = {
  /** A tag can be moved by whoever takes over an action; a commit cannot. The comment tells people and update bots which version it is. */
  *'pinned-actions'(file) {
    for (const { text, comment, line } of file.uses.filter(({ text }) => !isLocal(text))) {
      if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(text)) yield { line, message: `'${text}' is not pinned by a full commit` };
      else if (!/^v\d+\.\d+\.\d+$/.test(comment)) yield { line, message: `'${text}' has no version such as '# v1.2.3' behind it` };
    }
  },

  /** The same version is the same commit everywhere. */
  *'one-commit-per-version'(file, files) {
    const known = new Map();
    for (const { text, comment } of files.flatMap(other => other.uses)) known.set(`${repositoryOf(text)} ${comment}`, known.get(`${repositoryOf(text)} ${comment}`) ?? text.split('@')[1]);
    for (const { text, comment, line } of file.uses.filter(({ text }) => !isLocal(text))) {
      if (known.get(`${repositoryOf(text)} ${comment}`) !== text.split('@')[1]) yield { line, message: `${comment} of ${repositoryOf(text)} is another commit elsewhere` };
    }
  },

  *'no-permissions-on-top'(file) {
    const { permissions } = file.value;
    if (file.kind === 'workflow' && (permissions === null || typeof permissions !== 'object' || Object.keys(permissions).length > 0)) {
      yield { line: file.lineOf(['permissions']), message: "a workflow begins with 'permissions: {}'" };
    }
  },

  *'permissions-per-job'(file) {
    for (const { id, job, place } of file.jobs) {
      if (job?.permissions === null || typeof job?.permissions !== 'object') yield { line: file.lineOf(place), message: `job '${id}' does not list its permissions` };
    }
  },

  /** Else the token lies in .git/config, where every later step can read it. */
  *'no-kept-credentials'(file) {
    for (const { step, place } of file.steps) {
      if (String(step.uses ?? '').startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false) {
        yield { line: file.lineOf(place), message: "checkout without 'persist-credentials: false'" };
      }
    }
  },

  /** An expression inside a script is pasted in before the shell reads it, so foreign text would be run. Values go through env. */
  *'no-expression-in-script'(file) {
    for (const { step, place } of file.steps) {
      for (const [key, text] of [['run', step.run], ['script', step.with?.script]]) {
        if (String(text ?? '').includes('${{')) yield { line: file.lineOf([...place, key]), message: `an expression inside '${key}'; pass it through env` };
      }
    }
  },

  *'limited-time'(file) {
    for (const { id, job, place } of file.jobs) {
      if (!job?.uses && job?.['timeout-minutes'] === undefined) yield { line: file.lineOf(place), message: `job '${id}' has no timeout-minutes` };
    }
  },

  /** A job that writes may be about to record what it bought: it is never stopped half-way, and never runs twice at once. */
  *'writers-wait'(file) {
    if (file.kind !== 'workflow' || !file.jobs.some(({ job }) => isWriting(job?.permissions))) return;
    const waits = concurrency => typeof concurrency?.group === 'string' && concurrency['cancel-in-progress'] === false;
    const isEachWaiting = file.jobs.filter(({ job }) => isWriting(job?.permissions) && !job.uses).every(({ job }) => waits(job.concurrency));
    if (!waits(file.value.concurrency) && !isEachWaiting) {
      yield { line: file.lineOf(['concurrency']), message: "a workflow that writes, or each job of it that does, has 'concurrency' with 'cancel-in-progress: false'" };
    }
  },

  /** A secret is handed to the step that needs it, not to a whole job. */
  *'secrets-per-step'(file) {
    for (const { text, keys, line } of file.texts) {
      if (/\bsecrets\b|\bgithub\.token\b/.test(text) && text.includes('${{') && file.kind === 'workflow' && !keys.includes('steps')) {
        yield { line, message: `a secret outside a step: ${text}` };
      }
    }
  },

  /** Who fills in a form has not read the workflow; who looks at the list of runs sees what each was about. */
  *'plain-forms'(file) {
    const form = file.value.on?.workflow_dispatch;
    if (form === undefined || form === null) return;
    if (file.value['run-name'] === undefined) yield { line: file.lineOf(['name']), message: 'a workflow with a form has a run-name' };
    for (const [name, input] of Object.entries(form.inputs ?? {})) {
      const line = file.lineOf(['on', 'workflow_dispatch', 'inputs', name]);
      if (!/^[A-Z].*(\.|\?|: \S+)/.test(input?.description ?? '')) yield { line, message: `the field '${name}' is not described by a sentence` };
      if (/\b(only (for|if)|below)\b/i.test(input?.description ?? '')) yield { line, message: `the field '${name}' does not always apply; it belongs into a form of its own` };
    }
  },

  /** These run with the default branch's rights and secrets on somebody else's text. */
  *'no-foreign-code'(file) {
    if (file.value.on?.pull_request_target !== undefined || [file.value.on].flat().includes('pull_request_target')) {
      yield { line: file.lineOf(['on']), message: 'pull_request_target runs with secrets for anybody' };
    }
  },

  /** An action of this repository exists, and is given what it asks for and nothing it does not know. */
  *'local-actions-fit'(file, files) {
    for (const { step, place } of file.steps.filter(({ step }) => isLocal(String(step.uses ?? '')))) {
      const action = files.find(other => other.kind === 'action' && other.path.startsWith(`${step.uses.slice(2)}/`));
      const inputs = action?.value.inputs ?? {};
      const given = Object.keys(step.with ?? {});
      const line = file.lineOf([...place, 'uses']);
      if (!action) yield { line, message: `there is no action ${step.uses}` };
      for (const name of given.filter(name => action && !(name in inputs))) yield { line, message: `${step.uses} knows no input '${name}'` };
      for (const name of Object.keys(inputs).filter(name => inputs[name]?.required && !given.includes(name))) yield { line, message: `${step.uses} needs the input '${name}'` };
    }
  },
};

const repositoryOf = uses => uses.split('@')[0].split('/').slice(0, 2).join('/');
