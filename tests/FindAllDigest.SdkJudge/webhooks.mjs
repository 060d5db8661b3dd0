// Takes webhooks on loopback and judges their signatures by Standard Webhooks' rules, with the reference's two vectors as the measure.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { isTrue } from './shapes.mjs';

const [older, newer] = ['MDE=', 'MDI='].map((end) => `whsec_ZmluZGFsbC1lbXVsYXRvci10ZXN0LWtleS0wMDAw${end}`);
const vectors = [
  {
    id: 'msg_test_0001', timestamp: '1767225600', secrets: [older], signature: 'v1,sHlpimlDCPwjej4YrVpMs6Imxw5Tl7VLAnWw+wUlsxk=', legacy: 'v1,z1a62NIqQqZNTuswaYzDDflwBXjViF+ByAKivDf1OCA=', wrong: 'v1,w2MpQUgjNL9abRr4IIsG0s3iR7iSNHRI2hP9HvmSTUQ=',
    body: '{"type":"findall.run.completed","timestamp":"2026-01-01T00:00:00.000000Z","data":{"findall_id":"findall_00000000000000000000000000000001","status":{"status":"completed","is_active":false,"metrics":{"generated_candidates_count":7,"matched_candidates_count":2},"termination_reason":"candidates_exhausted"},"generator":"base","metadata":{"watch":"demo"},"created_at":"2025-12-31T23:50:00.000000Z","modified_at":"2026-01-01T00:00:00.000000Z"}}',
  },
  {
    id: 'msg_test_0002', timestamp: '1767225601', secrets: [older, newer], signature: 'v1,K/L9blE5dr5MDcX+GEpM9JiL7YSO/m3DA+2Rbg5fpcw= v1,fZ7d4gLioSrFKXs9vnwUhK6y/EznZ8ATxni9b6fYCgY=',
    body: '{"type":"findall.candidate.matched","timestamp":"2026-01-01T00:00:01.500000Z","data":{"findall_id":"findall_00000000000000000000000000000001","candidate_id":"candidate_11111111-2222-4333-8444-555555555555","name":"Zürich Robotik","url":"https://zurich-robotik.example/","match_status":"matched"}}',
  },
];

/** Whether a delivery is signed with a secret, in the way of today or in the former one. */
export function isSigned({ id, timestamp, signature, body }, secret, isLegacy = false) {
  const key = isLegacy ? Buffer.from(secret) : Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signature.split(' ').filter((entry) => entry.startsWith('v1,')).map((entry) => Buffer.from(entry.slice(3), 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

/** The judge agrees with the vectors, or it is none. */
export function judgeVectors() {
  for (const vector of vectors) {
    for (const secret of vector.secrets) isTrue(isSigned(vector, secret), `${vector.id} does not verify`);
    if (vector.legacy) isTrue(isSigned({ ...vector, signature: vector.legacy }, older, true), 'the former way does not verify');
    if (vector.wrong) isTrue(!isSigned({ ...vector, signature: vector.wrong }, older) && !isSigned({ ...vector, signature: vector.wrong }, older, true), 'a wrong one verifies');
  }
}

/** Takes deliveries until it is closed. */
export async function openReceiver() {
  const taken = [];
  const server = createServer(async (request, response) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature, 'content-type': type } = request.headers;
    taken.push({ id, timestamp, signature, type, body: Buffer.concat(pieces) });
    response.writeHead(204).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    taken,
    url: `http://127.0.0.1:${server.address().port}/findall`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
    async wait(count) {
      for (let tries = 0; taken.length < count; tries++) {
        if (tries > 1000) throw new Error(`${taken.length} webhooks came instead of ${count}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
}
