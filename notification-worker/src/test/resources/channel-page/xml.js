// Texts of the format "xml": b, i, br and a stay, other tags vanish around what they hold.
// Read here rather than by the browser's parser, which would look at scripts and handlers too.
import { el } from './dom.js';
import { lines, linkOrText } from './text.js';

const TOKEN = /<!--.*?-->|<(?<slash>\/?)(?<name>[a-z][a-z0-9:-]{0,40})(?<rest>(?:\s+[^<>]{0,4000})?)\/?>/gis;
const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const MARKS = { b: 'strong', strong: 'strong', i: 'em', em: 'em', a: 'a' };
const UNSEEN = ['script', 'style', 'title'];
const DEEPEST = 30;

/** The nodes of the text. */
export function xml(text) {
  const open = [{ tag: null, nodes: [] }];
  let from = 0;
  let unseen = null;
  const say = (part) => unseen || open.at(-1).nodes.push(...lines(decoded(part)));
  for (const { 0: token, index, groups } of text.matchAll(TOKEN)) {
    say(text.slice(from, index));
    from = index + token.length;
    const name = groups.name?.toLowerCase();
    if (unseen) unseen = groups.slash && name === unseen ? null : unseen;
    else if (UNSEEN.includes(name)) unseen = groups.slash ? null : name;
    else if (name === 'br') open.at(-1).nodes.push(el('br'));
    else if (Object.hasOwn(MARKS, name ?? '')) mark(open, MARKS[name], groups, token);
  }
  say(text.slice(from));
  while (open.length > 1) close(open);
  const result = document.createDocumentFragment();
  result.append(...open[0].nodes);
  return result;
}

/** Opens or closes a tag that stays; a closing one without its opening one says nothing. */
function mark(open, tag, { slash, rest }, token) {
  if (!slash && !token.endsWith('/>') && open.length < DEEPEST) {
    const href = HREF.exec(rest);
    open.push({ tag, nodes: [], href: decoded(href?.[1] ?? href?.[2] ?? href?.[3] ?? '') });
  } else if (slash && open.some((one) => one.tag === tag)) {
    while (close(open) !== tag);
  }
}

function close(open) {
  const { tag, nodes, href } = open.pop();
  const inner = document.createDocumentFragment();
  inner.append(...nodes);
  open.at(-1).nodes.push(tag === 'a' ? linkOrText(href, inner) : el(tag, {}, inner));
  return tag;
}

function decoded(text) {
  return text.replace(ENTITY, (whole, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()];
    const point = decimal ? Number(decimal) : parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
