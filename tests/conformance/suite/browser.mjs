// Shows pages in Chromium, in each mode that readers use, and runs axe-core there.
//
// Reads a job from standard input: {modules, browser, pages: [{path, kind}]}.
// Prints one JSON object a line for each page, mode and checker.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
const require = createRequire(path.join(job.modules, 'package.json'));
const { chromium } = require('playwright-core');
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WIDE = { viewport: { width: 1280, height: 900 } };
const NARROW = { viewport: { width: 320, height: 640 } };
const MODES = {
  light: { ...WIDE, colorScheme: 'light' },
  dark: { ...WIDE, colorScheme: 'dark' },
  forced: { ...WIDE, forcedColors: 'active' },
  '320px': { ...NARROW, colorScheme: 'light' },
  print: { ...WIDE, colorScheme: 'light', media: 'print' },
};

// Rules that axe leaves off by itself: those for AAA, WCAG 2.2's target size, and
// those it still tries out.
const ON = [
  'color-contrast-enhanced',
  'identical-links-same-purpose',
  'meta-refresh-no-exceptions',
  'target-size',
  'css-orientation-lock',
  'focus-order-semantics',
  'label-content-name-mismatch',
  'p-as-heading',
  'table-fake-caption',
  'td-has-header',
];
// Rules about a whole web page: a part of a publication has its heading of level 1,
// its main landmark and its way past repeated blocks in the publication. Ace reports
// none of them either.
const OFF_IN_EPUB = ['bypass', 'landmark-one-main', 'page-has-heading-one', 'region'];

const rules = (kind) => ({
  ...Object.fromEntries(ON.map((id) => [id, { enabled: true }])),
  ...(kind === 'epub'
    ? Object.fromEntries(OFF_IN_EPUB.map((id) => [id, { enabled: false }]))
    : {}),
});

// The text spacing of WCAG 1.4.12, which a page has to stand without loss.
const TEXT_SPACING = `* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

const say = (page, mode, checker, checked, findings) =>
  console.log(JSON.stringify({ path: page.path, mode, checker, checked, findings }));

const sidewaysScroll = (tab, code) =>
  tab.evaluate((code) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const widest = [...document.body.querySelectorAll('*')].find(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    const where = widest ? widest.localName + (widest.id ? `#${widest.id}` : '') : '';
    const message = `the page is ${scrollWidth} px wide in a window of ${clientWidth} px`;
    return [{ kind: 'error', code, message, where }];
  }, code);

// Contrast is judged apart: what a scrolling region hides for the moment cannot be
// judged where it lies, so that regions are opened for that.
const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];

// Lets everything be seen at once; gives what puts it back.
const spread = (tab) =>
  tab.addStyleTag({
    content: `body, body * { overflow: visible !important; max-width: none !important;
        max-height: none !important; }
      body { min-width: max-content !important; }`,
  });

// A cell may hold one digit, and its contrast counts as well. Options that are
// configured take the place of all of a check's own, which are kept.
const judgeShortTexts = (tab) =>
  tab.evaluate((ids) => {
    const options = (id) => ({ ...axe._audit.checks[id].options, ignoreLength: true });
    axe.configure({ checks: ids.map((id) => ({ id, options: options(id) })) });
  }, CONTRAST);

async function axeRun(tab, options) {
  return tab.evaluate(
    (options) =>
      axe
        .run(document, { ...options, resultTypes: ['violations', 'incomplete'] })
        .then((r) => ({
          passes: r.passes.length,
          violations: r.violations,
          incomplete: r.incomplete,
        })),
    options,
  );
}

async function axeFindings(tab, kind) {
  const off = Object.fromEntries(CONTRAST.map((id) => [id, { enabled: false }]));
  const most = await axeRun(tab, { rules: { ...rules(kind), ...off } });
  const style = await spread(tab);
  const contrast = await axeRun(tab, { runOnly: { type: 'rule', values: CONTRAST } });
  await style.evaluate((element) => element.remove());
  const result = {
    passes: most.passes + contrast.passes,
    violations: [...most.violations, ...contrast.violations],
    incomplete: [...most.incomplete, ...contrast.incomplete],
  };
  const findings = (kind, list) =>
    list.flatMap((rule) =>
      rule.nodes.map((node) => ({
        kind,
        code: rule.id,
        message: [...node.any, ...node.all, ...node.none].map((c) => c.message).join('; '),
        where: node.target.flat().join(' '),
      })),
    );
  return {
    checked: result.passes > 0,
    findings: [
      ...findings('violation', result.violations),
      ...findings('incomplete', result.incomplete),
    ],
  };
}

// Opens what is folded away, which axe takes for hidden. Says whether there was any.
const unfold = (tab) =>
  tab.evaluate(() => {
    const folded = document.querySelectorAll('details:not([open])');
    folded.forEach((details) => (details.open = true));
    return folded.length > 0;
  });

async function axeFoldedAndUnfolded(tab, kind) {
  const { checked, findings } = await axeFindings(tab, kind);
  if (!(await unfold(tab))) return { checked, findings };
  const key = (finding) => JSON.stringify(finding);
  const known = new Set(findings.map(key));
  const more = (await axeFindings(tab, kind)).findings;
  return { checked, findings: [...findings, ...more.filter((f) => !known.has(key(f)))] };
}

async function visit(browser, page, mode) {
  const { media, ...options } = MODES[mode];
  const context = await browser.newContext({ ...options, bypassCSP: true });
  const seen = [];
  const note = (code, message, where = '') =>
    seen.push({ kind: 'error', code, message, where });
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
  if (media) await tab.emulateMedia({ media });
  await tab.goto(pathToFileURL(page.path).href);
  await tab.evaluate(axeSource);
  await judgeShortTexts(tab);
  const axe = await axeFoldedAndUnfolded(tab, page.kind);
  say(page, mode, 'axe', axe.checked, axe.findings);
  if (mode !== 'print') seen.push(...(await sidewaysScroll(tab, 'sideways-scroll')));
  if (mode === '320px') {
    await tab.addStyleTag({ content: TEXT_SPACING });
    seen.push(...(await sidewaysScroll(tab, 'text-spacing')));
  }
  say(page, mode, 'browser', true, seen);
  await context.close();
}

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
  for (const page of job.pages) {
    for (const mode of Object.keys(MODES)) {
      if (mode === 'print' && page.kind === 'epub') continue;
      await visit(browser, page, mode);
    }
  }
} finally {
  await browser.close();
}
