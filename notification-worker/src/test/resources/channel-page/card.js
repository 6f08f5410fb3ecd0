// The basics of Adaptive Cards. What it does not know shows its fallback or a note.
import { actionSet, note, selectable, unknown } from './card-actions.js';
import { el, named, one, uniqueId } from './dom.js';
import { input } from './inputs.js';
import { markdown } from './markdown.js';
import { safeImage } from './text.js';

const DEEPEST = 20;
const SIZES = ['small', 'default', 'medium', 'large', 'extralarge'];
const COLORS = ['dark', 'light', 'accent', 'good', 'warning', 'attention'];
const STYLES = ['emphasis', 'accent', 'good', 'warning', 'attention'];
const SPACINGS = ['none', 'small', 'medium', 'large', 'extralarge', 'padding'];

/** The element of a card; `act(activity)` posts what a submit button says. */
export function adaptiveCard(card, act) {
  const root = el('section', { class: 'card adaptive', lang: card.lang ?? null });
  const error = el('p', { class: 'card-error', role: 'alert', id: uniqueId('card-error') });
  const context = { act, error, root, depth: 0 };
  root.append(...elements(card.body, context), actionSet(card.actions, context), error);
  if (!root.textContent.trim() && !root.querySelector('img, input')) {
    root.prepend(card.fallbackText ? el('p', {}, card.fallbackText) : note('An empty card'));
  }
  if (card.selectAction) selectable(root, card.selectAction, context);
  return root;
}

function elements(items, context) {
  if (!Array.isArray(items) || context.depth >= DEEPEST) return [];
  return items.map((item) => element(item ?? {}, { ...context, depth: context.depth + 1 }));
}

function element(item, context) {
  const make = KINDS[item.type];
  const result = make ? make(item, context) : (input(item) ?? unknown(item, context, element));
  const spacing = one(SPACINGS, item.spacing);
  if (result.classList) {
    if (spacing) result.classList.add(`spacing-${spacing}`);
    if (item.separator) result.classList.add('separator');
    const align = one(['center', 'right'], item.horizontalAlignment);
    if (align) result.classList.add(`align-${align}`);
    if (item.isVisible === false) result.hidden = true;
    if (item.id) result.dataset.cardId = item.id;
    if (item.selectAction) selectable(result, item.selectAction, context);
  }
  return result;
}

const KINDS = {
  TextBlock(item) {
    const names = ['text-block', named('size', SIZES, item.size), named('color', COLORS, item.color)];
    if (item.weight) names.push(named('weight', ['lighter', 'default', 'bolder'], item.weight));
    if (item.isSubtle) names.push('subtle');
    if (!item.wrap) names.push('no-wrap');
    if (item.fontType?.toLowerCase() === 'monospace') names.push('mono');
    if (item.style === 'heading') names.push('card-heading');
    const props = { class: names.filter(Boolean).join(' '), dir: 'auto' };
    if (item.style === 'heading') Object.assign(props, { role: 'heading', 'aria-level': 3 });
    const result = el('div', props, markdown(item.text ?? ''));
    if (item.maxLines > 0) {
      result.classList.add('clamped');
      result.style.setProperty('-webkit-line-clamp', String(item.maxLines));
    }
    return result;
  },

  FactSet(item) {
    const facts = Array.isArray(item.facts) ? item.facts : [];
    const rows = facts.flatMap(({ title, value }) => [
      el('dt', {}, markdown(title ?? '')),
      el('dd', {}, markdown(value ?? '')),
    ]);
    return el('dl', { class: 'facts' }, ...rows);
  },

  Image(item) {
    const src = safeImage(item.url);
    if (!src) return note(`An image that the page may not load: ${item.altText || item.url}`);
    const size = one(['small', 'medium', 'large', 'stretch'], item.size) ?? 'auto';
    const shape = item.style?.toLowerCase() === 'person' ? ' person' : '';
    const image = el('img', { src, alt: item.altText ?? '', referrerpolicy: 'no-referrer', class: `size-${size}${shape}` });
    for (const side of ['width', 'height']) {
      if (/^\d{1,4}px$/.test(item[side] ?? '')) image.style.setProperty(side, item[side]);
    }
    return el('div', { class: 'image' }, image);
  },

  ImageSet(item, context) {
    const images = (item.images ?? []).map((image) => ({ size: item.imageSize, ...image, type: 'Image' }));
    return el('div', { class: 'image-set' }, ...elements(images, context));
  },

  Container(item, context) {
    return el('div', { class: `container ${named('style', STYLES, item.style)}` }, ...elements(item.items, context));
  },

  ColumnSet(item, context) {
    const columns = (item.columns ?? []).map((column) => ({ ...column, type: 'Column' }));
    return el('div', { class: `columns ${named('style', STYLES, item.style)}` }, ...elements(columns, context));
  },

  Column(item, context) {
    const align = named('vertical', ['center', 'bottom'], item.verticalContentAlignment);
    const names = `column ${named('style', STYLES, item.style)} ${align}`;
    const result = el('div', { class: names }, ...elements(item.items, context));
    const width = String(item.width ?? 'stretch');
    if (/^\d{1,4}px$/.test(width)) result.style.setProperty('flex', `0 0 ${width}`);
    else if (Number(width) > 0) result.style.setProperty('flex', `${Number(width)} 1 0`);
    else result.classList.add(width === 'auto' ? 'width-auto' : 'width-stretch');
    return result;
  },

  ActionSet: (item, context) => actionSet(item.actions, context),
};
