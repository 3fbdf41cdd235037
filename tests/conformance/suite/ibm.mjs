// IBM's Equal Access engine: WCAG 2.2, and IBM's own requirements.
import fs from 'node:fs';

const POLICIES = ['WCAG_2_2', 'IBM_Accessibility'];

// Rules about a whole web page, as for axe.
const OFF_IN_EPUB = [
  'aria_content_in_landmark',
  'html_skipnav_exists',
  'skip_main_described',
  'skip_main_exists',
];
// Where a rule says the reverse of what others hold: a region that scrolls must be
// reached by keyboard (WCAG 2.1.1, which axe holds as `scrollable-region-focusable`),
// and a list of pages is a landmark (DPUB-ARIA 1.1).
const MISTAKEN = {
  element_tabbable_role_valid: 'pre[tabindex="0"], .table, .wide, .formula',
  aria_content_in_landmark: '[role="doc-pagelist"] *',
};

// Two rules that take a minute each on a long page: axe, HTML_CodeSniffer and our own
// measures judge contrast, and our walk by keyboard shows that nothing lies over focus.
const MEASURED = ['text_contrast_sufficient', 'element_tabbable_unobscured'];

export default async function load(require) {
  const file = require.resolve('accessibility-checker-engine/ace.js');
  const source = fs.readFileSync(file, 'utf8');
  return {
    name: 'ibm',
    modes: ['light'],
    async run(tab, kind) {
      await tab.evaluate(source);
      return tab.evaluate(async ({ policies, off, mistaken }) => {
        const checker = new ace.Checker();
        for (const policy of policies) {
          const asked = checker.rulesetRules[policy];
          checker.rulesetRules[policy] = asked.filter((id) => !off.includes(id));
        }
        const rules = new Set(policies.flatMap((policy) => checker.rulesetRules[policy]));
        const report = await checker.check(document, policies);
        const isMistaken = (it) => mistaken[it.ruleId] && it.node?.matches(mistaken[it.ruleId]);
        const failed = report.results.filter(
          (it) => it.value[1] !== 'PASS' && !isMistaken(it),
        );
        const kind = ([grade, outcome]) => {
          if (outcome !== 'FAIL') return 'incomplete';
          return grade === 'VIOLATION' ? 'violation' : 'warning';
        };
        return {
          checked: report.results.length > 0,
          rules: rules.size,
          findings: failed.map((it) => ({
            kind: kind(it.value),
            code: it.ruleId,
            message: it.message,
            where: `${it.path.dom} ${it.snippet}`,
          })),
        };
      }, { policies: POLICIES, off: [...MEASURED, ...(kind === 'epub' ? OFF_IN_EPUB : [])], mistaken: MISTAKEN });
    },
  };
}
