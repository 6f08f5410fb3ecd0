// What the buttons of an Adaptive Card do, and what stands in for the unknown.
import { opener } from './actions.js';
import { el, named } from './dom.js';
import { collect } from './inputs.js';
import { safeUrl } from './text.js';

/** The buttons of a card or of an action set. */
export function actionSet(actions, context) {
  if (!Array.isArray(actions) || !actions.length) return '';
  return el('div', { class: 'actions' }, ...actions.map((action) => actionButton(action ?? {}, context)));
}

function actionButton(action, context) {
  const title = action.title || action.type;
  if (action.type === 'Action.OpenUrl') return opener(action.url, title);
  const run = runner(action, context);
  if (!run) return unknown(action, context, actionButton);
  const style = named('action', ['positive', 'destructive'], action.style);
  return el('button', { type: 'button', class: style, title: action.tooltip ?? null, onclick: run }, title);
}

/** What an action does; null when it is unknown. */
function runner(action, context) {
  if (action.type === 'Action.OpenUrl') {
    const href = safeUrl(action.url);
    return href && (() => open(href, '_blank', 'noopener,noreferrer'));
  }
  if (action.type === 'Action.ToggleVisibility') return () => toggle(action.targetElements, context.root);
  return action.type === 'Action.Submit' ? () => submit(action, context) : null;
}

function submit({ data, associatedInputs }, { root, act, error }) {
  const values = associatedInputs?.toLowerCase() === 'none' ? {} : collect(root, error);
  if (!values) return;
  if (typeof data === 'string' && !Object.keys(values).length) act({ text: data });
  else act({ value: { ...(typeof data === 'string' ? { data } : data), ...values } });
}

function toggle(targets = [], root) {
  for (const target of targets) {
    const { elementId, isVisible } = typeof target === 'string' ? { elementId: target } : target;
    const found = root.querySelector(`[data-card-id="${CSS.escape(elementId)}"]`);
    if (found) found.hidden = isVisible === undefined ? !found.hidden : !isVisible;
  }
}

/** Makes all of an element one button. */
export function selectable(element, action, context) {
  const run = runner(action, context);
  if (!run) return;
  const isNested = (event) => event.target.closest('a, button, input, select, textarea, label, [role=button]') !== element;
  element.classList.add('selectable');
  for (const [name, value] of Object.entries({ role: 'button', tabindex: 0 })) element.setAttribute(name, value);
  if (action.title) element.setAttribute('aria-label', action.title);
  element.addEventListener('click', (event) => isNested(event) || run());
  element.addEventListener('keydown', (event) => event.key === 'Enter' && event.target === element && run());
}

/** The fallback of what is unknown, or a note. */
export function unknown(item, context, make) {
  const { fallback, type } = item;
  if (fallback && typeof fallback === 'object') return make(fallback, { ...context, depth: context.depth + 1 });
  return fallback === 'drop' ? '' : note(`${type ?? 'An element without a type'} is not shown here.`);
}

export const note = (text) => el('p', { class: 'unknown' }, text);
