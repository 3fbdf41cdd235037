// What no checker measures: reflow, clipping, lines, targets, contrast and focus.
import fs from 'node:fs';

const source = fs.readFileSync(new URL('measures.page.js', import.meta.url), 'utf8');

// The least sizes and most lengths of WCAG 2.2, AAA.
const TARGET_PX = 44;
const LINE_CHARACTERS = 80;

// More presses than a page can need: a walk that is longer goes in circles.
const MOST_PRESSES = 40000;
const AT_ONCE = 25;

const ask = (tab, name, ...given) =>
  tab.evaluate(([name, given]) => measures[name](...given), [name, given]);

// Goes through the page by the tab key alone.
async function walk(tab, kind) {
  const devtools = await tab.context().newCDPSession(tab);
  const key = { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  await ask(tab, 'follow', kind === 'html');
  const found = [];
  for (let presses = 0; presses < MOST_PRESSES; presses += AT_ONCE) {
    const press = () => devtools.send('Input.dispatchKeyEvent', key);
    await Promise.all(Array.from({ length: AT_ONCE }, press));
    const so = await ask(tab, 'walked');
    found.push(...so.found);
    if (so.ended) break;
  }
  await devtools.detach();
  return [...found, ...(await ask(tab, 'unreached'))];
}

const reflow = [
  (tab) => ask(tab, 'sideways', 'sideways-scroll'),
  (tab) => ask(tab, 'clipped', 'text-clipped'),
];
const contrast = (tab) => ask(tab, 'contrast');
const targets = (tab) => ask(tab, 'targets', TARGET_PX);
const lines = (tab) => ask(tab, 'lines', LINE_CHARACTERS);
const focus = (tab) => ask(tab, 'focusEach');
const IN_MODE = {
  light: [...reflow, contrast, targets, lines, walk],
  dark: [contrast, focus],
  forced: [contrast, focus],
  '320px': [...reflow, targets, focus],
  '200%': [...reflow, lines],
  spacing: reflow,
  print: [contrast],
};

// A reading system sets the column, the contents and the line around what has focus.
const OF_THE_READER = ['line-long', 'target-small', 'focus-invisible', 'focus-faint'];

// The measures as a checker. The walk comes last: it moves the page.
export default async function load() {
  return {
    name: 'measures',
    modes: Object.keys(IN_MODE),
    async run(tab, kind, mode) {
      await tab.evaluate(source);
      await ask(tab, 'unfold');
      const found = [];
      for (const measure of IN_MODE[mode]) found.push(...(await measure(tab, kind)));
      const told = (it) => kind === 'html' || !OF_THE_READER.includes(it.code);
      return { checked: true, rules: IN_MODE[mode].length, findings: found.filter(told) };
    },
  };
}

export const shown = async (tab) => {
  await tab.evaluate(source);
  return ask(tab, 'shown');
};
