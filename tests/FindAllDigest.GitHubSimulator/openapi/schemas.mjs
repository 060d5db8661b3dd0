// Compiles OpenAPI 3.0 schemas, which are almost JSON Schema, with ajv.
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

export class Schemas {
  #compiled = new Map();

  constructor(description) {
    this.ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false });
    addFormats(this.ajv);
    // OpenAPI's own formats carry no rule here; "uri" excludes the templates GitHub itself sends, "date-time" stays checked.
    for (const format of ['repo.nwo', 'ssh-key', 'binary', 'timestamp', 'email', 'uri', 'int64', 'int32', 'password']) {
      this.ajv.addFormat(format, true);
    }
    this.ajv.addSchema({ $id: 'github', components: toJsonSchema(description.components) });
  }

  /** Problems of a value, as sentences. `where` names the schema once and for all, so that it is compiled once. */
  check(where, schema, value, coerce = false) {
    const key = `${where}|${coerce}`;
    if (!this.#compiled.has(key)) {
      this.#compiled.set(key, this.ajv.compile(withBase(toJsonSchema(schema))));
    }
    const validate = this.#compiled.get(key);
    const candidates = coerce ? readings(value) : [value];
    if (candidates.some(candidate => validate(candidate))) {
      return [];
    }
    return validate.errors.map(error =>
      `${error.instancePath || '(whole)'} ${error.message}${error.params.additionalProperty ? ` "${error.params.additionalProperty}"` : ''}`);
  }
}

// A query or path holds text; a schema may want a number, a flag or a list.
function readings(text) {
  const all = [text];
  if (/^-?\d+$/.test(text)) all.push(Number(text));
  if (text === 'true' || text === 'false') all.push(text === 'true');
  all.push(String(text).split(','));
  return all;
}

function withBase(schema) {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/'));
}

// "nullable" is OpenAPI 3.0's word for a type that may also be null.
function toJsonSchema(node) {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (node === null || typeof node !== 'object') return node;
  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'example' || key === 'examples') continue;
    result[key] = key === 'enum' || key === 'default' ? value : toJsonSchema(value);
  }
  if (node.nullable !== true) return result;
  delete result.nullable;
  return { anyOf: [{ type: 'null' }, result] };
}
