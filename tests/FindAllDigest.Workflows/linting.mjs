// All judges over all files.
import { actionlint, githubParser } from './judges.mjs';
import { rules } from './rules.mjs';

/** What is wrong, as { path, line, rule, message }. */
export async function lint(files) {
  const findings = [];
  for (const file of files) {
    findings.push(...await actionlint(file), ...githubParser(file));
    if (!file.isValid) continue;
    for (const [rule, find] of Object.entries(rules)) {
      for (const { line, message } of find(file, files)) findings.push({ path: file.path, line, rule, message });
    }
  }
  return findings;
}
