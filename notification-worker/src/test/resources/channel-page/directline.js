// A Direct Line 3.0 client of the page's own origin: one conversation, kept alive and resumed.
import { random } from './dom.js';
import { call, DirectLineError, parseJson } from './http.js';
import { load, save } from './storage.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

/**
 * Handlers: `onActivities(activities, isHistory)`, `onState('connecting' | 'connected' |
 * 'reconnecting')` and `onConversation(conversationId, why)`, where why is 'resumed', 'new' (asked
 * for) or 'lost' (the server forgot the former one).
 */
export class DirectLine {
  #handlers;
  #saved = load();
  #watermark = null;
  #socket = null;
  #epoch = 0;
  #pause = FIRST_PAUSE;
  #wake = () => {};
  #ready = deferred();

  constructor(handlers) {
    this.#handlers = handlers;
    this.#saved.userId ??= `dl_${random(10)}`;
    save(this.#saved);
    addEventListener('online', () => this.#wake());
  }

  get userId() {
    return this.#saved.userId;
  }

  get conversationId() {
    return this.#saved.conversationId ?? null;
  }

  start() {
    this.#run(++this.#epoch);
  }

  /** Leaves the conversation and begins another one. */
  restart() {
    this.#forget();
    this.#socket?.close();
    this.#wake();
    this.#pause = FIRST_PAUSE;
    this.#handlers.onState('connecting');
    this.start();
  }

  /** Posts an activity of the user, once there is a conversation; resolves to its id. */
  async send(activity) {
    await this.#ready.promise;
    const from = { id: this.userId, name: 'You', role: 'user' };
    const path = `/conversations/${encodeURIComponent(this.conversationId)}/activities`;
    const body = { ...activity, from, locale: navigator.language };
    return (await this.#call('POST', path, body)).id;
  }

  async #run(epoch) {
    while (epoch === this.#epoch) {
      try {
        const streamUrl = this.conversationId ? await this.#resume(epoch) : await this.#begin(epoch, 'new');
        if (epoch !== this.#epoch) return;
        await this.#stream(streamUrl, epoch);
      } catch (error) {
        if (!(error instanceof DirectLineError)) console.error(error);
      }
      if (epoch !== this.#epoch) return;
      this.#handlers.onState('reconnecting');
      await this.#rest();
    }
  }

  async #begin(epoch, why) {
    const { token } = await this.#call('POST', '/tokens/generate', { user: { id: this.userId } });
    const opened = await this.#call('POST', '/conversations', undefined, token);
    if (epoch !== this.#epoch) return null;
    this.#watermark = null;
    this.#remember(opened.conversationId, opened.token ?? token);
    this.#handlers.onConversation(opened.conversationId, why);
    return opened.streamUrl;
  }

  async #resume(epoch) {
    try {
      const path = `/conversations/${encodeURIComponent(this.conversationId)}`;
      if (this.#watermark === null) {
        const history = await this.#call('GET', `${path}/activities?watermark=0`);
        if (epoch !== this.#epoch) return null;
        this.#handlers.onConversation(this.conversationId, 'resumed');
        this.#take(history, true);
      }
      const watermark = encodeURIComponent(this.#watermark ?? '0');
      const opened = await this.#call('GET', `${path}?watermark=${watermark}`);
      if (epoch !== this.#epoch) return null;
      this.#remember(this.conversationId, opened.token ?? this.#saved.token);
      return opened.streamUrl;
    } catch (error) {
      if (!error.isGone || epoch !== this.#epoch) throw error;
      this.#forget();
      return this.#begin(epoch, 'lost');
    }
  }

  /** Ends when the socket does. */
  #stream(url, epoch) {
    return new Promise((resolve) => {
      const socket = new WebSocket(url);
      this.#socket = socket;
      socket.onopen = () => {
        this.#pause = FIRST_PAUSE;
        if (epoch === this.#epoch) this.#handlers.onState('connected');
      };
      socket.onmessage = ({ data }) => {
        const frame = parseJson(data); // null for a keep-alive
        if (epoch === this.#epoch && frame) this.#take(frame, false);
      };
      socket.onclose = resolve;
    });
  }

  #take({ activities = [], watermark }, isHistory) {
    this.#watermark = watermark ?? this.#watermark;
    this.#handlers.onActivities(activities, isHistory);
  }

  #call(method, path, body, token = this.#saved.token) {
    return call(method, path, body, token);
  }

  #remember(conversationId, token) {
    Object.assign(this.#saved, { conversationId, token });
    save(this.#saved);
    this.#ready.resolve();
  }

  #forget() {
    this.#saved = { userId: this.userId };
    this.#watermark = null;
    save(this.#saved);
    if (this.#ready.isDone) this.#ready = deferred();
  }

  /** Waits a little longer each time; waking or being online again cuts it short. */
  #rest() {
    const millis = this.#pause * (0.75 + Math.random() / 2);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    return new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, millis);
    });
  }
}

function deferred() {
  const result = { isDone: false };
  const promise = new Promise((resolve) => {
    result.resolve = () => {
      result.isDone = true;
      resolve();
    };
  });
  return Object.assign(result, { promise });
}
