// Holds one exchange against the operation it belongs to.
import { currentBody, currentPath, IGNORED_QUERIES, KNOWN_INACCURACIES } from './tolerated.mjs';

// Answers that GitHub gives everywhere, and that its description mentions for some operations only.
const GENERAL = new Set([304, 400, 401, 403, 404, 409, 410, 415, 422, 429]);

export function checkExchange(operations, schemas, exchange) {
  const path = currentPath(exchange.method, decodeURIComponent(exchange.path), exchange.responseBody);
  const found = operations.find(exchange.method, path);
  if (found.problem) {
    // A path that does not exist is a mistake of the client, except where a test asks for the 404 on purpose.
    return { operation: `${exchange.method} ${path}`, problems: [found.problem] };
  }
  const operation = `${exchange.method} ${found.template}`;
  // A test may send what is wrong on purpose; then GitHub says so.
  const refused = !exchange.scripted && (exchange.status === 400 || exchange.status === 422);
  return {
    operation,
    problems: [
      ...(refused ? [] : requestProblems(operations, schemas, operation, found, exchange)),
      ...(exchange.scripted || exchange.status === null ? [] : answerProblems(operations, schemas, operation, found, exchange)),
    ],
  };
}

function requestProblems(operations, schemas, operation, found, exchange) {
  const problems = [];
  for (const parameter of found.parameters) {
    const value = parameter.in === 'path' ? found.values[parameter.name.replaceAll('-', '_')] : exchange.query[parameter.name];
    if (parameter.in !== 'path' && parameter.in !== 'query') continue;
    if (value === undefined) {
      if (parameter.required && parameter.in === 'query') problems.push(`query "${parameter.name}" is missing`);
      continue;
    }
    problems.push(...schemas.check(`${operation} ${parameter.in} ${parameter.name}`, parameter.schema, value, true)
      .map(problem => `${parameter.in} "${parameter.name}" = ${JSON.stringify(value)}: ${problem}`));
  }
  const known = new Set(found.parameters.filter(parameter => parameter.in === 'query').map(parameter => parameter.name));
  problems.push(...Object.keys(exchange.query).filter(name => !known.has(name) && !IGNORED_QUERIES.has(`${operation} ${name}`)).map(name => `query "${name}" is unknown`));
  return [...problems, ...bodyProblems(operations, schemas, operation, found, exchange)];
}

function bodyProblems(operations, schemas, operation, found, exchange) {
  const expected = operations.resolve(found.operation.requestBody);
  if (!expected) {
    return exchange.requestBody === null ? [] : ['a body was sent, but none is known'];
  }
  if (exchange.requestBody === null) {
    return expected.required ? ['the body is missing'] : [];
  }
  const schema = operations.resolve(expected.content['application/json']?.schema);
  if (!schema) return [];
  const body = currentBody(operation, exchange.requestBody);
  const unknown = unknownFields(operations, schema, body);
  return [
    ...schemas.check(`${operation} body`, schema, body).map(problem => `request body ${problem}`),
    ...unknown.map(name => `request body has a field "${name}" that GitHub does not know`),
  ];
}

// A misspelt field would be ignored by GitHub without a word.
function unknownFields(operations, schema, body) {
  if (!schema.properties || schema.oneOf || schema.anyOf || typeof body !== 'object' || Array.isArray(body)) return [];
  return Object.keys(body).filter(name => !(name in schema.properties));
}

function answerProblems(operations, schemas, operation, found, exchange) {
  const responses = found.operation.responses;
  const expected = operations.resolve(responses[exchange.status] ?? responses.default);
  if (!expected) {
    return GENERAL.has(exchange.status) ? errorProblems(exchange) : [`the status ${exchange.status} is not documented`];
  }
  const types = Object.keys(expected.content ?? {});
  if (types.length === 0) {
    return exchange.responseBody === null || exchange.status >= 400 ? [] : ['a body was answered, but none is documented'];
  }
  const sent = (exchange.responseContentType ?? '').split(';')[0];
  if (/\.raw\b/.test(sent)) return [];
  if (exchange.responseBody === null) return exchange.status === 304 ? [] : ['the answer has no body'];
  const schema = expected.content[types.includes(sent) ? sent : types[0]].schema;
  return schemas.check(`${operation} ${exchange.status} ${sent}`, schema, exchange.responseBody)
    .filter(problem => !KNOWN_INACCURACIES.some(known => known.test(problem)))
    .map(problem => `answer ${problem}`);
}

function errorProblems(exchange) {
  if (exchange.status === 304) return exchange.responseBody === null ? [] : ['304 has a body'];
  const { message, documentation_url: page } = exchange.responseBody ?? {};
  return typeof message === 'string' && typeof page === 'string' ? [] : ['an error without message or documentation_url'];
}
