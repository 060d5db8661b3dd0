// Makes pictures of Markdown as GitHub shows it: `node render.mjs OUT FILE.md…` writes OUT/FILE-<light|dark>-<width>.png.
// It needs chromium (CHROMIUM names another one), so it is no part of the gate; whoever changes a template looks at its pictures.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Marked } from 'marked';

const widths = (process.env.WIDTHS ?? '1280,400').split(',').map(Number);
const themes = (process.env.THEMES ?? 'light,dark').split(',');
const open = process.env.OPEN === '1';
const [out, ...files] = process.argv.slice(2);
if (!out || files.length === 0) {
  console.error('Say: node render.mjs OUT FILE.md…');
  process.exit(1);
}

const modules = new URL('node_modules/', import.meta.url);
const mermaid = pathToFileURL(new URL('mermaid/dist/mermaid.min.js', modules).pathname).href;
const titles = { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' };

// What GitHub adds to GitHub Flavored Markdown: alerts and diagrams. Comments keep line ends, files do not.
function html(markdown, isFile) {
  const marked = new Marked({ gfm: true, breaks: !isFile });
  marked.use({
    renderer: {
      code({ text, lang }) {
        return lang === 'mermaid' ? `<pre class="mermaid">${text}</pre>` : false;
      },
      blockquote({ tokens }) {
        const inner = this.parser.parse(tokens);
        const alert = inner.match(/^<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:<br>)?\s*/);
        if (!alert) return false;
        const kind = alert[1].toLowerCase();
        return `<div class="markdown-alert markdown-alert-${kind}"><p class="markdown-alert-title">${titles[kind]}</p><p>${inner.slice(alert[0].length)}</div>`;
      },
    },
  });
  return marked.parse(markdown);
}

function page(markdown, theme, isFile) {
  const style = readFileSync(new URL(`github-markdown-css/github-markdown-${theme}.css`, modules), 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${style}
    html { background: ${theme === 'dark' ? '#0d1117' : '#fff'} }
    .markdown-body { box-sizing: border-box; max-width: 1012px; margin: 0 auto; padding: 24px 16px }
    li:has(> input[type=checkbox], > p > input[type=checkbox]) { list-style: none } li > input[type=checkbox], li > p > input[type=checkbox] { margin: 0 .2em .25em -1.4em; vertical-align: middle }
    ${isFile ? '' : '.markdown-body { font-size: 14px }'}
    pre.mermaid { background: none !important; text-align: center }
  </style><article class="markdown-body">${html(markdown, isFile)}</article>
  <script src="${mermaid}"></script>
  <script>
    if (${open}) document.querySelectorAll('details').forEach(block => block.open = true);
    mermaid.initialize({ startOnLoad: true, theme: '${theme === 'dark' ? 'dark' : 'default'}' });
    addEventListener('load', () => setTimeout(() => document.title = String(document.documentElement.scrollHeight), 1500));
  </script>`;
}

const work = mkdtempSync(join(tmpdir(), 'findall-digest-rendering-'));
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--hide-scrollbars', '--virtual-time-budget=4000', `--user-data-dir=${join(work, 'profile')}`];
const chromium = (...args) => execFileSync(process.env.CHROMIUM ?? 'chromium', [...flags, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });

try {
  mkdirSync(out, { recursive: true });
  for (const file of files) {
    for (const theme of themes) {
      const name = basename(file, '.md');
      const source = join(work, `${name}-${theme}.html`);
      writeFileSync(source, page(readFileSync(file, 'utf8'), theme, name.endsWith('.digest') || name === 'README'));
      for (const width of widths) {
        // A narrow window is not to be had, so a narrow page is shown in a frame.
        const frame = join(work, `${name}-${theme}-${width}.html`);
        writeFileSync(frame, `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#888"><iframe src="${pathToFileURL(source).href}" style="border:0;display:block;width:${width}px;height:100000px"></iframe>`);
        const height = Math.min(Number(process.env.HEIGHT ?? 4000), heightOf(source, width));
        writeFileSync(frame, `<!doctype html><meta charset="utf-8"><body style="margin:0"><iframe src="${pathToFileURL(source).href}" style="border:0;display:block;width:${width}px;height:${height}px"></iframe>`);
        chromium(`--window-size=${width},${height}`, `--screenshot=${join(out, `${name}-${theme}-${width}.png`)}`, pathToFileURL(frame).href);
      }
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function heightOf(source, width) {
  const probe = source.replace('.html', `-${width}-probe.html`);
  writeFileSync(probe, readFileSync(source, 'utf8').replace('<article', `<div style="width:${width}px"><article`).replace('</article>', '</article></div>'));
  const dom = chromium('--window-size=1400,100', '--dump-dom', pathToFileURL(probe).href);
  return Math.max(200, Number(dom.match(/<title>(\d+)<\/title>/)?.[1] ?? 2000));
}
