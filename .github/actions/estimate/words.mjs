// The words of the comment: which watches will cost something else, before and after.

const usd = amount => `${amount.toFixed(2)} USD`;
const fields = ['generator', 'match_limit', 'fixed_usd', 'per_match_usd', 'exposure_usd', 'allowed_match_limit', 'allowed_usd', 'budget_per_month_usd'];

/** @returns the comment's text without its marker; empty when nothing will cost anything else */
export function wordsOf(current, proposed) {
  const before = new Map(current.map(watch => [watch.watch, watch]));
  const rows = proposed.filter(watch => isOther(before.get(watch.watch), watch)).map(watch => row(before.get(watch.watch), watch));
  if (rows.length === 0) return '';
  return [
    '### What a refresh will cost',
    '',
    '| watch | generator | matches | at most | budget a month | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `At the prices of ${proposed[0].prices_date}. The most is paid only if every match of the limit is found; what a refresh spends is held against the budget before it starts.`,
    '',
  ].join('\n');
}

function isOther(before, after) {
  return before === undefined || fields.some(field => before[field] !== after[field]);
}

function row(before, after) {
  const change = show => before === undefined || show(before) === show(after) ? show(after) : `${show(after)} (now ${show(before)})`;
  const cells = [`\`${after.watch}\``, change(watch => watch.generator), change(watch => String(watch.match_limit)), change(watch => usd(watch.exposure_usd)), change(watch => usd(watch.budget_per_month_usd)), verdict(after)];
  return `| ${cells.join(' | ')} |`;
}

function verdict(watch) {
  if (watch.budget === 'fits') return watch.is_paused ? 'fits; paused' : 'fits';
  if (watch.budget === 'lowered') return `⚠️ lowered to ${watch.allowed_match_limit} matches, ${usd(watch.allowed_usd)}, to fit the budget`;
  return '⚠️ does not fit the budget and would not be started';
}
