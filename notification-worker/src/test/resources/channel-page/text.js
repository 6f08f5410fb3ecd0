// Plain texts, and links and images that are safe.
import { el } from './dom.js';

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/gi;

/** The address when a link may lead there, else null. */
export function safeUrl(address) {
  try {
    const url = new URL(address);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The address when the page may show it as an image, else null. */
export function safeImage(address) {
  try {
    const url = new URL(address, document.baseURI);
    const isOwn = url.origin === location.origin;
    return url.protocol === 'https:' || /^data:image\//i.test(url.href) || isOwn ? url.href : null;
  } catch {
    return null;
  }
}

/** A link, or just its label when it may not lead there. */
export function linkOrText(address, label) {
  const href = safeUrl(address);
  if (!href) return el('span', { title: `Not a link: ${address}` }, label);
  const link = el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);
  for (const inner of link.querySelectorAll('a')) inner.replaceWith(...inner.childNodes);
  return link;
}

/** A text with its line breaks, where addresses become links. */
export function plain(text) {
  const result = document.createDocumentFragment();
  let from = 0;
  for (const { 0: found, index } of text.matchAll(URL_IN_TEXT)) {
    const address = trimmed(found);
    result.append(...lines(text.slice(from, index)), linkOrText(address, address));
    from = index + address.length;
  }
  result.append(...lines(text.slice(from)));
  return result;
}

/** Without the punctuation that ends a sentence rather than an address. */
function trimmed(address) {
  const result = address.replace(/[.,;:!?*_~]{1,9}$/, '');
  return result.endsWith(')') && !result.includes('(') ? result.slice(0, -1) : result;
}

/** A text and its line breaks. */
export function lines(text) {
  return text.split('\n').flatMap((line, index) => (index ? [el('br'), line] : [line]));
}
