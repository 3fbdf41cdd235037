// What no checker measures, as functions that run in the page: each gives findings,
// {code, message, where}.
globalThis.measures = (() => {
  const SENTENCE = /[\p{L}\p{N}]/u;

  const where = (element) => {
    const id = element.closest('[id]')?.id;
    const own = element.localName + (element.className ? `.${element.className}` : '');
    return id ? (element.id ? `${own}#${id}` : `#${id} ${own}`) : own;
  };
  const finding = (code, message, element) => ({
    kind: 'error',
    code,
    message,
    where: where(element),
  });

  // Text that is there for the eye: nodes whose characters are drawn.
  function* texts(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!SENTENCE.test(node.data)) continue;
      const options = { visibilityProperty: true, opacityProperty: true };
      if (node.parentElement.checkVisibility(options)) yield node;
    }
  }

  // Colours (WCAG 2.2, "relative luminance" and "contrast ratio").

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const cache = new Map();
  // Any CSS colour as [red, green, blue, alpha], the last from 0 to 1.
  const colour = (css) => {
    if (!cache.has(css)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      cache.set(css, [r, g, b, a / 255]);
    }
    return cache.get(css);
  };
  const over = ([r, g, b, a], below) =>
    [r, g, b].map((part, at) => part * a + below[at] * (1 - a)).concat(1);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  // What a browser paints where a page paints nothing.
  const paper = () => {
    const probe = document.createElement('div');
    probe.style.backgroundColor = 'Canvas';
    document.documentElement.append(probe);
    const css = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return colour(css);
  };
  let sheet;
  // The colour behind what stands in `element`; a picture there cannot be told.
  const behind = (element) => {
    sheet ??= paper();
    const layers = [];
    for (let it = element; it; it = it.parentElement) {
      const layer = colour(getComputedStyle(it).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), sheet);
  };

  function contrast() {
    const found = [];
    const judged = new Map();
    const judge = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const back = behind(element);
      const drawn = ratio(over(colour(style.color), back), back);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const least = large ? 4.5 : 7;
      if (drawn < least) {
        const what = `${pseudo ?? 'text'} with a contrast of ${drawn.toFixed(2)}, not ${least}`;
        found.push(finding('contrast', what, element));
      }
    };
    for (const node of texts()) {
      const element = node.parentElement;
      if (judged.has(element)) continue;
      judged.set(element, true);
      judge(element);
      const item = element.closest('li');
      if (item && !judged.has(item)) {
        judged.set(item, true);
        judge(item, '::marker');
      }
    }
    return found;
  }

  // Layout.

  const sideways = (code) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const widest = [...document.body.querySelectorAll('*')].find(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    const message = `the page is ${scrollWidth} px wide in a window of ${clientWidth} px`;
    return [finding(code, message, widest ?? document.body)];
  };

  // Text that its box cuts off, and that nobody can scroll to.
  function clipped(code) {
    const found = new Map();
    for (const node of texts()) {
      // The lines of mathematics are far higher than what is drawn in them.
      if (node.parentElement.closest('math')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()];
      for (let it = node.parentElement; it && it !== document.body; it = it.parentElement) {
        if (found.has(it)) break;
        const style = getComputedStyle(it);
        const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
        const [x, y] = [cuts(style.overflowX), cuts(style.overflowY)];
        if (!x && !y) continue;
        const box = it.getBoundingClientRect();
        // What is one pixel wide is hidden from the eye on purpose.
        if (box.width <= 1 || box.height <= 1) break;
        const out = rects.some(
          (r) =>
            (x && (r.left < box.left - 1 || r.right > box.right + 1)) ||
            (y && (r.top < box.top - 1 || r.bottom > box.bottom + 1)),
        );
        if (out) found.set(it, finding(code, `“${node.data.trim().slice(0, 40)}” is cut off`, it));
      }
    }
    return [...found.values()];
  }

  // The pieces of a text node that stand in one line each: {top, bottom, count}.
  function pieces(node) {
    const range = document.createRange();
    const box = (at) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getClientRects()[0];
    };
    const length = node.data.trimEnd().length;
    const out = [];
    let from = 0;
    while (from < length) {
      const first = box(from);
      if (!first || first.width === 0) {
        from += 1;
        continue;
      }
      // The first character that stands lower: tops never rise within a node.
      let [low, high] = [from + 1, length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const it = box(middle);
        if (it && it.top >= first.bottom - 1) high = middle;
        else low = middle + 1;
      }
      const text = node.data.slice(from, low).replace(/\s+/g, ' ');
      out.push({ top: first.top, bottom: first.bottom, count: [...text].length });
      from = low;
    }
    return out;
  }

  // Lines that are justified, or of more than `most` characters (WCAG 2.2, 1.4.8); code has
  // its own lines.
  function lines(most) {
    const blocks = new Map();
    for (const node of texts()) {
      let block = node.parentElement;
      while (getComputedStyle(block).display.startsWith('inline') && block !== document.body) {
        block = block.parentElement;
      }
      if (block.closest('pre, code, math, svg')) continue;
      blocks.set(block, [...(blocks.get(block) ?? []), node]);
    }
    const found = [];
    for (const [block, nodes] of blocks) {
      if (getComputedStyle(block).textAlign === 'justify') {
        found.push(finding('justified', 'its lines are justified', block));
      }
      if (nodes.reduce((sum, node) => sum + node.data.trim().length, 0) <= most) continue;
      const lines = [];
      for (const piece of nodes.flatMap(pieces)) {
        const line = lines.find(
          (it) => piece.top < it.bottom - 3 && piece.bottom > it.top + 3,
        );
        if (line) line.count += piece.count;
        else lines.push({ ...piece });
      }
      const longest = Math.max(...lines.map((line) => line.count), 0);
      if (longest > most) {
        found.push(finding('line-long', `a line of ${longest} characters, not ${most}`, block));
      }
    }
    return found;
  }

  // Targets.

  const TARGETS = 'a[href], button, input, select, textarea, summary, [role="button"]';

  const block = (element) => {
    let it = element.parentElement;
    while (it !== document.body && getComputedStyle(it).display.startsWith('inline')) {
      it = it.parentElement;
    }
    return it;
  };
  // Whether a target stands in a sentence, whose lines give it its height.
  const isInline = (element) => {
    if (!getComputedStyle(element).display.startsWith('inline')) return false;
    const copy = block(element).cloneNode(true);
    copy.querySelectorAll(TARGETS).forEach((target) => target.remove());
    return SENTENCE.test(copy.textContent);
  };

  function targets(least) {
    const found = [];
    for (const element of document.querySelectorAll(TARGETS)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width >= least - 0.1 && height >= least - 0.1) continue;
      // What is not seen before it has focus is none for a finger.
      if (element.matches('.skip') || isInline(element)) continue;
      const size = `${width.toFixed(0)} × ${height.toFixed(0)} px, not ${least}`;
      found.push(finding('target-small', size, element));
    }
    return found;
  }

  // Focus.

  const FOCUSABLE = `${TARGETS}, iframe, [contenteditable], [tabindex]:not([tabindex^="-"])`;
  const visited = new Set();
  let last = null;
  let presses = 0;
  let ended = false;
  let stops = [];

  // Judges what has focus before each press of the tab key, once all has come to rest.
  function follow(wantsSkip) {
    const press = (event) => event.key === 'Tab' && !ended && stops.push(...stop(wantsSkip));
    addEventListener('keydown', press, true);
  }

  // What the presses so far found, and whether they went through the whole page.
  function walked() {
    const found = stops;
    stops = [];
    return { found, ended };
  }

  function stop(wantsSkip) {
    const element = document.activeElement;
    presses += 1;
    // Before the first press nothing has focus yet.
    if (!element || element === document.body) {
      ended = presses > 1;
      return [];
    }
    if (element === last) {
      // Without it the walk goes on.
      element.remove();
      last = null;
      return [finding('focus-trap', 'the tab key does not leave it', element)];
    }
    if (visited.has(element)) {
      ended = true;
      return [];
    }
    const found = [];
    // Where there is nothing to skip, nothing skips it.
    if (visited.size === 0 && wantsSkip && document.querySelector('nav')) {
      const target = element.getAttribute('href')?.startsWith('#')
        ? document.getElementById(element.getAttribute('href').slice(1))
        : null;
      const skips = target && document.querySelector('main')?.contains(target);
      if (!skips) {
        const message = 'it takes focus first, and leads past nothing';
        found.push(finding('skip-link', message, element));
      }
    }
    if (last && !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) {
      found.push(finding('focus-order', 'it takes focus after what stands below it', element));
    }
    visited.add(element);
    last = element;
    return [...found, ...seen(element)];
  }

  // Gives focus to each thing that can take it, as the keyboard would.
  const focusEach = () =>
    [...document.querySelectorAll(FOCUSABLE)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .flatMap((element) => {
        // What has focus already is not brought into sight once more.
        element.blur();
        element.focus({ focusVisible: true });
        return document.activeElement === element ? seen(element) : [];
      });

  const shownPart = (box) => ({
    left: Math.max(box.left, 0),
    top: Math.max(box.top, 0),
    right: Math.min(box.right, innerWidth),
    bottom: Math.min(box.bottom, innerHeight),
  });
  const isInSight = (box) => {
    const { left, top, right, bottom } = shownPart(box);
    return right - left >= 1 && bottom - top >= 1;
  };
  const middle = (box) => {
    const { left, top, right, bottom } = shownPart(box);
    return [(left + right) / 2, (top + bottom) / 2];
  };

  // Whether the focus is in sight, and told by a line of 2 px with a contrast of 3:1.
  function seen(element) {
    const found = [];
    // A link that is broken has a box in each line.
    const boxes = [...element.getClientRects()];
    const box = boxes.find(isInSight) ?? boxes[0] ?? element.getBoundingClientRect();
    const hit = isInSight(box) && document.elementFromPoint(...middle(box));
    if (!hit || !(element.contains(hit) || hit.contains(element))) {
      const what = hit ? `${where(hit)} lies over it` : 'it is out of sight';
      found.push(finding('focus-hidden', what, element));
    }
    const style = getComputedStyle(element);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === 'none' || width < 2) {
      found.push(finding('focus-invisible', `an outline of ${style.outline}`, element));
      return found;
    }
    const offset = parseFloat(style.outlineOffset);
    // The line lies inside of the element, or on what is around it.
    const around = offset + width <= 0 ? element : neighbour(element, box, offset + width);
    const back = behind(around);
    const drawn = ratio(over(colour(style.outlineColor), back), back);
    if (drawn < 3) {
      const what = `an outline with a contrast of ${drawn.toFixed(2)}, not 3`;
      found.push(finding('focus-faint', what, element));
    }
    return found;
  }

  const neighbour = (element, box, distance) => {
    const [x, y] = [box.left - distance, (box.top + box.bottom) / 2];
    const all = x >= 0 && y >= 0 ? document.elementsFromPoint(x, y) : [];
    return all.find((it) => !element.contains(it)) ?? element.parentElement;
  };

  // What can be reached by mouse and not by the tab key.
  function unreached() {
    const candidates = [...document.querySelectorAll(FOCUSABLE)].filter(
      (element) =>
        !visited.has(element) &&
        !element.disabled &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !(element.localName === 'summary' && element.parentElement.querySelector('summary') !== element),
    );
    return candidates.map((it) => finding('focus-unreached', 'the tab key never reaches it', it));
  }

  // What is folded away is measured as well.
  const unfold = () =>
    document.querySelectorAll('details').forEach((details) => (details.open = true));

  const shown = () => document.body.innerText.replace(/\s+/g, ' ').trim();

  return { contrast, sideways, clipped, lines, targets, follow, walked, focusEach, unreached, unfold,
    shown };
})();
