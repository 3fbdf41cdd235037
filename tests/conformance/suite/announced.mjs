// What a screen reader is given of a page: Chromium's accessibility tree, as text.
//
// Reads a job from standard input: {modules, browser, path}. Prints a line for each
// node that says something, indented by what it stands in: its role, its name, and for
// an item of a list which of how many it is, with its number.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(fs.readFileSync(0, 'utf8'));
const require = createRequire(path.join(job.modules, 'package.json'));
const { chromium } = require('playwright-core');

// Roles that say nothing of their own: what stands in them is told in their place.
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker']);

const TEXT = { StaticText: 'text' };

const value = (property) => property?.value ?? '';

async function tree(browser, page) {
  const tab = await (await browser.newContext()).newPage();
  await tab.goto(pathToFileURL(page).href);
  const devtools = await tab.context().newCDPSession(tab);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = (node) => (node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean);
  return { root: nodes[0], children };
}

// The items of a list, through whatever says nothing between.
const items = (list, children) =>
  children(list).flatMap((child) =>
    value(child.role) === 'listitem' ? [child] : child.ignored ? items(child, children) : [],
  );

function* lines(node, children, depth, around = '', position = '') {
  const role = value(node.role);
  const name = value(node.name).replace(/\s+/g, ' ').trim();
  const said = !node.ignored && !SILENT.has(role);
  const inner = said ? depth + 1 : depth;
  if (said) {
    const level = node.properties?.find((it) => it.name === 'level');
    const which = role === 'heading' ? `level ${level?.value.value}` : position;
    // Text that is its parent's name is told already.
    if (!(role === 'StaticText' && (!name || name === around))) {
      const parts = [TEXT[role] ?? role, which, name && `“${name}”`];
      yield '  '.repeat(depth) + parts.filter(Boolean).join(' ');
    }
  }
  const own = role === 'list' ? items(node, children) : [];
  for (const child of children(node)) {
    // The number or bullet is told with its item, to which it belongs.
    let which = '';
    const at = own.indexOf(child);
    if (at >= 0) {
      const marker = children(child).find((it) => value(it.role) === 'ListMarker');
      which = `${at + 1} of ${own.length}`;
      const mark = value(marker?.name).trim();
      if (mark) which += `, marked “${mark}”`;
    }
    yield* lines(child, children, inner, said ? name : around, which);
  }
}

const browser = await chromium.launch({
  executablePath: job.browser,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const { root, children } = await tree(browser, job.path);
  for (const line of lines(root, children, 0)) console.log(line);
} finally {
  await browser.close();
}
