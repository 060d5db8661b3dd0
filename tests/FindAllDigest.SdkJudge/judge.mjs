// Judges a running simulator with the vendor's own SDK: node judge.mjs http://127.0.0.1:PORT
// The simulator should run at its usual speed; the judge moves its clock where it does not want to wait.
import Parallel from 'parallel-web';
import { errorShapes, hasShape, isEvent, isResult, isRun, isSchema, isTrue } from './shapes.mjs';
import { openAdmin } from './simulator.mjs';
import { isSigned, judgeVectors, openReceiver } from './webhooks.mjs';

const baseURL = process.argv[2];
if (!baseURL) {
  console.error('usage: node judge.mjs http://127.0.0.1:PORT');
  process.exit(1);
}

const client = new Parallel({ apiKey: 'any-key', baseURL, maxRetries: 0 });
const { findall } = client.beta;
const admin = openAdmin(baseURL);
let passed = 0;
let failed = 0;

async function check(what, test) {
  try {
    const value = await test();
    passed++;
    return value;
  } catch (error) {
    failed++;
    console.error(`FAILED ${what}: ${error.message}`);
    return undefined;
  }
}

/** Checks that a call is refused with an error class of the SDK and a documented body. */
const refuses = (what, call, errorClass, status, shape) =>
  check(what, async () => {
    const error = await call().then(() => undefined, (reason) => reason);
    isTrue(error instanceof errorClass, `gave ${error?.constructor.name ?? 'an answer'} instead of ${errorClass.name}`);
    isTrue(error.status === status, `gave status ${error.status} instead of ${status}`);
    errorShapes[shape](error.error);
  });

/** Checks that one of our own checks catches a broken answer; a judge that cannot fail is none. */
const catches = (what, test, broken) =>
  check(`the judge notices ${what}`, () => {
    let isCaught = false;
    try {
      test(broken);
    } catch {
      isCaught = true;
    }
    isTrue(isCaught, 'it was accepted');
  });

const changed = (value, change) => {
  const copy = structuredClone(value);
  change(copy);
  return copy;
};

async function finish(id) {
  for (let polls = 0; polls < 200; polls++) {
    const run = await findall.retrieve(id);
    isRun(run);
    if (!run.status.is_active) return run;
    await admin.advance(30);
  }
  throw new Error('the run never ended');
}

const query = {
  objective: 'Find all portfolio companies of Khosla Ventures founded after 2020',
  entity_type: 'companies',
  match_conditions: [
    { name: 'khosla_ventures_portfolio_check', description: 'Company must be a portfolio company of Khosla Ventures.' },
    { name: 'founded_after_2020_check', description: 'Company must have been founded after 2020.' },
  ],
  generator: 'core',
  match_limit: 20,
};
const enrichment = (name, type, processor = 'base') => ({
  processor,
  output_schema: { type: 'json', json_schema: { type: 'object', properties: { [name]: { type, description: name } }, required: [name], additionalProperties: false } },
});
const unknownId = 'findall_00000000000000000000000000000000';

async function judgeRun() {
  const metadata = { watch: 'judge', attempt: 1, ratio: 0.5, dry: false };
  const run = await check('create', async () => {
    const created = await findall.create({ ...query, exclude_list: [{ name: 'Gridloom Exchange', url: 'https://gridloom.example' }], metadata });
    isRun(created);
    isTrue(created.status.status === 'queued', `a created run is ${created.status.status}`);
    isTrue(created.status.metrics.generated_candidates_count === 0, 'a created run has candidates');
    isTrue(JSON.stringify(created.metadata) === JSON.stringify(metadata), 'metadata did not survive');
    return created;
  });
  if (!run) return undefined;
  const id = run.findall_id;
  await check('schema', async () => isSchema(await findall.schema(id), query));
  await check('enrich', async () => {
    const schema = await findall.enrich(id, enrichment('funding_amount', ['number', 'null']));
    isSchema(schema, query);
    isTrue(schema.enrichments.length === 1, `there are ${schema.enrichments.length} enrichments`);
  });
  await admin.advance(25);
  await check('result of a running run', async () => isResult(await findall.result(id)));
  await check('retrieve until the end', async () => {
    const ended = await finish(id);
    isTrue(ended.status.termination_reason === 'match_limit_met', `ended with ${ended.status.termination_reason}`);
  });
  const result = await check('result', async () => {
    const answer = await findall.result(id);
    isResult(answer);
    const matched = answer.candidates.filter((candidate) => candidate.match_status === 'matched');
    isTrue(matched.length === query.match_limit, `has ${matched.length} matches`);
    isTrue(answer.candidates.length > matched.length, 'has no unmatched candidate');
    isTrue(matched.every((candidate) => 'funding_amount' in candidate.output), 'a match has no enrichment');
    return answer;
  });
  await refuses('cancel of a finished run', () => findall.cancel(id), Parallel.ConflictError, 409, 'run');
  await check('enrich of a finished run', async () => {
    isSchema(await findall.enrich(id, enrichment('key_people', ['array', 'null'], 'core')), query);
    const again = await findall.retrieve(id);
    isRun(again);
    isTrue(again.status.is_active, 'the run did not become active again');
    await finish(id);
    isResult(await findall.result(id));
  });
  return result;
}

