// Evaluates GitHub's expressions with the evaluator that GitHub itself publishes.
import { Evaluator, Lexer, Parser, data } from '@actions/expressions';

// An expression ends at the first }} outside of a quoted text.
const placeholder = /\$\{\{((?:'(?:[^']|'')*'|[^'])*?)\}\}/g;
const toData = value => JSON.parse(JSON.stringify(value ?? null), data.reviver);
const toPlain = value => JSON.parse(JSON.stringify(value, data.replacer) ?? 'null');

export class Scope {
  /**
   * @param contexts github, inputs, steps, … as plain values
   * @param functions what is not built in, such as success and hashFiles; they take and give plain values
   */
  constructor(contexts, functions = {}) {
    this.contexts = contexts;
    this.functions = Object.entries(functions).map(([name, call]) => ({
      name, minArgs: 0, maxArgs: 255, call: (...given) => toData(call(...given.map(argument => argument.coerceString()))),
    }));
  }

  /** The value of one expression, as GitHub's own kind of value. */
  #evaluate(expression) {
    const names = Object.keys(this.contexts);
    const tree = new Parser(new Lexer(expression).lex().tokens, names, this.functions).parse();
    const contexts = new data.Dictionary(...names.map(key => ({ key, value: toData(this.contexts[key]) })));
    return new Evaluator(tree, contexts, new Map(this.functions.map(known => [known.name.toLowerCase(), known]))).evaluate();
  }

  /** A value of a workflow file: a lone expression keeps its type, expressions inside text become text. */
  resolve(value) {
    if (typeof value !== 'string') return value;
    const [only] = value.matchAll(placeholder);
    return only && only[0] === value.trim() ? toPlain(this.#evaluate(only[1].trim())) : this.text(value);
  }

  /** A value as text, the way it arrives in an environment variable. */
  text(value) {
    return String(value ?? '').replaceAll(placeholder, (_, expression) => this.#evaluate(expression.trim()).coerceString());
  }

  texts(map) {
    return Object.fromEntries(Object.entries(map ?? {}).map(([key, value]) => [key, this.text(value)]));
  }

  /** An `if:`; one that does not ask about failure holds only while nothing failed. */
  holds(condition) {
    const text = String(condition ?? 'success()').trim().replace(placeholder, '($1)');
    const asks = /\b(success|failure|always|cancelled)\s*\(/.test(text);
    return toPlain(this.#evaluate(`!!(${asks ? text : `success() && (${text})`})`)) === true;
  }
}
