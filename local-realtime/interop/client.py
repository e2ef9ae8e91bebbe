"""One call to local-realtime through OpenAI's own Python client. A line for each check: "ok …" or "FAILED …".

Environment: REALTIME_WS (ws base up to /v1), REALTIME_KEY, SPOKEN (file of raw µ-law).
"""

import base64
import json
import os
import pathlib
import sys
import threading
import time
import traceback

from openai import OpenAI
from openai.types.realtime import RealtimeErrorEvent, RealtimeServerEvent
from pydantic import TypeAdapter, ValidationError
from websockets.exceptions import InvalidStatus

FRAME_BYTES = 160  # 20 ms
LONGEST_RUN_S = 55
DISPLAY = "Your order A B, 7 4 9 2 is out for delivery and should arrive today."
TOOL = {
    "type": "function",
    "name": "lookup_order_status",
    "description": "Looks an order up by its number.",
    "parameters": {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]},
}
ANY_EVENT = TypeAdapter(RealtimeServerEvent)

failed = False


def check(what, holds, otherwise=""):
    global failed
    failed = failed or not holds
    print(f"ok      python: {what}" if holds else f"FAILED  python: {what} {otherwise}", flush=True)


def too_late():
    check(f"all of it within {LONGEST_RUN_S} s", False)
    os._exit(1)


class Call:
    """A connection whose events are waited for in order; each is held against the client's own types too."""

    def __init__(self, connection):
        self.connection = connection
        self.strangers = []
        self.kinds = set()

    def event(self):
        raw = self.connection.recv_bytes()
        event = self.connection.parse_event(raw)
        self.kinds.add(event.type)
        try:
            ANY_EVENT.validate_json(raw)
        except ValidationError as stranger:
            self.strangers.append(f"{event.type}: {stranger}")
        return event

    def next(self, kind, *seen):
        """The next event of a kind; `seen` are shown the others and it. An error is raised."""
        while True:
            event = self.event()
            for look in seen:
                look(event)
            if event.type == kind:
                return event
            if event.type == "error":
                raise AssertionError(f"instead of {kind} came {event.error}")

    def speak(self, audio):
        """Sends audio as fast as a phone would."""
        began = time.monotonic()
        for sent, at in enumerate(range(0, len(audio), FRAME_BYTES)):
            frame = base64.b64encode(audio[at : at + FRAME_BYTES]).decode()
            self.connection.input_audio_buffer.append(audio=frame)
            time.sleep(max(0.0, began + sent * 0.02 - time.monotonic()))

    def answer(self):
        """What one response said (bytes of audio, transcript) and did."""
        audio, said = [], []

        def look(event):
            if event.type == "response.output_audio.delta":
                audio.append(len(base64.b64decode(event.delta)))
            elif event.type == "response.output_audio_transcript.done":
                said.append(event.transcript)

        response = self.next("response.done", look).response
        return sum(audio), " ".join(said), response


def configure(call):
    created = call.next("session.created")
    check("session.created names session and model",
          created.session.id.startswith("sess_") and created.session.model == "local/triage", created)
    call.connection.session.update(session={
        "type": "realtime",
        "instructions": "You are Acme's voice agent.",
        "tools": [TOOL],
        "audio": {
            "input": {
                "format": {"type": "audio/pcmu"},
                "transcription": {"model": "gpt-transcribe"},
                "turn_detection": {"type": "server_vad", "silence_duration_ms": 500},
            },
            "output": {"format": {"type": "audio/pcmu"}, "voice": "marin"},
        },
    })
    session = call.next("session.updated").session
    check("session.updated has µ-law both ways, the instructions and the tool",
          session.audio.input.format.type == "audio/pcmu" and session.audio.output.format.type == "audio/pcmu"
          and "Acme" in session.instructions and session.tools[0].name == TOOL["name"], session)


def talk(call):
    silence = b"\xff" * 16_000
    spoken = pathlib.Path(os.environ["SPOKEN"]).read_bytes()
    speaking = threading.Thread(target=call.speak, args=(silence[:1_600] + spoken + silence,), daemon=True)
    speaking.start()
    start = call.next("input_audio_buffer.speech_started")
    stop = call.next("input_audio_buffer.speech_stopped")
    check("speech is noticed, its end too",
          stop.audio_end_ms - start.audio_start_ms > 1_000 and stop.item_id == start.item_id,
          f"from {start.audio_start_ms} to {stop.audio_end_ms} ms")
    heard = call.next("conversation.item.input_audio_transcription.completed")
    check("what was said is transcribed", heard.item_id == stop.item_id and "order" in heard.transcript.lower(),
          heard.transcript)
    size, transcript, response = call.answer()
    check("the answer is spoken and asks for the order number",
          response.status == "completed" and size > 8_000 and "order number" in transcript.lower(),
          f"{size} bytes: {transcript}")
    speaking.join()


def use_tool(call):
    call.connection.conversation.item.create(item={
        "type": "message", "role": "user", "content": [{"type": "input_text", "text": "A B 7 4 9 2"}]})
    call.connection.response.create()
    _, _, response = call.answer()
    wanted = next((item for item in response.output if item.type == "function_call"), None)
    check("a written order number makes it call the tool",
          wanted is not None and wanted.name == TOOL["name"]
          and json.loads(wanted.arguments) == {"order_id": "AB7492"}, response.output)
    call.connection.conversation.item.create(item={
        "type": "function_call_output", "call_id": wanted.call_id,
        "output": json.dumps({"status": "ok", "output": {"order_id": "AB7492", "status": "out for delivery"},
                              "display": DISPLAY})})
    call.connection.response.create()
    size, transcript, _ = call.answer()
    check("the tool's answer is spoken", size > 8_000 and DISPLAY in transcript, f"{size} bytes: {transcript}")


def make_mistakes(call):
    call.connection.send({"type": "session.upgrade", "event_id": "evt_mistake"})
    event = call.event()
    check("an unknown event is the client's error",
          isinstance(event, RealtimeErrorEvent) and event.error.type == "invalid_request_error"
          and event.error.event_id == "evt_mistake", event)
    call.connection.session.update(session={"type": "realtime", "instructions": "Be brief."})
    check("the session goes on after an error", call.next("session.updated").session.instructions == "Be brief.")


def client(key):
    return OpenAI(api_key=key, websocket_base_url=os.environ["REALTIME_WS"])


def refused(what, model, key, status):
    try:
        with client(key).realtime.connect(model=model):
            check(f"{what} is refused with {status}", False, "was let in")
    except InvalidStatus as refusal:
        check(f"{what} is refused with {status}", refusal.response.status_code == status, refusal)


def run():
    key = os.environ["REALTIME_KEY"]
    refused("a wrong key", "local/triage", "sk-wrong", 401)
    refused("an unknown local model", "local/nobody", key, 403)
    with client(key).realtime.connect(model="local/triage") as connection:
        call = Call(connection)
        configure(call)
        talk(call)
        use_tool(call)
        make_mistakes(call)
    check(f"all {len(call.kinds)} kinds of events are as the client's types say", not call.strangers,
          "\n".join(call.strangers[:3]))


started = time.monotonic()
alarm = threading.Timer(LONGEST_RUN_S, too_late)
alarm.daemon = True
alarm.start()
try:
    run()
except Exception:
    check("all checks run to their end", False, traceback.format_exc())
print(f"        python: took {(time.monotonic() - started) * 1000:.0f} ms", flush=True)
sys.exit(1 if failed else 0)