/** All events of a stream, each of the documented shape, in rising order of their ids. */
async function follow(id, params) {
  const events = [];
  for await (const event of await findall.events(id, params)) {
    isEvent(event);
    events.push(event);
  }
  const ids = events.map((event) => event.event_id);
  isTrue(ids.every((eventId, index) => index === 0 || ids[index - 1] < eventId), 'the ids do not rise');
  return events;
}

const ofType = (events, type) => events.filter((event) => event.type === type);

async function judgeExtend(id) {
  const limit = query.match_limit + 5;
  await check('extend', async () => {
    isSchema(await findall.extend(id, { additional_match_limit: 5 }), { ...query, match_limit: limit });
    const run = await findall.retrieve(id);
    isRun(run);
    isTrue(run.status.is_active, 'the run did not become active again');
    const ended = await finish(id);
    isTrue(ended.status.metrics.matched_candidates_count === limit, `has ${ended.status.metrics.matched_candidates_count} matches`);
    const result = await findall.result(id);
    isResult(result);
    const matched = result.candidates.filter((candidate) => candidate.match_status === 'matched');
    isTrue(matched.every((candidate) => 'funding_amount' in candidate.output), 'an added match has no enrichment');
    isSchema(await findall.schema(id), { ...query, match_limit: limit });
  });
  await refuses('an increment of 0', () => findall.extend(id, { additional_match_limit: 0 }), Parallel.UnprocessableEntityError, 422, 'run');
  await refuses('a total over 1000', () => findall.extend(id, { additional_match_limit: 1001 - limit }), Parallel.UnprocessableEntityError, 422, 'run');
  const { findall_id: preview } = await findall.create({ ...query, generator: 'preview', match_limit: 5 });
  await refuses('extend of a preview', () => findall.extend(preview, { additional_match_limit: 5 }), Parallel.UnprocessableEntityError, 422, 'run');
  await findall.cancel(preview);
  await refuses('extend of a cancelled run', () => findall.extend(preview, { additional_match_limit: 5 }), Parallel.UnprocessableEntityError, 422, 'run');
}

async function judgeEvents(id) {
  const events = await check('events of a finished run', async () => {
    const all = await follow(id);
    const result = await findall.result(id);
    isTrue(all.at(-1).event_id === result.last_event_id, 'the last stored event is another one');
    isTrue(all.at(-1).data.status.status === 'completed', `ends with ${all.at(-1).type}`);
    const matched = new Set(ofType(all, 'findall.candidate.matched').map((event) => event.data.candidate_id));
    isTrue(matched.size === result.run.status.metrics.matched_candidates_count, `tells ${matched.size} matches`);
    isTrue(ofType(all, 'findall.schema.updated').length === 3, 'does not tell two enrichments and an extension');
    isTrue(ofType(all, 'findall.candidate.enriched').every(({ data }) => Object.values(data.output).every((entry) => entry.type === 'enrichment')), 'an enriched event holds more than enrichments');
    return all;
  });
  if (!events) return;
  await check('events after one of them', async () => {
    const at = Math.floor(events.length / 2);
    const rest = await follow(id, { last_event_id: events[at].event_id });
    isTrue(JSON.stringify(rest) === JSON.stringify(events.slice(at + 1)), 'the rest is another one');
  });
  await check('events of a live run with a timeout', async () => {
    const { findall_id: live } = await findall.create(query);
    const seen = await follow(live, { timeout: 1 });
    isTrue(seen.length === 1 && seen[0].data.status.status === 'queued', `tells ${seen.length} events`);
  });
  await refuses('events of an unknown run', () => findall.events(unknownId), Parallel.NotFoundError, 404, 'run');
  await refuses('a timeout of 6001', () => findall.events(id, { timeout: 6001 }), Parallel.UnprocessableEntityError, 422, 'validation');
  await catches('an event without id', isEvent, changed(events[0], (event) => delete event.event_id));
  await catches('an event of an unknown type', isEvent, changed(events[0], (event) => (event.type = 'findall.other')));
}

