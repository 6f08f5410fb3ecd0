// The form that publishes an event. One event object is the truth; fields and raw JSON show it.
import { byId, el, random } from './dom.js';
import { parseJson } from './http.js';

const PATHS = { id: 'publish-id', to: 'publish-target', priority: 'publish-priority', format: 'publish-format', text: 'publish-text' };
const field = (name) => byId(PATHS[name]);

export class Publish {
  #form = byId('publish-form');
  #json = byId('publish-json');
  #status = byId('publish-status');
  #button = byId('publish-button');
  #address;
  #event;

  /** @param address tells `{user, conversation}` of the chat as it is now */
  constructor(address) {
    this.#address = address;
    this.#event = { id: freshId(), to: { user: address().user }, message: { text: '' } };
    this.#show();
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#publish();
    });
    for (const name of Object.keys(PATHS)) field(name).addEventListener('input', () => this.#take(name));
    this.#json.addEventListener('input', () => this.#takeJson());
    for (const text of [field('text'), this.#json]) {
      text.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#form.requestSubmit();
      });
    }
  }

  /** After the chat moved to another conversation; `former` is the one it left. */
  moved(former) {
    const to = this.#event.to;
    if (to?.conversation === undefined || to.conversation !== former) return;
    to.conversation = this.#address().conversation;
    this.#show();
  }

  /** Hides the form where nothing can be published. */
  hide() {
    this.#form.hidden = true;
    byId('publish-absent').hidden = false;
  }

  /** Asks without publishing anything: an empty object is never an event. */
  async probe() {
    const status = await post('{}').then((response) => response.status, () => 0);
    if (status === 404) this.hide();
  }

  #take(name) {
    const value = field(name).value;
    const event = this.#event;
    if (name === 'id') event.id = value;
    else if (name === 'to') event.to = this.#target(value);
    else if (name === 'priority') put(event, 'priority', value, 'normal');
    else if (name === 'format') put((event.message ??= {}), 'format', value, 'plain');
    else (event.message ??= {}).text = value;
    this.#showJson();
    this.#clear();
  }

  /** What narrows the former target stays. */
  #target(choice) {
    const { user: _, conversation: __, audience: ___, ...rest } = this.#event.to ?? {};
    const { user, conversation } = this.#address();
    if (choice === 'everyone') return { audience: 'everyone', ...rest };
    return choice === 'user' ? { user, ...rest } : { conversation, ...rest };
  }

  #takeJson() {
    const parsed = parseJson(this.#json.value);
    const isObject = parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed);
    byId('publish-fields').disabled = !isObject;
    this.#clear();
    if (isObject) {
      this.#event = parsed;
      this.#showFields();
    } else {
      this.#json.setAttribute('aria-invalid', 'true');
      this.#tell('failed', 'This is not a JSON object yet.');
    }
  }

  #show() {
    this.#showFields();
    this.#showJson();
  }

  #showFields() {
    const { id, to, message, priority = 'normal' } = this.#event;
    const { user, conversation } = this.#address();
    const isMine = to?.user === user ? 'user' : to?.conversation === conversation ? 'conversation' : 'custom';
    field('id').value = typeof id === 'string' ? id : '';
    field('to').value = to?.audience === 'everyone' ? 'everyone' : isMine;
    field('priority').value = priority;
    field('format').value = message?.format ?? 'plain';
    field('text').value = message?.text ?? '';
  }

  #showJson() {
    this.#json.value = JSON.stringify(this.#event, null, 2);
  }

  async #publish() {
    if (byId('publish-fields').disabled) return this.#json.focus();
    this.#clear();
    this.#button.disabled = true;
    try {
      const response = await post(JSON.stringify(this.#event));
      await this.#answer(response, parseJson(await response.text()));
    } catch {
      this.#tell('failed', 'The server cannot be reached.');
    } finally {
      this.#button.disabled = false;
    }
  }

  #answer(response, body) {
    if (response.status === 404) return this.hide();
    if (!response.ok) {
      const title = body?.title ?? `The server answered ${response.status}`;
      return this.#refuse(title, body?.detail, body?.errors ?? []);
    }
    this.#tell('delivered', 'Published as ', el('code', {}, body?.id ?? this.#event.id));
    this.#event.id = freshId();
    this.#show();
  }

  #refuse(title, detail, errors) {
    const items = errors.map(({ path, message }) => el('li', {}, path ? el('code', {}, path) : '', ` ${message}`));
    const list = items.length ? el('ul', {}, ...items) : '';
    this.#tell('failed', el('strong', {}, title), detail && detail !== title ? el('p', {}, detail) : '', list);
    const names = errors.map(({ path }) => String(path ?? '').match(/(id|to|priority|format|text)(?![a-z])/i)?.[1]);
    const wrong = names.filter((name) => name in PATHS).map(field);
    wrong.forEach((control) => control.setAttribute('aria-invalid', 'true'));
    wrong[0]?.focus();
  }

  #tell(kind, ...content) {
    this.#status.className = `status ${kind}`;
    this.#status.replaceChildren(...content);
  }

  #clear() {
    this.#tell('');
    for (const control of this.#form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  }
}

/** Sets a member, or removes it where it says what goes without saying. */
function put(object, name, value, usual) {
  if (value === usual) delete object[name];
  else object[name] = value;
}

const freshId = () => `demo-${new Date().toISOString().slice(0, 10)}-${random(5)}`;

function post(body) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' };
  return fetch('/local/events', { method: 'POST', headers, body });
}
