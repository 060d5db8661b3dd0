// What the runner does with files: hashFiles, and the files through which a step talks to later ones.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** hashFiles of GitHub: one hash over the hashes of all matching files; patterns that begin with ! take away. */
export function hashFiles(folder, ...patterns) {
  const rules = patterns.map(pattern => ({ isKept: !pattern.startsWith('!'), expression: toExpression(pattern.replace(/^!/, '')) }));
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter(path => rules.reduce((kept, rule) => rule.expression.test(path) ? rule.isKept : kept, false))
    .sort();
  const whole = createHash('sha256');
  for (const path of paths) whole.update(createHash('sha256').update(readFileSync(join(folder, path))).digest());
  return paths.length > 0 ? whole.digest('hex') : '';
}

function toExpression(pattern) {
  const parts = pattern.split(/(\*\*\/|\*\*|\*|\[[^\]]+\])/);
  const words = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' };
  return new RegExp(`^${parts.map(part => words[part] ?? (part.startsWith('[') ? part : part.replace(/[.+^${}()|\\]/g, '\\$&'))).join('')}$`);
}

/** Reads a file of NAME=value lines and NAME<<END blocks. */
export function readCommands(path) {
  const found = {};
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  while (lines.length > 0) {
    const line = lines.shift();
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    if (block) {
      const end = lines.indexOf(block[2]);
      found[block[1]] = lines.splice(0, end + 1).slice(0, -1).join('\n');
    } else if (line.includes('=')) {
      found[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return found;
}
