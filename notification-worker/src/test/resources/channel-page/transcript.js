// The messages: bubbles in a live region, day separators, and following along while at the end.
import { attachment } from './attachments.js';
import { byId, el } from './dom.js';
import { markdown } from './markdown.js';
import { plain } from './text.js';
import { clock, dayOf, nameOfDay, whole } from './time.js';
import { xml } from './xml.js';

const CLOSE_ENOUGH = 80;
const TOGETHER = 3 * 60_000;

export class Transcript {
  #log = byId('transcript');
  #jump = byId('jump');
  #act;
  #last = null;
  #isAtEnd = true; // as the reader left it, whatever came since

  /** @param act what pressing a button inside a card does */
  constructor(act) {
    this.#act = act;
    this.#jump.addEventListener('click', () => this.toEnd());
    this.#log.addEventListener('scroll', () => this.#look());
    // Images come late and make the log grow; the input makes it shrink.
    this.#log.addEventListener('load', () => this.#isAtEnd && this.toEnd(), true);
    new ResizeObserver(() => this.#isAtEnd && this.toEnd()).observe(this.#log);
    setInterval(() => this.#nameDays(), 60_000);
  }

  clear(note) {
    this.#log.replaceChildren();
    this.#last = null;
    this.toEnd();
    if (note) this.note(note);
  }

  note(text) {
    this.#append(el('p', { class: 'note' }, text), false);
  }

  /** History is not read out. */
  quietly(action) {
    this.#log.setAttribute('aria-live', 'off');
    action();
    setTimeout(() => this.#log.setAttribute('aria-live', 'polite'), 500);
  }

  /** Shows a message; returns its element. */
  add(activity, isMine) {
    const at = moment(activity.timestamp);
    const who = isMine ? 'You' : activity.from?.name || 'Bot';
    const message = el(
      'article',
      { class: `message ${isMine ? 'user' : 'bot'}`, 'data-id': activity.id ?? null, lang: activity.locale ?? null },
      el('span', { class: 'visually-hidden' }, `${who}: `),
      ...this.#content(activity, isMine),
      el('footer', { class: 'meta' }, el('time', { datetime: at.toISOString(), title: whole(at) }, clock(at))),
    );
    this.put(message, isMine);
    return message;
  }

  /** Puts the element of a message to the end. */
  put(message, isMine) {
    const at = new Date(message.querySelector('.meta time').dateTime);
    this.#separate(at);
    this.#group(message, isMine, at);
    this.#append(message, isMine);
  }

  toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#isAtEnd = true;
    this.#jump.hidden = true;
  }

  #content(activity, isMine) {
    const parts = [];
    if (activity.text) parts.push(el('div', { class: 'bubble text', dir: 'auto' }, body(activity, isMine)));
    else if (isMine && activity.value !== undefined) parts.push(submitted(activity.value));
    const items = (activity.attachments ?? []).map((item) => attachment(item, this.#act));
    if (items.length) {
      const isRow = activity.attachmentLayout === 'carousel' && items.length > 1;
      parts.push(el('div', { class: isRow ? 'attachments carousel' : 'attachments' }, ...items));
    }
    return parts.length ? parts : [el('div', { class: 'bubble muted' }, 'An empty message')];
  }

  #separate(at) {
    const day = dayOf(at);
    if (this.#last?.day === day) return;
    this.#log.append(el('p', { class: 'day' }, el('time', { datetime: day }, nameOfDay(day))));
  }

  /** Messages of one side within minutes show one time. */
  #group(message, isMine, at) {
    const last = this.#last;
    const day = dayOf(at);
    if (last && last.day === day && last.isMine === isMine && at - last.at < TOGETHER) {
      last.message.classList.add('followed');
      message.classList.add('following');
    }
    this.#last = { message, isMine, at, day };
  }

  #append(element, isMine) {
    this.#log.append(element);
    if (isMine || this.#isAtEnd) this.toEnd();
    else this.#jump.hidden = false;
  }

  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    this.#isAtEnd = scrollHeight - scrollTop - clientHeight < CLOSE_ENOUGH;
    this.#jump.hidden ||= this.#isAtEnd;
  }

  #nameDays() {
    for (const time of this.#log.querySelectorAll('.day time')) time.textContent = nameOfDay(time.dateTime);
  }
}

function moment(timestamp) {
  const parsed = Date.parse(timestamp ?? '');
  return new Date(Number.isNaN(parsed) ? Date.now() : parsed);
}

function body(activity, isMine) {
  const text = String(activity.text);
  const textFormat = activity.textFormat ?? 'markdown';
  if (isMine || textFormat === 'plain') return plain(text);
  return textFormat === 'xml' ? xml(text) : markdown(text);
}

/** What a form of a card sent: its fields, for people. */
function submitted(value) {
  const isObject = value !== null && typeof value === 'object';
  const pairs = isObject ? Object.entries(value) : [['value', value]];
  const show = (item) => (typeof item === 'string' ? item : JSON.stringify(item));
  const rows = pairs.flatMap(([name, item]) => [el('dt', {}, name), el('dd', {}, show(item) || '–')]);
  return el('dl', { class: 'bubble submitted' }, ...rows);
}
