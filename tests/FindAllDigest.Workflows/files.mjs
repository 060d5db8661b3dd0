// The workflows and actions of a repository, with what the rules need to know about each.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, isMap, isScalar, parseDocument, visit } from 'yaml';

const isYaml = path => /\.ya?ml$/.test(path);

/** Every file below a folder, with paths as GitHub writes them; none when there is no such folder. */
function list(root, folder) {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/'))
      .filter(isYaml)
      .sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

export function readAll(root) {
  const [workflows, actions] = [list(root, '.github/workflows'), list(root, '.github/actions').filter(path => /\/action\.ya?ml$/.test(path))];
  return [
    ...workflows.map(path => new File('workflow', path, readFileSync(join(root, path), 'utf8'))),
    ...actions.map(path => new File('action', path, readFileSync(join(root, path), 'utf8'))),
  ];
}

export class File {
  constructor(kind, path, text) {
    Object.assign(this, { kind, path, text, lines: new LineCounter() });
    this.document = parseDocument(text, { lineCounter: this.lines });
  }

  /** The whole file as plain values. */
  get value() {
    return this.document.toJS() ?? {};
  }

  /** The line of a place such as ['jobs', 'refresh'], or of the nearest place around it. */
  lineOf(place) {
    for (let length = place.length; length > 0; length--) {
      const node = this.document.getIn(place.slice(0, length), true);
      if (node?.range) return this.lines.linePos(node.range[0]).line;
    }
    return 1;
  }

  /** Jobs by id; an action has none. */
  get jobs() {
    return Object.entries(this.value.jobs ?? {}).map(([id, job]) => ({ id, job, place: ['jobs', id] }));
  }

  /** Steps of every job, or of a composite action. */
  get steps() {
    const lists = this.kind === 'action' ? [[['runs', 'steps'], this.value.runs?.steps]] : this.jobs.map(({ id, job }) => [['jobs', id, 'steps'], job?.steps]);
    return lists.flatMap(([place, steps]) => (Array.isArray(steps) ? steps : []).map((step, index) => ({ step: step ?? {}, place: [...place, index] })));
  }

  /** Every `uses:` with the comment behind it. */
  get uses() {
    const found = [];
    visit(this.document, {
      Pair: (_, pair) => {
        if (isScalar(pair.key) && pair.key.value === 'uses' && isScalar(pair.value)) {
          found.push({ text: String(pair.value.value), comment: (pair.value.comment ?? '').trim(), line: this.lines.linePos(pair.value.range[0]).line });
        }
      },
    });
    return found;
  }

  /** Every text of the file with the names of the keys that lead to it. */
  get texts() {
    const found = [];
    visit(this.document, {
      Scalar: (key, node, ancestors) => {
        if (key !== 'key' && typeof node.value === 'string') {
          const keys = ancestors.filter(ancestor => ancestor.key && isScalar(ancestor.key)).map(pair => String(pair.key.value));
          found.push({ text: node.value, keys, line: this.lines.linePos(node.range[0]).line });
        }
      },
    });
    return found;
  }

  get isValid() {
    return this.document.errors.length === 0 && isMap(this.document.contents);
  }
}
