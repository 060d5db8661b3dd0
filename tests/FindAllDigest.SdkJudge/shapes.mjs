// The shapes of answers: the vendor's OpenAPI document, made strict, and what the documentation says beyond it.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const openApi = JSON.parse(readFileSync(new URL('../FindAllDigest.Tests/Responses/parallel-openapi.json', import.meta.url), 'utf8'));

// The document allows any further field; a simulator that invents fields would teach the client wrong things.
for (const schema of Object.values(openApi.components.schemas)) {
  if (schema.type === 'object' && schema.additionalProperties === undefined) {
    schema.additionalProperties = false;
  }
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(openApi, 'api');

/** Fails unless a value has the named schema's shape. */
export function hasShape(name, value) {
  const validate = ajv.getSchema(`api#/components/schemas/${name}`);
  if (!validate) throw new Error(`the OpenAPI document has no schema ${name}`);
  if (!validate(value)) {
    throw new Error(`is no ${name}: ` + validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`).join('; '));
  }
}

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const ends = { completed: ['match_limit_met', 'low_match_rate', 'candidates_exhausted', 'insufficient_funds'], failed: ['error_occurred', 'timeout', 'insufficient_funds'], cancelled: ['user_cancelled'] };

export function isTrue(condition, message) {
  if (!condition) throw new Error(message);
}

export function isRun(run) {
  hasShape('FindAllRun', run);
  const { status, is_active: isActive, metrics, termination_reason: reason } = run.status;
  isTrue(/^findall_[0-9a-f]{32}$/.test(run.findall_id), `findall_id is ${run.findall_id}`);
  isTrue(timestamp.test(run.created_at) && timestamp.test(run.modified_at), `times are ${run.created_at}, ${run.modified_at}`);
  isTrue(Number.isInteger(metrics.generated_candidates_count) && Number.isInteger(metrics.matched_candidates_count), 'metrics are missing');
  isTrue(metrics.matched_candidates_count <= metrics.generated_candidates_count, 'more matched than generated');
  isTrue(isActive === ['queued', 'running'].includes(status), `is_active is ${isActive} while ${status}`);
  isTrue(isActive ? reason === undefined : status === 'action_required' || ends[status].includes(reason), `${status} ends with ${reason}`);
}

export function isResult(result) {
  hasShape('FindAllRunResult', result);
  isRun(result.run);
  isTrue(/^[0-9a-f]{13}$/.test(result.last_event_id), `last_event_id is ${result.last_event_id}`);
  const matched = result.candidates.filter((candidate) => candidate.match_status === 'matched');
  isTrue(matched.length === result.run.status.metrics.matched_candidates_count, 'the metrics count other matches than the list');
  isTrue(new Set(result.candidates.map((candidate) => candidate.candidate_id)).size === result.candidates.length, 'a candidate_id stands twice');
  result.candidates.forEach((candidate) => isCandidate(candidate, result.run.status.is_active));
}

function isCandidate(candidate, isActive) {
  const { match_status: verdict, output, basis } = candidate;
  isTrue(/^candidate_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(candidate.candidate_id), `candidate_id is ${candidate.candidate_id}`);
  if (verdict === 'generated') {
    isTrue(isActive && output === undefined && basis === undefined, 'a generated candidate has a verdict or outlived its run');
    return;
  }
  for (const [key, entry] of Object.entries(output)) isOutput(key, entry, verdict);
  const conditions = Object.values(output).filter((entry) => entry.type === 'match_condition');
  isTrue((verdict === 'matched') === conditions.every((entry) => entry.is_matched), `${verdict} disagrees with its conditions`);
  for (const { field, confidence } of basis) {
    isTrue(field.split('.')[0] in output, `basis has ${field}, output has not`);
    isTrue(confidence === undefined || ['high', 'medium', 'low'].includes(confidence), `confidence is ${confidence}`);
  }
}

function isOutput(key, entry, verdict) {
  isTrue(entry !== null && typeof entry === 'object' && 'value' in entry, `output ${key} has no value`);
  const isCondition = entry.type === 'match_condition';
  isTrue(isCondition || entry.type === 'enrichment', `output ${key} has type ${entry.type}`);
  isTrue(isCondition === (typeof entry.is_matched === 'boolean'), `output ${key} has is_matched ${entry.is_matched}`);
  isTrue(isCondition || verdict === 'matched', `${key} was enriched without a match`);
}

export function isSchema(schema, asked) {
  hasShape('FindAllSchema', schema);
  for (const field of ['objective', 'entity_type', 'generator', 'match_limit', 'match_conditions']) {
    isTrue(asked[field] === undefined || JSON.stringify(schema[field]) === JSON.stringify(asked[field]), `${field} did not survive`);
  }
}

const eventData = {
  'findall.status': isRun,
  'findall.schema.updated': (schema) => hasShape('FindAllSchema', schema),
  'findall.candidate.generated': (candidate) => isCandidate(candidate, true),
  'findall.candidate.matched': (candidate) => isCandidate(candidate, true),
  'findall.candidate.unmatched': (candidate) => isCandidate(candidate, true),
  'findall.candidate.enriched': (candidate) => hasShape('FindAllCandidate', candidate),
};

export function isEvent(event) {
  isTrue(event.type in eventData, `type is ${event.type}`);
  isTrue(timestamp.test(event.timestamp) && /^[0-9a-f]{13}$/.test(event.event_id), `time and id are ${event.timestamp}, ${event.event_id}`);
  isTrue(Object.keys(event).length === 4, `fields are ${Object.keys(event)}`);
  eventData[event.type](event.data);
}

/** The three documented shapes of an error body. */
export const errorShapes = {
  run: (body) => {
    hasShape('ErrorResponse', body);
    isTrue(/^[0-9a-f-]{36}$/.test(body.error.ref_id), `ref_id is ${body.error.ref_id}`);
  },
  general: (body) => isTrue(typeof body?.error?.message === 'string' && body.type === undefined, `is no general error: ${JSON.stringify(body)}`),
  validation: (body) => {
    hasShape('HTTPValidationError', body);
    isTrue(body.detail.length > 0, 'detail is empty');
  },
};
