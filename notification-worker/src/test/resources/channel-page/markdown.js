// A safe subset of Markdown as DOM nodes: headings, lists, quotes, code, emphasis, links, breaks.
import { el } from './dom.js';
import { linkOrText, plain } from './text.js';

const DEEPEST = 8;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const RULE = /^ {0,3}([-*_])[ \t]*(\1[ \t]*){2,}$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;

/** The blocks of a Markdown text. */
export function markdown(text) {
  return blocks(String(text).replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n'), 0);
}

function blocks(lines, depth) {
  const result = document.createDocumentFragment();
  let at = 0;
  while (at < lines.length) {
    const [node, next] = block(lines, at, depth) ?? ['', at + 1];
    result.append(node);
    at = next;
  }
  return result;
}

/** The block that begins at a line and where the next begins; null for an empty line. */
function block(lines, at, depth) {
  const line = lines[at];
  if (!line.trim()) return null;
  if (FENCE.test(line)) return code(lines, at);
  const heading = HEADING.exec(line);
  if (heading) {
    const title = inlined(heading[2].replace(/[ \t]+#+[ \t]*$/, ''));
    // The page owns the first two levels.
    return [el(`h${Math.min(heading[1].length + 2, 6)}`, {}, title), at + 1];
  }
  if (RULE.test(line)) return [el('hr'), at + 1];
  if (depth < DEEPEST && QUOTE.test(line)) return quote(lines, at, depth);
  if (depth < DEEPEST && ITEM.test(line)) return list(lines, at, depth);
  return paragraph(lines, at);
}

function code(lines, at) {
  const fence = FENCE.exec(lines[at])[1];
  const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},} *$`);
  let end = at + 1;
  while (end < lines.length && !closing.test(lines[end])) end++;
  const text = lines.slice(at + 1, end).join('\n');
  return [el('pre', { tabindex: 0 }, el('code', {}, text)), end + 1];
}

function quote(lines, at, depth) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end++;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''));
  return [el('blockquote', {}, blocks(inner, depth + 1)), end];
}

function list(lines, at, depth) {
  const kind = (marker) => (/\d/.test(marker) ? 'ol' : 'ul');
  const [, , first] = ITEM.exec(lines[at]);
  const result = el(kind(first), { start: /\d/.test(first) && parseInt(first) !== 1 && parseInt(first) });
  let next = at;
  while (next < lines.length) {
    const start = ITEM.exec(lines[next]);
    if (!start || kind(start[2]) !== kind(first) || RULE.test(lines[next])) break;
    const indent = Math.min(start[0].length, start[1].length + start[2].length + 1);
    const body = [lines[next].slice(start[0].length)];
    for (next++; next < lines.length && belongs(lines, next, indent); next++) {
      body.push(lines[next].startsWith(' '.repeat(indent)) ? lines[next].slice(indent) : lines[next].trimStart());
    }
    result.append(el('li', {}, tight(blocks(body, depth + 1))));
    while (next < lines.length && !lines[next].trim() && ITEM.test(lines[next + 1] ?? '')) next++;
  }
  return [result, next];
}

/** Whether a line continues a list item whose text begins at an indent. */
function belongs(lines, at, indent) {
  const line = lines[at];
  if (line.trim()) {
    const isIndented = /^ {2,}/.test(line) && (line.startsWith(' '.repeat(indent)) || ITEM.test(line.trimStart()));
    return isIndented || (Boolean(lines[at - 1].trim()) && !startsBlock(line));
  }
  return /^ {2,}\S/.test(lines[at + 1] ?? '');
}

/** An item of one paragraph needs no paragraph. */
function tight(content) {
  const [first, second] = content.children;
  if (first?.tagName === 'P' && second?.tagName !== 'P') first.replaceWith(...first.childNodes);
  return content;
}

function paragraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() && !startsBlock(lines[end])) end++;
  const text = lines.slice(at, end).map((line) => line.trim().replace(/\\$/, '')).join('\n');
  return [el('p', {}, inlined(text)), end];
}

const startsBlock = (line) => [FENCE, HEADING, RULE, QUOTE, ITEM].some((start) => start.test(line));

// Every repetition is bounded, so that no text makes the search slow.
const INLINE = new RegExp(
  [
    String.raw`\\(?<escaped>[!-/:-@\[-\`{-~])`,
    '(?<!`)(?<ticks>`{1,3})(?!`)(?<code>.{1,1000}?)(?<!`)\\k<ticks>(?!`)',
    String.raw`!?\[(?<label>(?:[^\[\]\\\n]|\\.){0,500})\]\((?<url>[^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?)(?: +"[^"\n]{0,300}")?\)`,
    String.raw`(?<bare>\bhttps?:\/\/[^\s<>"'*\[\]]{1,2000})`,
    String.raw`<(?<auto>(?:https?:\/\/|mailto:)[^\s<>]{1,2000})>`,
    String.raw`(?<![\w*])\*\*\*(?=\S)(?<both>.{0,1000}?\S)\*\*\*(?!\*)`,
    String.raw`\*\*(?=[^\s])(?<star>.{0,1000}?\S)\*\*(?!\*(?!\*))`,
    String.raw`(?<!\w)__(?=\S)(?<under>.{0,1000}?\S)__(?!\w)`,
    String.raw`\*(?=[^\s*])(?<i1>.{0,1000}?[^\s*])\*(?!\*)`,
    String.raw`(?<![\w_])_(?=[^\s_])(?<i2>.{0,1000}?[^\s_])_(?!\w)`,
    String.raw`~~(?=\S)(?<struck>.{0,1000}?\S)~~`,
  ].join('|'),
  's',
);

/** The inline nodes of a text; also for a text block of a card. */
export function inlined(text, depth = 0) {
  const result = document.createDocumentFragment();
  let rest = text;
  for (let match; depth < DEEPEST && (match = INLINE.exec(rest)); ) {
    result.append(plain(rest.slice(0, match.index)), span(match.groups, depth + 1));
    rest = rest.slice(match.index + match[0].length);
  }
  result.append(plain(rest));
  return result;
}

function span(found, depth) {
  if (found.escaped) return found.escaped;
  if (found.code) return el('code', {}, found.code.replace(/^ (.*\S.*) $/s, '$1'));
  if (found.url) return linkOrText(found.url, inlined(found.label || found.url, depth));
  if (found.bare) return plain(found.bare);
  if (found.auto) return linkOrText(found.auto, found.auto.replace(/^mailto:/, ''));
  if (found.both) return el('strong', {}, el('em', {}, inlined(found.both, depth)));
  const bold = found.star ?? found.under;
  if (bold) return el('strong', {}, inlined(bold, depth));
  if (found.struck) return el('s', {}, inlined(found.struck, depth));
  return el('em', {}, inlined(found.i1 ?? found.i2, depth));
}