// What the simulator signs with unless it is told otherwise.
const webhookSecret = 'whsec_c2ltdWxhdG9yLXdlYmhvb2stc2VjcmV0LTAwMDE=';

async function judgeWebhooks() {
  await check('the vectors of webhook signatures', judgeVectors);
  await check('webhooks of a run', async () => {
    const receiver = await openReceiver();
    const metadata = { watch: 'judge', intent: '2026-01-05T06:00:00Z 17' };
    try {
      const event_types = ['findall.run.completed', 'findall.run.cancelled', 'findall.run.failed'];
      const { findall_id: id } = await findall.create({ ...query, metadata, webhook: { url: receiver.url, event_types } });
      await finish(id);
      await receiver.wait(1);
      const [hook] = receiver.taken;
      const { type, timestamp, data, ...rest } = JSON.parse(hook.body);
      isRun(data);
      isTrue(type === 'findall.run.completed' && !Number.isNaN(Date.parse(timestamp)) && Object.keys(rest).length === 0, `the body is ${hook.body}`);
      isTrue(data.findall_id === id && JSON.stringify(data.metadata) === JSON.stringify(metadata), 'it tells of another run');
      isTrue(isSigned(hook, webhookSecret) && !isSigned({ ...hook, body: `${hook.body} ` }, webhookSecret), 'the signature is wrong');
      isTrue(Math.abs(Number(hook.timestamp) * 1000 - Date.now()) < 300_000, 'the timestamp is not of now');
    } finally {
      await receiver.close();
    }
  });
}

async function judgeOtherCalls() {
  await check('ingest', async () => isSchema(await findall.ingest({ objective: query.objective }), { ...query, match_limit: undefined }));
  await check('ingest of another objective', async () => {
    const schema = await findall.ingest({ objective: 'Find battery developers active in Portugal, with installed capacity' });
    hasShape('FindAllSchema', schema);
    isTrue(schema.match_conditions.length > 0 && schema.enrichments.length === 1, 'it found no conditions or no enrichment');
  });
  await check('cancel', async () => {
    const { findall_id: id } = await findall.create({ ...query, generator: 'preview', match_limit: 5 });
    const response = await findall.cancel(id).asResponse();
    isTrue(response.status === 204 && (await response.text()) === '', `answered ${response.status}`);
    const run = await findall.retrieve(id);
    isRun(run);
    isTrue(run.status.termination_reason === 'user_cancelled', `ended with ${run.status.termination_reason}`);
  });
  await check('ledger', async () => {
    const ledger = await admin.ledger();
    isTrue(ledger.creates >= 2 && ledger.total_usd >= 5.1, `bills ${ledger.creates} runs with ${ledger.total_usd}`);
  });
}

