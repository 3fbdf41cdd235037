// Siteimprove Alfa: its rules for WCAG 2.2 at every level, and for good practice.
//
// Its packages must be of one version: with others every rule says without a word
// that it does not apply.
import { pathToFileURL } from 'node:url';

// Targets of 44 and of 24 px, which take it minutes on a long page: our own measures and axe
// find them.
const MEASURED = ['sia-r111', 'sia-r113'];

// Rules about a whole web page, as for axe.
const OFF_IN_EPUB = ['sia-r59', 'sia-r61', 'sia-r87'];

// The glossary's terms and definitions stand in `dl`, where HTML has them; Alfa looks for
// them right below the element that has the role.
const isMistaken = (code, target) =>
  code === 'sia-r68' && String(target).includes('role="doc-glossary"');

const name = (rule) => rule.uri.split('/').pop();

// A target is a node, or a group of them.
const nodes = (target) => (target.path ? [target] : target);

// What the expectations that failed, or the open question, say.
const messages = ({ expectations = [], diagnostic }) =>
  [diagnostic, ...expectations.map(([, it]) => it.error)]
    .map((it) => it?.message)
    .filter(Boolean)
    .join('; ')
    .replace(/\s+/g, ' ');

export default async function load(require) {
  const own = (name) => import(pathToFileURL(require.resolve(`@siteimprove/${name}`)).href);
  const [{ Playwright }, { Audit }, { default: rules }] = await Promise.all(
    ['alfa-playwright', 'alfa-act', 'alfa-rules'].map(own),
  );
  return {
    name: 'alfa',
    modes: ['light'],
    async run(tab, kind) {
      // Where there is nothing to skip, nothing needs to skip it.
      const skips = (await tab.locator('nav, .skip').count()) > 0;
      const off = [
        ...MEASURED,
        ...(kind === 'epub' ? OFF_IN_EPUB : []),
        ...(skips ? [] : ['sia-r87']),
      ];
      const asked = [...rules].filter((rule) => !off.includes(name(rule)));
      const page = await Playwright.toPage(await tab.evaluateHandle(() => document));
      const outcomes = [...(await Audit.of(page, asked).evaluate())];
      const kinds = { failed: 'violation', cantTell: 'incomplete' };
      return {
        checked: outcomes.some((it) => it.outcome === 'passed'),
        rules: new Set(outcomes.map((it) => it.rule.uri)).size,
        findings: outcomes
          .filter((it) => it.outcome in kinds)
          .map((it) => ({ it, code: name(it.rule) }))
          .filter(({ it, code }) => !isMistaken(code, it.target))
          .map(({ it, code }) => ({
            kind: kinds[it.outcome],
            code,
            message: messages(it.toJSON()),
            where: [...nodes(it.target)].map((node) => node.path()).join(' '),
          })),
      };
    },
  };
}
