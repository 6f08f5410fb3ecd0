// The inputs of Adaptive Cards, and what their reader filled in.
import { el, uniqueId } from './dom.js';

const PLAIN_TYPES = { 'Input.Number': 'number', 'Input.Date': 'date', 'Input.Time': 'time' };
const TEXT_TYPES = { email: 'email', tel: 'tel', url: 'url', password: 'password' };

/** The element of an input; null for what is none or an unknown one. */
export function input(item) {
  switch (item.type) {
    case 'Input.Text':
      return field(item, item.isMultiline ? textArea(item) : textLine(item));
    case 'Input.Number':
    case 'Input.Date':
    case 'Input.Time': {
      const { min = null, max = null, value = null, placeholder = null } = item;
      return field(item, el('input', { type: PLAIN_TYPES[item.type], min, max, value, placeholder }));
    }
    case 'Input.Toggle':
      return toggle(item);
    case 'Input.ChoiceSet': {
      const isList = item.style === 'expanded' || item.isMultiSelect;
      return isList ? choiceList(item) : field(item, choiceSelect(item));
    }
    default:
      return null;
  }
}

/** The values by id, or null after telling at `error` what is missing. */
export function collect(root, error) {
  const values = {};
  error.textContent = '';
  for (const control of root.querySelectorAll('[data-input]')) {
    const problem = problemOf(control);
    const target = control.matches('fieldset') ? control.querySelector('input') : control;
    target?.toggleAttribute('aria-invalid', Boolean(problem));
    if (problem) {
      error.textContent = problem;
      target?.setAttribute('aria-invalid', 'true');
      target?.setAttribute('aria-describedby', error.id);
      target?.focus();
      return null;
    }
    values[control.dataset.input] = valueOf(control);
  }
  return values;
}

function problemOf(control) {
  const { required, message } = control.dataset;
  const isMissing = required && (control.type === 'checkbox' ? !control.checked : !valueOf(control));
  if (isMissing) return message || 'Please fill in what is required.';
  if (control.matches('fieldset') || control.checkValidity()) return null;
  return message || control.validationMessage;
}

function valueOf(control) {
  if (control.matches('fieldset')) {
    return [...control.querySelectorAll('input:checked')].map(({ value }) => value).join(',');
  }
  if (control.type === 'checkbox') return control.checked ? control.dataset.on : control.dataset.off;
  return control.value;
}

/** Notes at a control what `collect` needs. */
function prepared(item, control) {
  control.dataset.input = item.id ?? uniqueId('input');
  if (item.isRequired) control.dataset.required = 'yes';
  if (item.errorMessage) control.dataset.message = item.errorMessage;
  return control;
}

function field(item, control) {
  control.id = uniqueId('field');
  if (!item.label) control.setAttribute('aria-label', item.placeholder || item.id || 'Input');
  if (item.isRequired) control.setAttribute('aria-required', 'true');
  const label = item.label ? el('label', { for: control.id }, item.label, mark(item)) : null;
  return el('div', { class: 'field' }, label, prepared(item, control));
}

const mark = (item) => (item.isRequired ? el('span', { class: 'required', 'aria-hidden': 'true' }, ' *') : null);

function textLine({ style, value = null, placeholder = null, maxLength = null, regex = null }) {
  const type = TEXT_TYPES[style?.toLowerCase()] ?? 'text';
  return el('input', { type, value, placeholder, maxlength: maxLength, pattern: regex });
}

function textArea({ value = '', placeholder = null, maxLength = null }) {
  return el('textarea', { placeholder, maxlength: maxLength, rows: 3 }, value);
}

function toggle(item) {
  const { valueOn = 'true', valueOff = 'false', value = valueOff, title = item.id ?? '' } = item;
  const box = prepared(item, el('input', { type: 'checkbox', checked: value === valueOn }));
  Object.assign(box.dataset, { on: valueOn, off: valueOff });
  const heading = item.label ? el('p', { class: 'field-label' }, item.label, mark(item)) : null;
  return el('div', { class: 'field' }, heading, el('label', { class: 'choice' }, box, title));
}

function choiceSelect({ choices = [], value = '', placeholder = 'Choose…' }) {
  const isChosen = choices.some((choice) => choice.value === value);
  const empty = el('option', { value: '', selected: !isChosen }, placeholder);
  const options = choices.map((choice) =>
    el('option', { value: choice.value, selected: choice.value === value }, choice.title ?? choice.value));
  return el('select', {}, empty, ...options);
}

function choiceList(item) {
  const { choices = [], value = '', isMultiSelect } = item;
  const chosen = isMultiSelect ? String(value).split(',') : [value];
  const name = uniqueId('choices');
  const type = isMultiSelect ? 'checkbox' : 'radio';
  const boxes = choices.map((choice) =>
    el('label', { class: 'choice' },
      el('input', { type, name, value: choice.value, checked: chosen.includes(choice.value) }),
      choice.title ?? choice.value));
  const legend = el('legend', item.label ? {} : { class: 'visually-hidden' }, item.label ?? item.id ?? 'Choices', mark(item));
  return prepared(item, el('fieldset', { class: 'field choices' }, legend, ...boxes));
}
