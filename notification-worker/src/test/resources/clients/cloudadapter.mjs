// Calls a bot as the SDK's CloudAdapter does for skills and for clients that wait for replies.
// Argument: the bot's messaging endpoint.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { ConfigurationBotFrameworkAuthentication } = require('botbuilder');

const [endpoint] = process.argv.slice(2);
const client = new ConfigurationBotFrameworkAuthentication({}).createBotFrameworkClient();
const post = activity =>
  client.postActivity('', '', endpoint, 'http://localhost:1/', 'conversation-of-cloudadapter', {
    channelId: 'emulator', from: { id: 'user' }, recipient: { id: 'bot' },
    conversation: { id: 'conversation-of-cloudadapter' }, serviceUrl: 'http://localhost:1/', ...activity,
  });
const answers = {
  expectReplies: await post({ type: 'message', id: '1', text: 'hello', deliveryMode: 'expectReplies' }),
  invoke: await post({ type: 'invoke', id: '2', name: 'adaptiveCard/action', value: { action: { verb: 'ship' } } }),
  invokeExpectingReplies: await post({ type: 'invoke', id: '3', name: 'adaptiveCard/action', value: {}, deliveryMode: 'expectReplies' }),
  unhandled: await post({ type: 'invoke', id: '4', name: 'nobody/knows', value: {} }),
  message: await post({ type: 'message', id: '5', text: 'hello' }),
};
console.log(JSON.stringify(answers));
