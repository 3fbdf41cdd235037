// Shows pages in Chromium, in each mode that readers use, and lets the checkers that
// run there, and the measures of our own, look at them.
//
// Reads a job from standard input: {modules, browser, visits: [{path, kind, modes}]}.
// Prints one JSON object a line for each page, mode and checker.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import loadAlfa from './alfa.mjs';
import loadAxe from './axe.mjs';
import loadHtmlcs from './htmlcs.mjs';
import loadIbm from './ibm.mjs';
import loadMeasures, { shown } from './measures.mjs';

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
const require = createRequire(path.join(job.modules, 'package.json'));
const { chromium } = require('playwright-core');

// The text spacing of WCAG 1.4.12, which a page has to stand without loss.
const TEXT_SPACING = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };
const USUAL = { media: 'screen', colorScheme: 'light', forcedColors: 'none' };

// What a mode changes of a tab. `text` is the size of text that the reader has chosen,
// in hundredths.
const MODES = {
  light: {},
  dark: { media: { colorScheme: 'dark' } },
  forced: { media: { forcedColors: 'active' } },
  '320px': { size: NARROW },
  '200%': { text: 200 },
  spacing: { size: NARROW, style: TEXT_SPACING },
  print: { media: { media: 'print' } },
};

// The tab as `mode` shows it; gives what puts back what cannot be set again.
async function enter(tab, devtools, { media = {}, size = WIDE, text = 100, style }) {
  await tab.emulateMedia({ ...USUAL, ...media });
  await tab.setViewportSize(size);
  const standard = Math.round((16 * text) / 100);
  const fixed = Math.round((13 * text) / 100);
  await devtools.send('Page.setFontSizes', { fontSizes: { standard, fixed } });
  const added = style && (await tab.addStyleTag({ content: style }));
  return () => added?.evaluate((element) => element.remove());
}

// A tab that shows the page, and what is noted while it does.
async function open(browser, page, options = {}) {
  const context = await browser.newContext({
    viewport: WIDE,
    colorScheme: 'light',
    bypassCSP: true,
    ...options,
  });
  const noted = [];
  const note = (code, message, where = '') =>
    noted.push({ kind: 'error', code, message, where });
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (/^(file|data|blob):/.test(url)) return route.continue();
    note('outside-request', 'the page asks for something outside itself', url);
    return route.abort();
  });
  const tab = await context.newPage();
  tab.on('console', (line) => {
    if (line.type() === 'error') note('console-error', line.text());
  });
  tab.on('pageerror', (error) => note('script-error', error.message));
  await tab.goto(pathToFileURL(page.path).href);
  return { context, tab, noted };
}

async function say(page, mode, checker, run) {
  const began = performance.now();
  const result = await run();
  const seconds = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ path: page.path, mode, checker, seconds, ...result }));
}

// Whether the page shows the same text where scripts do not run.
async function withoutScripts(browser, page, tab) {
  const { context, tab: plain, noted } = await open(browser, page, {
    javaScriptEnabled: false,
  });
  if ((await shown(plain)) !== (await shown(tab))) {
    const message = 'the page shows another text where scripts do not run';
    noted.push({ kind: 'error', code: 'needs-script', message, where: '' });
  }
  await context.close();
  return { checked: true, rules: 0, findings: noted };
}

// One page in the modes that are asked for, in one tab.
async function visit(browser, page) {
  const { context, tab, noted } = await open(browser, page);
  const devtools = await context.newCDPSession(tab);
  for (const mode of page.modes) {
    if (mode === 'no-script') {
      await say(page, mode, 'measures', () => withoutScripts(browser, page, tab));
      continue;
    }
    const leave = await enter(tab, devtools, MODES[mode]);
    for (const checker of checkers.filter((it) => it.modes.includes(mode))) {
      await say(page, mode, checker.name, async () => {
        const result = await checker.run(tab, page.kind, mode);
        // What was noted so far is told with our own measures, which come last.
        if (checker.name === 'measures') result.findings.push(...noted.splice(0));
        return result;
      });
    }
    await leave();
  }
  await context.close();
}

// The measures are last, since the walk by keyboard moves the page. What judges structure
// alone is loaded where that is asked for: Alfa takes seconds.
const ofStructure = job.visits.some((page) => page.modes.includes('light'));
const loads = [loadAxe, ...(ofStructure ? [loadIbm, loadHtmlcs, loadAlfa] : []), loadMeasures];
const checkers = await Promise.all(loads.map((load) => load(require)));
const browser = await chromium.launch({
  executablePath: job.browser,
  args: [
    // The sandbox needs rights that containers rarely have; the pages are ours.
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    // axe reads an EPUB's style sheets once more by script.
    '--allow-file-access-from-files',
  ],
});
try {
  for (const page of job.visits) await visit(browser, page);
} finally {
  await browser.close();
}
