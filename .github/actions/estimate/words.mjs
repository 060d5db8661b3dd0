// The words of the comment: which watches will cost something else, before and after, and which cannot be estimated.

const usd = amount => `${amount.toFixed(2)} USD`;
/** As the pages of this repository write a day: Fri 20 Nov 2026. */
const day = iso => new Date(iso).toUTCString().replace(/, 0?/, ' ').replace(/ \d\d:.*/, '');
const fields = ['generator', 'match_limit', 'fixed_usd', 'per_match_usd', 'exposure_usd', 'budget_per_run_usd', 'budget_per_month_usd'];
const smallestRun = 5; // matches; the service takes no smaller limit

export const nothing = 'Nothing will cost anything else than now.\n';

/**
 * @param current the estimates of what is there; they know what the month has cost
 * @param proposed the estimates of what is proposed; they know of no run
 * @param unreadable names of watches that are proposed and have no estimate, since a file of theirs is wrong
 * @returns the comment's text without its marker; empty when nothing will cost anything else
 */
export function wordsOf(current, proposed, unreadable = []) {
  const before = new Map(current.map(watch => [watch.watch, watch]));
  const rows = [
    ...unreadable.map(name => unknownRow(name, before.get(name))),
    ...proposed.filter(watch => isOther(before.get(watch.watch), watch)).map(watch => row(before.get(watch.watch), watch)),
  ];
  if (rows.length === 0) return '';
  const [{ prices_date: date }] = [...proposed, ...current, { prices_date: '' }];
  return [
    '### What a refresh will cost',
    '',
    '| watch | generator | matches | at most | budget a month | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `${date ? `At the prices of ${day(date)}. ` : ''}The most is paid only if every match of the limit is found; what a refresh spends is held against the budget before it starts.`,
    '',
  ].join('\n');
}

function isOther(before, after) {
  return before === undefined || fields.some(field => before[field] !== after[field]);
}

function row(before, after) {
  const change = show => before === undefined || show(before) === show(after) ? show(after) : `${show(after)} (now ${show(before)})`;
  const cells = [`\`${after.watch}\``, change(watch => watch.generator), change(watch => String(watch.match_limit)), change(watch => usd(watch.exposure_usd)), change(watch => usd(watch.budget_per_month_usd)), verdict(before, after)];
  return `| ${cells.join(' | ')} |`;
}

function unknownRow(name, before) {
  const now = before === undefined ? '?' : `? (now ${usd(before.exposure_usd)})`;
  return `| \`${name}\` | ? | ? | ${now} | ? | ⚠️ cannot be estimated: see the check of this pull request |`;
}

/** What is proposed is held against what this month has cost, and what is reserved for a run in flight. */
function verdict(before, after) {
  const spent = before === undefined ? 0 : before.spent_usd + before.reserved_usd;
  const left = Math.max(0, after.budget_per_month_usd - spent);
  const available = Math.min(after.budget_per_run_usd, left);
  const ofMonth = spent > 0 ? `; ${usd(left)} of this month are left` : '';
  if (after.exposure_usd <= available) return `fits${ofMonth}${after.is_paused ? '; paused' : ''}`;
  const matches = after.per_match_usd > 0 ? Math.floor((available - after.fixed_usd) / after.per_match_usd) : 0;
  return matches >= smallestRun
    ? `⚠️ lowered to ${matches} matches, ${usd(after.fixed_usd + matches * after.per_match_usd)}, to fit the budget${ofMonth}`
    : `⚠️ does not fit the budget and would not be started${ofMonth}`;
}
