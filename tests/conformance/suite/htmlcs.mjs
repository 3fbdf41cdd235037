// HTML_CodeSniffer: WCAG 2.1, level AAA.
import fs from 'node:fs';

const STANDARD = 'WCAG2AAA';
// The order of headings counts through a publication, where Nu judges it.
const OFF_IN_EPUB = ['G141'];

export default async function load(require) {
  const source = fs.readFileSync(
    require.resolve('html_codesniffer/build/HTMLCS.js'),
    'utf8',
  );
  return {
    name: 'htmlcs',
    modes: ['light'],
    async run(tab, kind) {
      await tab.evaluate(source);
      return tab.evaluate(
        ({ standard, off }) =>
          new Promise((resolve, reject) => {
            const where = (element) => {
              const id = element.id ? `#${element.id}` : '';
              return `${element.nodeName.toLowerCase()}${id}`;
            };
            const grade = { 1: 'error', 2: 'warning' };
            const done = () => {
              // A notice is advice on a criterion, given whatever the page holds.
              const messages = HTMLCS.getMessages();
              const told = messages.filter(
                (it) => it.type in grade && !off.some((end) => it.code.endsWith(end)),
              );
              resolve({
                checked: messages.length > 0,
                rules: window[`HTMLCS_${standard}`].sniffs.flatMap((it) => it.include ?? it)
                  .length,
                findings: told.map((it) => ({
                  kind: grade[it.type],
                  code: it.code.replace(`${standard}.`, ''),
                  message: it.msg,
                  where: it.element.nodeName ? where(it.element) : '',
                })),
              });
            };
            HTMLCS.process(standard, document, done, () => reject(new Error('failed')));
          }),
        { standard: STANDARD, off: kind === 'epub' ? OFF_IN_EPUB : [] },
      );
    },
  };
}
