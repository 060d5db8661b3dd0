// Reads GitHub's OpenAPI description and finds the operation a request belongs to.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Names of branches, references and files hold slashes, which clients send unescaped; OpenAPI has no word for that.
const GREEDY = new Set(['ref', 'path', 'branch', 'basehead', 'tree_sha']);

export function loadDescription() {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

export class Operations {
  constructor(description) {
    this.description = description;
    this.routes = Object.entries(description.paths).map(([template, item]) => route(template, item));
    // The route with the most literal text wins: "issues/comments/{id}" before "issues/{number}/…".
    this.routes.sort((one, other) => other.literal - one.literal);
  }

  resolve(node) {
    while (node?.$ref) {
      node = node.$ref.slice(2).split('/').reduce((at, key) => at[key], this.description);
    }
    return node;
  }

  find(method, path) {
    const matching = this.routes.filter(candidate => candidate.pattern.test(path));
    const chosen = matching.find(candidate => candidate.item[method.toLowerCase()]);
    if (!chosen) {
      return { problem: matching.length ? `no method ${method} at ${matching[0].template}` : 'no such path' };
    }
    const operation = chosen.item[method.toLowerCase()];
    const parameters = [...(chosen.item.parameters ?? []), ...(operation.parameters ?? [])].map(each => this.resolve(each));
    return { template: chosen.template, operation, parameters, values: chosen.pattern.exec(path).groups ?? {} };
  }
}

function route(template, item) {
  const pattern = template.split(/(\{[^}]+\})/).map(part => {
    const name = /^\{([^}]+)\}$/.exec(part)?.[1];
    return name
      ? `(?<${name.replaceAll('-', '_')}>${GREEDY.has(name) ? '.*' : '[^/]+'})`
      : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }).join('');
  // The root folder is asked for as "contents", with or without the slash.
  const optional = pattern.replace('contents/(?<path>.*)', 'contents/?(?<path>.*)');
  return { template, item, pattern: new RegExp(`^${optional}$`), literal: template.replace(/\{[^}]+\}/g, '').length };
}
