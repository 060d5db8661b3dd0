import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../.github/actions/estimate/words.mjs';

const watch = (changes = {}) => ({
  watch: 'live', generator: 'core', match_limit: 50, fixed_usd: 2, per_match_usd: 0.175, exposure_usd: 10.75, budget_per_run_usd: 35, budget_per_month_usd: 35,
  spent_usd: 0, reserved_usd: 0, is_paused: false, prices_date: '2026-10-08', ...changes,
});

test('what changes nothing says nothing, however much the month has cost', () => {
  assert.equal(wordsOf([watch({ spent_usd: 32.25 })], [watch()]), '');
  assert.equal(wordsOf([], []), '');
});

test('a watch that cannot be read is never told as one that costs nothing else', () => {
  const words = wordsOf([watch()], [], ['live']);
  assert.match(words, /\| `live` \| \? \| \? \| \? \(now 10\.75 USD\) \| \? \| ⚠️ cannot be estimated: see the check/);
  assert.match(wordsOf([], [], ['fresh']), /\| `fresh` \| \? \| \? \| \? \| \? \| ⚠️ cannot be estimated/);
});

test('one that cannot be read hides no other', () => {
  const words = wordsOf([watch(), watch({ watch: 'other' })], [watch({ watch: 'other', match_limit: 60, exposure_usd: 12.5 })], ['live']);
  assert.match(words, /`live`/);
  assert.match(words, /\| `other` \| core \| 60 \(now 50\) \| 12\.50 USD \(now 10\.75 USD\)/);
});

test('the verdict counts what the month has cost and what is reserved', () => {
  const proposed = [watch({ match_limit: 60, exposure_usd: 12.5 })];
  assert.match(wordsOf([watch({ spent_usd: 32.25 })], proposed), /⚠️ does not fit the budget and would not be started; 2\.75 USD of this month are left/);
  assert.match(wordsOf([watch({ spent_usd: 20, reserved_usd: 10 })], proposed), /⚠️ lowered to 17 matches, 4\.97 USD, to fit the budget; 5\.00 USD of this month are left|⚠️ lowered to 17 matches, 4\.98 USD/);
  assert.match(wordsOf([watch()], proposed), /\| fits \|/);
  assert.match(wordsOf([watch({ spent_usd: 10 })], proposed), /\| fits; 25\.00 USD of this month are left \|/);
});

test('a run that is too dear for one run is lowered, and a new watch has spent nothing', () => {
  assert.match(wordsOf([], [watch({ budget_per_run_usd: 5 })]), /⚠️ lowered to 17 matches/);
  assert.match(wordsOf([], [watch({ budget_per_run_usd: 1 })]), /⚠️ does not fit the budget and would not be started \|/);
  assert.match(wordsOf([], [watch({ is_paused: true })]), /fits; paused/);
});

test('a change of the budget alone is told', () => {
  assert.match(wordsOf([watch()], [watch({ budget_per_month_usd: 350 })]), /350\.00 USD \(now 35\.00 USD\)/);
  assert.notEqual(wordsOf([watch()], [watch({ budget_per_run_usd: 10 })]), '');
});

test('the day of the prices is written as people read days', () => {
  assert.match(wordsOf([], [watch({ prices_date: '2026-09-08' })]), /At the prices of Tue 8 Sep 2026\. /);
});
