// Wires the chat, the form and the list together.
import { button } from './actions.js';
import { Conversation } from './conversation.js';
import { DirectLine } from './directline.js';
import { byId } from './dom.js';
import { Outcomes } from './outcomes.js';
import { Publish } from './publish.js';
import { Transcript } from './transcript.js';

const STATES = { connecting: 'connecting…', connected: 'connected', reconnecting: 'reconnecting…' };
const NOTES = {
  new: 'A new conversation',
  lost: 'The server no longer knows the former conversation. This is a new one.',
  resumed: null,
};

const composer = byId('composer');
const connection = byId('connection');
const transcript = new Transcript((activity) => conversation.send(activity));
let conversationId = null;

const client = new DirectLine({
  onState(state) {
    connection.dataset.state = state;
    connection.textContent = STATES[state];
  },
  onConversation(id, why) {
    conversation.begin(NOTES[why]);
    publish.moved(conversationId);
    conversationId = id;
    byId('user-id').title = `Conversation ${id}`;
  },
  onActivities: (activities, isHistory) => conversation.take(activities, isHistory),
});
const conversation = new Conversation(client, transcript, suggest);
const publish = new Publish(() => ({ user: client.userId, conversation: client.conversationId }));
const outcomes = new Outcomes(() => publish.probe());

/** Shows suggested actions, or none. */
function suggest(actions) {
  const group = byId('suggestions');
  const hadFocus = group.contains(document.activeElement);
  group.replaceChildren(...actions.map((action) => button(action, (activity) => conversation.send(activity))));
  group.hidden = !actions.length;
  if (hadFocus) composer.focus();
}

function grow() {
  composer.style.setProperty('height', 'auto');
  composer.style.setProperty('height', `${composer.scrollHeight + 2}px`);
}

function say() {
  const text = composer.value.trim();
  composer.focus();
  if (!text) return;
  composer.value = '';
  grow();
  conversation.send({ text });
}

composer.addEventListener('input', grow);
composer.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  say();
});
byId('compose-form').addEventListener('submit', (event) => {
  event.preventDefault();
  say();
});
byId('restart').addEventListener('click', () => {
  client.restart();
  composer.focus();
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) composer.focus();
});

byId('user-id').textContent = client.userId;
client.start();
outcomes.start();
