// A chat over DirectLineJS, as a web page has it: says hello, is answered, and is told what somebody publishes.
// Arguments: the channel's Direct Line address, the address that takes events.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require('xmlhttprequest').XMLHttpRequest;
globalThis.WebSocket = require('ws');
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

const [domain, events] = process.argv.slice(2);
const { token } = await (await fetch(`${domain}/tokens/generate`, { method: 'POST' })).json();
const line = new DirectLine({ domain, token, webSocket: true });
const statuses = [];
line.connectionStatus$.subscribe(status => statuses.push(ConnectionStatus[status]));

const texts = [];
line.activity$.subscribe(activity => {
  if (activity.type === 'message') texts.push(`${activity.from.id}: ${activity.text}`);
});
const until = async what => {
  const deadline = Date.now() + 20_000;
  while (!texts.some(text => text.includes(what))) {
    if (Date.now() > deadline) throw new Error(`no "${what}" among ${JSON.stringify(texts)}`);
    await new Promise(done => setTimeout(done, 50));
  }
};
const id = await line.postActivity({ from: { id: 'dl_clients' }, type: 'message', text: 'hello' }).toPromise();
await until('You said: hello');
const event = { id: `clients-${Date.now()}`, to: { user: 'dl_clients' }, message: { text: 'Your order has shipped' } };
const answer = await fetch(events, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) });
if (answer.status !== 202) throw new Error(`publishing was answered ${answer.status}`);
await until('Your order has shipped');
console.log(JSON.stringify({ id, statuses, texts }));
process.exit(0);
