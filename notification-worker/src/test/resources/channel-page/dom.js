// Small helpers to build elements. Nothing here or elsewhere ever parses a string into the page.

/**
 * Makes an element. Functions named `on…` become listeners, everything else becomes an attribute;
 * null, undefined and false leave it out.
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const byId = (id) => document.getElementById(id);

let counter = 0;

/** An id that no other element of the page has. */
export const uniqueId = (prefix) => `${prefix}-${++counter}`;

/** `random(4)` is something like `k3f9`. */
export function random(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte % 32]).join('');
}

/** The name as a member of a list of lower case names, if it is one. */
export function one(names, name) {
  const lower = String(name ?? '').toLowerCase();
  return names.includes(lower) ? lower : null;
}

/** The same as a class name, or nothing. */
export function named(prefix, names, name) {
  const found = one(names, name);
  return found ? `${prefix}-${found}` : '';
}
