// Makes every picture of the documentation anew: `npm run pictures`. The example watch is refreshed on the two simulators, and what people see of it is photographed:
// the pull request, the table, the page of everything found, and a message as Microsoft's own renderer of cards shows it. It needs the SDK and chromium.
import { execFile, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openStage } from '../FindAllDigest.Workflows/runner/stage.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const out = join(root, '.github/pictures');
const work = mkdtempSync(join(tmpdir(), 'findall-digest-pictures-'));
const themes = ['light', 'dark'];
const colours = { light: { back: '#ffffff', front: '#1f2328', line: '#d1d9e0', soft: '#59636e', accent: '#0969da' }, dark: { back: '#0d1117', front: '#f0f6fc', line: '#3d444d', soft: '#9198a1', accent: '#4493f8' } };
const watch = 'example';
const options = process.argv.slice(2); // of dotnet run, such as --no-build

const origin = join(work, 'origin');
execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, origin]);
const settings = join(origin, `data/${watch}/watch.json`);
writeFileSync(settings, readFileSync(settings, 'utf8').replace('"deliver":', '"messages": [ { "to": "teams" } ],\n  "deliver":'));

const messages = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  messages.push(JSON.parse(body));
  response.end();
});
await new Promise(resolve => receiver.listen(0, '127.0.0.1', resolve));
const stage = await openStage(root, origin, options);
try {
  await run('refresh', watch, '--force');
  await run('site', watch, '--out', join(work, 'site'));
  const [pull] = await stage.gitHub('/pulls');
  await pullRequest(pull.body);
  const csv = await stage.gitHub(`/contents/data/${watch}/entities.csv?ref=${encodeURIComponent(pull.head.ref)}`);
  table(Buffer.from(csv.content, 'base64').toString('utf8'));
  message(messages[0].attachments[0].content);
  for (const theme of themes) shoot(`page-${theme}`, readFileSync(join(work, 'site/index.html'), 'utf8'), theme, 1280, 1000);
} finally {
  await stage.close();
  receiver.close();
  rmSync(work, { recursive: true, force: true });
}

/** The program, as a step of a workflow runs it. */
async function run(...words) {
  const { TMPDIR, PATH, HOME, DOTNET_ROOT } = process.env;
  await promisify(execFile)('dotnet', ['run', ...options, '--project', join(root, 'src/FindAllDigest'), '--', '--root', origin, ...words], {
    cwd: root, maxBuffer: 1 << 28, env: {
      PATH, HOME, ...TMPDIR && { TMPDIR }, ...DOTNET_ROOT && { DOTNET_ROOT }, GITHUB_TOKEN: stage.token, GITHUB_REPOSITORY: stage.repository, GITHUB_API_URL: stage.apiUrl, GITHUB_SERVER_URL: stage.serverUrl,
      GITHUB_RUN_ID: '1', TEAMS_WEBHOOK_URL: `http://127.0.0.1:${receiver.address().port}/`,
    },
  });
}

async function pullRequest(body) {
  writeFileSync(join(work, 'pull-request.md'), body);
  await promisify(execFile)('node', [join(here, 'render.mjs'), work, join(work, 'pull-request.md')], { env: { ...process.env, WIDTHS: '900', HEIGHT: '1160', THEMES: themes.join() } });
  for (const theme of themes) renameSync(join(work, `pull-request-${theme}-900.png`), join(out, `pull-request-${theme}.png`));
}

/** The first rows and columns of the table, as GitHub shows a CSV file. */
function table(csv) {
  const rows = parse(csv.replace(/^\ufeff/, '')).slice(0, 13).map(cells => cells.slice(0, 8));
  const cell = (name, text) => `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
  for (const theme of themes) {
    const { back, front, line, soft } = colours[theme];
    const html = `<!doctype html><meta charset="utf-8"><style>body { margin: 0; padding: 12px; background: ${back}; color: ${front}; font: 12px/1.5 system-ui, sans-serif }
      table { border-collapse: collapse } th, td { border: 1px solid ${line}; padding: 5px 10px; text-align: left; white-space: nowrap } td:first-child, th:first-child { color: ${soft} }</style>
      <table>${rows.map((cells, index) => `<tr>${[String(index + 1), ...cells].map(text => cell(index === 0 ? 'th' : 'td', text)).join('')}</tr>`).join('')}</table>`;
    shoot(`table-${theme}`, html, theme, 1280, 450);
  }
}

/** A card as Microsoft's renderer shows it, with the colours of Teams. */
function message(card) {
  const renderer = pathToFileURL(join(here, 'node_modules/adaptivecards/dist/adaptivecards.min.js')).href;
  for (const theme of themes) {
    const { front, soft, line, accent } = colours[theme];
    const back = theme === 'dark' ? '#292929' : '#ffffff';
    const text = { default: { default: front, subtle: soft }, accent: { default: accent, subtle: accent }, attention: { default: '#d1242f', subtle: '#d1242f' } };
    const config = { fontFamily: 'system-ui, sans-serif', containerStyles: { default: { backgroundColor: back, foregroundColors: text } }, spacing: { small: 4, default: 8, medium: 12, padding: 16 }, actions: { actionAlignment: 'left' } };
    const html = `<!doctype html><meta charset="utf-8"><style>body { margin: 0; padding: 12px; background: ${theme === 'dark' ? '#141414' : '#f5f5f5'} } main { border: 1px solid ${line}; border-radius: 6px; overflow: hidden; max-width: 640px }
      .ac-pushButton { font: 600 14px system-ui, sans-serif; padding: 6px 12px; border: 1px solid ${line}; border-radius: 4px; background: ${back}; color: ${front} } a { color: ${accent} }</style>
      <main></main><script src="${renderer}"></script><script>
      const card = new AdaptiveCards.AdaptiveCard();
      card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(config)});
      card.parse(${JSON.stringify(card).replaceAll('<', '\\u003c')});
      document.querySelector('main').append(card.render());
      </script>`;
    shoot(`message-${theme}`, html, theme, 680, 420);
  }
}

function shoot(name, html, theme, width, height) {
  const file = join(work, `${name}.html`);
  writeFileSync(file, html);
  execFileSync(process.env.CHROMIUM ?? 'chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--hide-scrollbars', '--virtual-time-budget=4000',
    `--user-data-dir=${join(work, 'profile')}`, ...theme === 'dark' ? ['--blink-settings=preferredColorScheme=0'] : ['--blink-settings=preferredColorScheme=1'],
    `--window-size=${width},${height}`, `--screenshot=${join(out, `${name}.png`)}`, pathToFileURL(file).href], { stdio: 'ignore' });
}

/** The cells of a CSV file. */
function parse(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '') break;
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') rows.push([]);
  }
  return rows.filter(cells => cells.length > 0);
}
