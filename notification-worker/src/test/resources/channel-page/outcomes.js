// What became of events: outcome records as they arrive, the newest first.
import { byId, el } from './dom.js';
import { parseJson } from './http.js';
import { clockWithSeconds, whole } from './time.js';

const MOST = 200;
const PAUSE = 5_000;
const KINDS = new Set(['accepted', 'deferred', 'delivered', 'failed', 'unreachable', 'unknown', 'expired', 'superseded', 'suppressed']);

export class Outcomes {
  #list = byId('outcomes');
  #note = byId('outcomes-note');
  #clear = byId('outcomes-clear');
  #seen = new Set();
  #onAbsent;

  /** @param onAbsent called once when the server has no such stream */
  constructor(onAbsent) {
    this.#onAbsent = onAbsent;
    this.#clear.addEventListener('click', () => {
      this.#list.replaceChildren();
      this.#showNote();
    });
  }

  start() {
    const source = new EventSource('/local/outcomes');
    source.onopen = () => this.#showNote();
    source.onmessage = ({ data }) => this.#take(data);
    source.onerror = () => {
      // A lost connection is the browser's to mend; a refused one stays closed.
      if (source.readyState !== EventSource.CLOSED) return;
      this.#onAbsent();
      this.#onAbsent = () => {};
      this.#note.hidden = false;
      this.#note.textContent = 'Outcomes are not available here.';
      setTimeout(() => this.start(), PAUSE);
    };
  }

  #take(data) {
    const record = parseJson(data);
    // A stream that begins anew may tell again what it told.
    if (!record?.outcome || this.#seen.has(data)) return;
    this.#seen.add(data);
    this.#list.prepend(item(record));
    if (this.#list.children.length > MOST) this.#list.lastElementChild.remove();
    if (this.#seen.size > 10 * MOST) this.#seen.delete(this.#seen.values().next().value);
    this.#showNote();
  }

  #showNote() {
    const isEmpty = !this.#list.children.length;
    this.#note.textContent = 'Nothing yet. What becomes of an event shows up here.';
    this.#note.hidden = !isEmpty;
    this.#clear.hidden = isEmpty;
  }
}

function item(record) {
  const { event, delivery, outcome, at, conversation } = record;
  const date = new Date(Date.parse(at ?? '') || Date.now());
  const kind = KINDS.has(outcome) ? outcome : 'other';
  return el(
    'li',
    { class: `outcome ${kind}`, 'data-event': event, 'data-outcome': outcome },
    el('span', { class: 'badge' }, outcome),
    el('time', { datetime: date.toISOString(), title: whole(date) }, clockWithSeconds(date)),
    el('span', { class: 'outcome-event mono', title: delivery ? `Delivery ${delivery}` : null }, event ?? ''),
    el('span', { class: 'outcome-detail' }, details(record)),
    conversation ? el('span', { class: 'outcome-conversation mono', title: 'Conversation' }, conversation) : null,
  );
}

function details({ code, reason, rule, recipients, activityIds, possibleDuplicate, until }) {
  const parts = [code, reason, rule].filter(Boolean);
  if (recipients !== undefined) parts.push(recipients === 1 ? '1 recipient' : `${recipients} recipients`);
  if (activityIds?.length > 1) parts.push(`${activityIds.length} activities`);
  if (possibleDuplicate) parts.push('possibly twice');
  if (until) parts.push(`until ${clockWithSeconds(new Date(until))}`);
  return parts.join(' · ');
}
