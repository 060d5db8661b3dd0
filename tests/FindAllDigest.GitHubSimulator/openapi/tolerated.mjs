// What Octokit 14 sends beyond GitHub's description, and GitHub serves all the same. Each entry says why; nothing else is let through.

/** Reading references at the address of 2019, before "ref" (one) and "matching-refs" (many) were told apart: Octokit still does. */
export function currentPath(method, path, answer) {
  const now = Array.isArray(answer) ? 'matching-refs' : 'ref';
  return method === 'GET' ? path.replace(/^(\/repos\/[^/]+\/[^/]+\/git)\/refs\//, `$1/${now}/`) : path;
}

/** Labels may be "an array directly", say the words of the description, though its schema knows only the object. Octokit sends the array. */
export function currentBody(operation, body) {
  return operation === 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels' && Array.isArray(body) ? { labels: body } : body;
}

/** Query parameters that GitHub ignores: Octokit sends its filters' defaults wherever it shares the type of a filter. */
export const IGNORED_QUERIES = new Set([
  'GET /repos/{owner}/{repo}/issues filter',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments sort',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments direction',
]);

/** Where GitHub answers otherwise than it describes. */
export const KNOWN_INACCURACIES = [
  // A label without description has null, inside pull requests as everywhere else; only their schema says string.
  /\/labels\/\d+\/description must be string/,
];
