// Usage: node validate.mjs FILE.jsonl …
// Every line is one exchange, as the simulator records it. Exit 0: all fit GitHub's description; 1: some do not; 2: nothing to check.
import { readFileSync } from 'node:fs';
import { loadDescription, Operations } from './description.mjs';
import { checkExchange } from './exchange.mjs';
import { Schemas } from './schemas.mjs';

const files = process.argv.slice(2);
const exchanges = files.flatMap(file => readFileSync(file, 'utf8').split('\n')
  .map((text, index) => ({ text: text.replace(/^\uFEFF/, ''), where: `${file}:${index + 1}` }))
  .filter(({ text }) => text.length > 0)
  .map(({ text, where }) => ({ where, exchange: JSON.parse(text) })));
if (exchanges.length === 0) {
  console.error('No exchange to validate: pass a recording that is not empty.');
  process.exit(2);
}

const description = loadDescription();
const [operations, schemas] = [new Operations(description), new Schemas(description)];
const faults = new Map();
const covered = new Set();
for (const { where, exchange } of exchanges) {
  const { operation, problems } = checkExchange(operations, schemas, exchange);
  covered.add(operation);
  for (const problem of problems) {
    const text = `${operation} → ${exchange.status ?? 'cut'}: ${problem}`;
    faults.set(text, [...(faults.get(text) ?? []), where]);
  }
}

for (const [text, places] of faults) {
  console.error(`${text}\n    ${places[0]}${places.length > 1 ? ` and ${places.length - 1} more` : ''}`);
}
console.log(`${exchanges.length} exchanges of ${covered.size} operations, ${faults.size} mismatches with GitHub's description`);
process.exit(faults.size > 0 ? 1 : 0);
