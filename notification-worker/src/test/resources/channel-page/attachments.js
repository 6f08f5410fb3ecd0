// What hangs on a message: Adaptive Cards, simple cards, images, files.
import { adaptiveCard } from './card.js';
import { button } from './actions.js';
import { el } from './dom.js';
import { markdown } from './markdown.js';
import { linkOrText, safeImage } from './text.js';

const CARD = 'application/vnd.microsoft.card.';

/** The element of an attachment; `act` does what its buttons say. */
export function attachment(item, act) {
  try {
    return known(item, item.contentType ?? '', act);
  } catch (error) {
    console.warn(error);
    return el('p', { class: 'card unknown' }, 'An attachment that cannot be read');
  }
}

function known(item, type, act) {
  if (type === `${CARD}adaptive` && item.content) return adaptiveCard(item.content, act);
  if (type === `${CARD}hero` || type === `${CARD}thumbnail`) return simpleCard(item.content ?? {}, type, act);
  if (type.startsWith('image/') && item.contentUrl) return picture(item.contentUrl, item.name);
  if (item.contentUrl) {
    return el('p', { class: 'card file' }, linkOrText(item.contentUrl, item.name || item.contentUrl));
  }
  return el('p', { class: 'card unknown' }, `An attachment of the type ${type || 'that nobody named'}`);
}

/** An image, or a link to it when the page may not load it. */
export function picture(address, description) {
  const src = safeImage(address);
  if (!src) return el('p', { class: 'unknown' }, 'Image: ', linkOrText(address, description || address));
  return el('img', { class: 'picture', src, alt: description ?? '', referrerpolicy: 'no-referrer' });
}

function simpleCard({ title, subtitle, text, images = [], buttons = [] }, type, act) {
  const isSmall = type.endsWith('thumbnail');
  return el(
    'section',
    { class: isSmall ? 'card simple thumbnail' : 'card simple' },
    ...images.slice(0, 1).map(({ url, alt }) => picture(url, alt)),
    el(
      'div',
      { class: 'simple-body' },
      title && el('p', { class: 'simple-title' }, title),
      subtitle && el('p', { class: 'subtle' }, subtitle),
      text && el('div', { class: 'text' }, markdown(text)),
    ),
    buttons.length ? el('div', { class: 'actions' }, ...buttons.map((action) => button(action, act))) : null,
  );
}
