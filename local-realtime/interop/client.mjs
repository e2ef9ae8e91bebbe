// One call to local-realtime through OpenAI's own JavaScript client. A line for each check: "ok …" or "FAILED …".
// Environment: REALTIME_WSS (wss base up to /v1), REALTIME_KEY, SPOKEN (file of raw µ-law).
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { OpenAIRealtimeError } from 'openai/realtime/internal-base';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';

const FRAME_BYTES = 160; // 20 ms
const LONGEST_WAIT_MS = 20_000;
const LONGEST_RUN_MS = 55_000;
const DISPLAY = 'Your order A B, 7 4 9 2 is out for delivery and should arrive today.';
const TOOL = {
  type: 'function',
  name: 'lookup_order_status',
  description: 'Looks an order up by its number.',
  parameters: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
};

const started = Date.now();
let failed = false;

function check(what, holds, otherwise = '') {
  failed ||= !holds;
  console.log(holds ? `ok      javascript: ${what}` : `FAILED  javascript: ${what} ${otherwise}`);
}

function end() {
  process.exit(failed ? 1 : 0);
}

setTimeout(() => {
  check(`all of it within ${LONGEST_RUN_MS} ms`, false);
  end();
}, LONGEST_RUN_MS);

/** A connection whose events are waited for in order. */
class Call {
  constructor(model, apiKey) {
    const client = new OpenAI({ apiKey, baseURL: process.env.REALTIME_WSS });
    this.events = [];
    this.errors = [];
    this.changed = () => {};
    this.realtime = new OpenAIRealtimeWS({ model }, client);
    this.realtime.on('event', (event) => this.came(this.events, event));
    this.realtime.on('error', (error) => this.came(this.errors, error));
  }

  came(queue, what) {
    queue.push(what);
    this.changed();
  }

  async take(queue, wanted, what) {
    const until = Date.now() + LONGEST_WAIT_MS;
    for (;;) {
      while (queue.length > 0) {
        const next = queue.shift();
        if (wanted(next)) return next;
      }
      if (queue !== this.errors && this.errors.length > 0) throw this.errors.shift();
      if (Date.now() >= until) throw new Error(`no ${what} for ${LONGEST_WAIT_MS} ms`);
      await Promise.race([new Promise((resolve) => { this.changed = resolve; }), sleep(until - Date.now())]);
    }
  }

  next(type) {
    return this.take(this.events, (event) => event.type === type, type);
  }

  error() {
    return this.take(this.errors, () => true, 'error');
  }

  send(event) {
    this.realtime.send(event);
  }

  /** Sends audio as fast as a phone would. */
  async speak(audio) {
    const began = Date.now();
    for (let at = 0, sent = 0; at < audio.length; at += FRAME_BYTES, sent++) {
      this.send({ type: 'input_audio_buffer.append', audio: audio.subarray(at, at + FRAME_BYTES).toString('base64') });
      await sleep(Math.max(0, began + sent * 20 - Date.now()));
    }
  }

  /** What one response said and did. */
  async answer() {
    let bytes = 0;
    let transcript = '';
    const done = await this.take(this.events, (event) => {
      if (event.type === 'response.output_audio.delta') bytes += Buffer.from(event.delta, 'base64').length;
      if (event.type === 'response.output_audio_transcript.done') transcript += `${event.transcript} `;
      return event.type === 'response.done';
    }, 'response.done');
    return { bytes, transcript: transcript.trim(), response: done.response };
  }
}

async function configure(call) {
  const created = await call.next('session.created');
  check('session.created names session and model',
    created.session.id.startsWith('sess_') && created.session.model === 'local/triage', JSON.stringify(created));
  call.send({
    type: 'session.update',
    session: {
      type: 'realtime',
      instructions: 'You are Acme\'s voice agent.',
      tools: [TOOL],
      audio: {
        input: {
          format: { type: 'audio/pcmu' },
          transcription: { model: 'gpt-transcribe' },
          turn_detection: { type: 'server_vad', silence_duration_ms: 500 },
        },
        output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
      },
    },
  });
  const { session } = await call.next('session.updated');
  check('session.updated has µ-law both ways, the instructions and the tool',
    session.audio.input.format.type === 'audio/pcmu' && session.audio.output.format.type === 'audio/pcmu'
      && session.instructions.includes('Acme') && session.tools[0].name === TOOL.name, JSON.stringify(session));
}

async function talk(call) {
  const silence = Buffer.alloc(8_000 * 2, 0xff);
  const speaking = call.speak(Buffer.concat([silence.subarray(0, 1_600), readFileSync(process.env.SPOKEN), silence]));
  const from = await call.next('input_audio_buffer.speech_started');
  const to = await call.next('input_audio_buffer.speech_stopped');
  check('speech is noticed, its end too', to.audio_end_ms - from.audio_start_ms > 1_000 && to.item_id === from.item_id,
    `from ${from.audio_start_ms} to ${to.audio_end_ms} ms`);
  const heard = await call.next('conversation.item.input_audio_transcription.completed');
  check('what was said is transcribed', heard.item_id === to.item_id && /\border\b/i.test(heard.transcript), heard.transcript);
  const { bytes, transcript, response } = await call.answer();
  check('the answer is spoken and asks for the order number',
    response.status === 'completed' && bytes > 8_000 && /order number/i.test(transcript), `${bytes} bytes: ${transcript}`);
  await speaking;
}

async function useTool(call) {
  call.send({
    type: 'conversation.item.create',
    item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'A B 7 4 9 2' }] },
  });
  call.send({ type: 'response.create' });
  const { response } = await call.answer();
  const wanted = response.output.find((item) => item.type === 'function_call');
  check('a written order number makes it call the tool',
    wanted?.name === TOOL.name && JSON.parse(wanted.arguments).order_id === 'AB7492', JSON.stringify(response.output));
  call.send({
    type: 'conversation.item.create',
    item: {
      type: 'function_call_output',
      call_id: wanted.call_id,
      output: JSON.stringify({ status: 'ok', output: { order_id: 'AB7492', status: 'out for delivery' }, display: DISPLAY }),
    },
  });
  call.send({ type: 'response.create' });
  const { bytes, transcript } = await call.answer();
  check('the tool\'s answer is spoken', bytes > 8_000 && transcript.includes(DISPLAY), `${bytes} bytes: ${transcript}`);
}

async function makeMistakes(call) {
  call.send({ type: 'session.upgrade', event_id: 'evt_mistake' });
  const error = await call.error();
  check('an unknown event is the client\'s error',
    error instanceof OpenAIRealtimeError && error.error?.type === 'invalid_request_error'
      && error.error.event_id === 'evt_mistake', String(error));
  call.send({ type: 'session.update', session: { type: 'realtime', instructions: 'Be brief.' } });
  const { session } = await call.next('session.updated');
  check('the session goes on after an error', session.instructions === 'Be brief.');
}

async function refused(what, model, key, status) {
  const call = new Call(model, key);
  const error = await call.error();
  check(`${what} is refused with ${status}`, error.message.includes(String(status)), error.message);
}

try {
  await refused('a wrong key', 'local/triage', 'sk-wrong', 401);
  await refused('an unknown local model', 'local/nobody', process.env.REALTIME_KEY, 403);
  const call = new Call('local/triage', process.env.REALTIME_KEY);
  await configure(call);
  await talk(call);
  await useTool(call);
  await makeMistakes(call);
  call.realtime.close();
} catch (problem) {
  check('all checks run to their end', false, problem.stack);
}
console.log(`        javascript: took ${Date.now() - started} ms`);
end();
