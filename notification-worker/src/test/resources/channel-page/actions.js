// The buttons of suggested actions and simple cards.
import { el } from './dom.js';
import { safeUrl } from './text.js';

/** The activity that a card action posts, or null when it posts none. */
function activityOf({ type, title, value, text, displayText }) {
  switch (type) {
    case 'imBack':
      return { text: String(value ?? title ?? '') };
    case 'postBack':
      return typeof value === 'object' ? { value } : { text: String(value ?? title ?? '') };
    case 'messageBack':
      return { text: text ?? displayText ?? title ?? '', ...(value === undefined ? {} : { value }) };
    default:
      return null;
  }
}

/** A button, or a link where the action leads to one; `act(activity)` posts. */
export function button(action, act) {
  const title = action.title || String(action.value ?? '');
  if (['openUrl', 'signin', 'downloadFile'].includes(action.type)) return opener(action.value, title);
  const activity = activityOf(action);
  if (!activity) return el('button', { type: 'button', disabled: true, title: `${action.type} does nothing here` }, title);
  return el('button', { type: 'button', onclick: () => act(activity) }, title);
}

/** A link that looks like a button; a dead button when it may not lead there. */
export function opener(address, title) {
  const href = safeUrl(address);
  if (!href) return el('button', { type: 'button', disabled: true, title: `Not a link: ${address}` }, title);
  return el('a', { class: 'button', href, target: '_blank', rel: 'noopener noreferrer' }, title, el('span', { 'aria-hidden': 'true' }, ' ↗'));
}
