// One conversation: what goes out and comes in, each message shown once.
import { byId, el, random } from './dom.js';

const TYPING = 6_000;

export class Conversation {
  #client;
  #transcript;
  #suggest;
  #typing = byId('typing');
  #typingTimer;
  #shown = new Map(); // activity id -> its element
  #pending = new Map(); // what this page sent and has not seen come back -> its element

  /** @param suggest shows a list of suggested actions */
  constructor(client, transcript, suggest) {
    this.#client = client;
    this.#transcript = transcript;
    this.#suggest = suggest;
  }

  /** Empties the page for a conversation; messages that waited for it stay. */
  begin(note) {
    this.#shown.clear();
    this.#setTyping(null);
    this.#suggest([]);
    this.#transcript.clear(note);
    this.#pending = new Map([...this.#pending].filter(([, message]) => message.classList.contains('sending')));
    for (const message of this.#pending.values()) this.#transcript.put(message, true);
  }

  take(activities, isHistory) {
    const takeAll = () => activities.forEach((activity) => this.#take(activity, isHistory));
    if (isHistory) this.#transcript.quietly(takeAll);
    else takeAll();
  }

  /** Shows and posts a message of the user. */
  send(content) {
    const clientActivityID = random(12);
    const activity = { type: 'message', ...content, channelData: { clientActivityID } };
    this.#suggest([]);
    const message = this.#transcript.add(activity, true);
    this.#pending.set(clientActivityID, message);
    this.#post(activity, message);
  }

  async #post(activity, message) {
    const key = activity.channelData.clientActivityID;
    const state = el('span', { class: 'state' }, 'sending…');
    message.querySelector('.meta').append(state);
    message.classList.add('sending');
    try {
      this.#sent(await this.#client.send(activity), key, message);
      state.remove();
    } catch (error) {
      message.classList.add('failed');
      const again = () => {
        message.classList.remove('failed');
        state.remove();
        this.#post(activity, message);
      };
      state.replaceChildren(`Not delivered: ${error.message} `, el('button', { type: 'button', class: 'link', onclick: again }, 'Try again'));
    } finally {
      message.classList.remove('sending');
    }
  }

  /** The server named a message; the stream may already have shown it. */
  #sent(id, key, message) {
    this.#pending.delete(key);
    if (!id) return;
    const other = this.#shown.get(id);
    if (other && other !== message) message.remove();
    else this.#name(message, id);
  }

  #name(message, id) {
    message.dataset.id = id;
    this.#shown.set(id, message);
  }

  #take(activity, isHistory) {
    const isMine = activity.from?.role === 'user' || activity.from?.id === this.#client.userId;
    if (activity.type === 'typing' && !isMine && !isHistory) this.#setTyping(activity.from);
    if (activity.type !== 'message' || this.#shown.has(activity.id)) return;
    const echo = isMine && this.#pending.get(activity.channelData?.clientActivityID);
    if (echo) {
      this.#name(echo, activity.id);
      return;
    }
    if (!isMine) this.#setTyping(null);
    const message = this.#transcript.add(activity, isMine);
    if (activity.id) this.#name(message, activity.id);
    this.#suggest(isMine ? [] : (activity.suggestedActions?.actions ?? []));
  }

  /** Shows who is typing, for a while; null is nobody. */
  #setTyping(who) {
    clearTimeout(this.#typingTimer);
    if (!who) return this.#typing.replaceChildren();
    const dots = el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
    if (!this.#typing.children.length) this.#typing.replaceChildren(dots, `${who.name || 'The bot'} is typing`);
    this.#typingTimer = setTimeout(() => this.#setTyping(null), TYPING);
  }
}
