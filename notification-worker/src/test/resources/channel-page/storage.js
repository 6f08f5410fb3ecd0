// What outlives a reload: `{userId, conversationId, token}`.

const KEY = 'herald-channel';

/** What was saved last; empty at first. */
export function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function save(value) {
  try {
    localStorage.setItem(KEY, JSON.stringify(value));
  } catch {
    // Without storage the conversation ends with the page.
  }
}
