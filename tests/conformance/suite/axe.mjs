// axe-core, with the rules that it leaves off by itself.
import fs from 'node:fs';

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

// Contrast is judged apart: what a scrolling region hides for the moment cannot be
// judged where it lies, so that regions are opened for that.
const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];

// Besides contrast, what depends on the colours, and on the size of the window. All other
// rules judge structure, which is the same in every mode.
const IN_COLOUR = ['link-in-text-block'];
const IN_SIZE = ['target-size', 'scrollable-region-focusable', 'p-as-heading'];

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
          rules: [r.passes, r.violations, r.incomplete, r.inapplicable]
            .flat()
            .map((rule) => rule.id),
          violations: r.violations,
          incomplete: r.incomplete,
        })),
    options,
  );
}

const told = (result) => {
  const of = (kind, list) =>
    list.flatMap((rule) =>
      rule.nodes.map((node) => ({
        kind,
        code: rule.id,
        message: [...node.any, ...node.all, ...node.none].map((c) => c.message).join('; '),
        where: node.target.flat().join(' '),
      })),
    );
  return [...of('violation', result.violations), ...of('incomplete', result.incomplete)];
};

async function contrast(tab, more = []) {
  const style = await spread(tab);
  const values = [...CONTRAST, ...more];
  const result = await axeRun(tab, { runOnly: { type: 'rule', values } });
  await style.evaluate((element) => element.remove());
  return result;
}

// All rules but those on contrast.
function structure(tab, kind) {
  const off = Object.fromEntries(CONTRAST.map((id) => [id, { enabled: false }]));
  return axeRun(tab, { rules: { ...rules(kind), ...off } });
}

const drawn = (tab) => axeRun(tab, { runOnly: { type: 'rule', values: IN_SIZE } });

// Opens what is folded away, which axe takes for hidden. Says whether there was any.
const unfold = (tab) =>
  tab.evaluate(() => {
    const folded = document.querySelectorAll('details:not([open])');
    folded.forEach((details) => (details.open = true));
    return folded.length > 0;
  });

// The runs of a mode. Where something is folded, its structure is judged so, too.
async function runs(tab, kind, mode) {
  if (mode !== 'light') {
    const size = mode === '320px' ? [await drawn(tab)] : [];
    return [...size, await contrast(tab, mode === '320px' ? [] : IN_COLOUR)];
  }
  const folded = await structure(tab, kind);
  const unfolded = (await unfold(tab)) ? [await structure(tab, kind)] : [];
  return [folded, ...unfolded, await contrast(tab)];
}

// The checker: its modes, and what it says of the page in `tab`.
export default async function load(require) {
  const source = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  return {
    name: 'axe',
    modes: ['light', 'dark', 'forced', '320px', 'print'],
    async run(tab, kind, mode) {
      await tab.evaluate(source);
      await judgeShortTexts(tab);
      if (mode !== 'light') await unfold(tab);
      const results = await runs(tab, kind, mode);
      const found = results.flatMap(told).map((finding) => JSON.stringify(finding));
      return {
        // A page that is one picture has no colours that could pass.
        checked: results.some((it) => (mode === 'light' ? it.passes : it.rules.length) > 0),
        rules: new Set(results.flatMap((it) => it.rules)).size,
        findings: [...new Set(found)].map((finding) => JSON.parse(finding)),
      };
    },
  };
}