async function judgeErrors() {
  const nobody = new Parallel({ apiKey: ' ', baseURL, maxRetries: 0 });
  await refuses('no key', () => nobody.beta.findall.retrieve(unknownId), Parallel.AuthenticationError, 401, 'general');
  for (const call of ['retrieve', 'result', 'schema', 'cancel']) {
    await refuses(`${call} of an unknown run`, () => findall[call](unknownId), Parallel.NotFoundError, 404, 'run');
  }
  await refuses('enrich of an unknown run', () => findall.enrich(unknownId, enrichment('x', 'string')), Parallel.NotFoundError, 404, 'run');
  await refuses('a match_limit of 4', () => findall.create({ ...query, match_limit: 4 }), Parallel.UnprocessableEntityError, 422, 'run');
  await refuses('a preview of 11', () => findall.create({ ...query, generator: 'preview', match_limit: 11 }), Parallel.UnprocessableEntityError, 422, 'run');
  const tooMany = Array.from({ length: 10001 }, (_, index) => ({ name: `n${index}`, url: `https://n${index}.example` }));
  await refuses('10,001 exclusions', () => findall.create({ ...query, exclude_list: tooMany }), Parallel.UnprocessableEntityError, 422, 'run');
  await refuses('ingest without objective', () => findall.ingest({}), Parallel.UnprocessableEntityError, 422, 'validation');
  const { findall_id: id } = await findall.create({ ...query, generator: 'preview', match_limit: 5 });
  await refuses('a schema without properties', () => findall.enrich(id, { output_schema: { json_schema: { type: 'object' } } }), Parallel.UnprocessableEntityError, 422, 'run');
  await refuses('an unknown processor', () => findall.enrich(id, enrichment('x', 'string', 'giga')), Parallel.PermissionDeniedError, 403, 'general');
  for (const [status, errorClass, shape] of [[402, Parallel.APIError, 'run'], [429, Parallel.RateLimitError, 'run'], [500, Parallel.InternalServerError, 'general'], [503, Parallel.InternalServerError, 'general']]) {
    await admin.faults([{ kind: 'error_status', operation: 'create', status_code: status }]);
    await refuses(`a fault of ${status}`, () => findall.create(query), errorClass, status, shape);
  }
  await admin.faults([{ kind: 'cut_after_acting', operation: 'create' }]);
  await check('a cut connection', async () => {
    const before = (await admin.ledger()).creates;
    const error = await findall.create(query).then(() => undefined, (reason) => reason);
    isTrue(error instanceof Parallel.APIConnectionError, `gave ${error?.constructor.name ?? 'an answer'}`);
    isTrue((await admin.ledger()).creates === before + 1, 'the run does not exist');
  });
}

async function judgeTheJudge(result) {
  const [first] = result.candidates;
  const at = result.candidates.indexOf(first);
  const condition = query.match_conditions[0].name;
  await catches('a run without status', isRun, changed(result.run, (run) => delete run.status.status));
  await catches('an unknown generator', isRun, changed(result.run, (run) => (run.generator = 'turbo')));
  await catches('an invented field', isRun, changed(result.run, (run) => (run.relevance_score = 1)));
  await catches('a reason on an active run', isRun, changed(result.run, (run) => Object.assign(run.status, { status: 'running', is_active: true })));
  await catches('a candidate without url', isResult, changed(result, (answer) => delete answer.candidates[at].url));
  await catches('a bare output', isResult, changed(result, (answer) => (answer.candidates[at].output[condition] = 'yes')));
  await catches('a basis without reasoning', isResult, changed(result, (answer) => delete answer.candidates[at].basis[0].reasoning));
  await catches('a citation without url', isResult, changed(result, (answer) => (answer.candidates[at].basis[0].citations = [{ title: 'x' }])));
  await catches('a lost condition', (schema) => isSchema(schema, query), { ...query, match_conditions: [] });
  await catches('an error without ref_id', errorShapes.run, { type: 'error', error: { message: 'x' } });
  for (const behaviour of ['old_result_shape', 'bare_string_outputs']) {
    await admin.faults([], { [behaviour]: true });
    const other = await findall.result(result.run.findall_id);
    await admin.faults([], { [behaviour]: false });
    await catches(`the service with ${behaviour}`, isResult, other);
  }
}

try {
  await admin.faults([]);
  const result = await judgeRun();
  if (result) await judgeExtend(result.run.findall_id);
  if (result) await judgeEvents(result.run.findall_id);
  await judgeWebhooks();
  await judgeOtherCalls();
  await judgeErrors();
  if (result) await judgeTheJudge(result);
} catch (error) {
  failed++;
  console.error(`FAILED to go on: ${error.message}${error.cause ? ` (${error.cause.message})` : ''}`);
}

console.log(failed === 0 ? `${passed} checks passed` : `${passed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
