// Requests to Direct Line 3.0 on the page's own origin.

const BASE = '/v3/directline';

/** What the server answered instead of yes; `status` is 0 when it could not be reached. */
export class DirectLineError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether the server no longer knows the conversation or its token. */
  get isGone() {
    return [401, 403, 404].includes(this.status);
  }
}

/** Resolves to the JSON of the answer; fails with a DirectLineError. */
export async function call(method, path, body, token) {
  const headers = { Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers['Content-Type'] = 'application/json';
  let response, text;
  try {
    response = await fetch(BASE + path, { method, headers, body: body && JSON.stringify(body) });
    text = await response.text();
  } catch {
    throw new DirectLineError(0, 'Unreachable', 'The server cannot be reached');
  }
  const json = parseJson(text);
  if (response.ok && json) return json;
  const { code = String(response.status), message } = json?.error ?? {};
  throw new DirectLineError(response.status, code, message ?? `The server answered ${response.status}`);
}

/** The value of a JSON text; null when it is none. */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
