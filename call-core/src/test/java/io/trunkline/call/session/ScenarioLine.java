package io.trunkline.call.session;

import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.DigitCollection;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.Trust;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamConnected;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionPart;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionRejected;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.SpeechStopped;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelEvent.UsageUpdated;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a scenario: when, from where, what. Words in quotes are one word. */
record ScenarioLine(long atMs, String source, String what, List<String> words) {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static ScenarioLine parse(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher matcher = WORD.matcher(line); matcher.find();) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return new ScenarioLine(millis(words.get(0)), words.get(1), words.size() > 2 ? words.get(2) : "", words.subList(Math.min(3, words.size()), words.size()));
    }

    CarrierEvent carrierEvent() {
        return switch (what) {
            case "connected" -> new StreamConnected("Call", "1.0.0");
            case "start" -> new StreamStarted("MZ1", "CA1", Map.of());
            case "audio" -> new AudioReceived(silence(word(0)), words.size() > 1 ? Long.parseLong(word(1)) : 0, 0);
            case "key" -> new DtmfReceived(word(0).charAt(0), 0);
            case "mark" -> new MarkPlayed(word(0), 0);
            case "stop" -> new StreamStopped(StopReason.STOPPED);
            case "lost" -> new StreamStopped(StopReason.CONNECTION_LOST);
            case "unrecognized" -> new CarrierEvent.Unrecognized("news");
            case "malformed" -> new CarrierEvent.Malformed("not a JSON object");
            default -> throw new AssertionError("no such carrier event: " + what);
        };
    }

    ModelEvent modelEvent() {
        return switch (what) {
            case "created" -> new SessionCreated("sess_1");
            case "ready" -> new SessionReady(0);
            case "rejected" -> new SessionRejected(SessionPart.valueOf(word(0)), "invalid_value");
            case "speech" -> new SpeechStarted(word(0), 0);
            case "silence" -> new SpeechStopped(word(0), 0);
            case "response" -> new ResponseStarted(word(0));
            case "audio" -> new AudioDelta(word(0), word(1), silence(word(2)));
            case "audio-done" -> new AudioDone(word(0), word(1));
            case "delta" -> new TranscriptDelta(Side.valueOf(word(0)), word(1), word(2));
            case "text" -> new Transcript(Side.valueOf(word(0)), word(1), word(2));
            case "caller-silent" -> new ModelEvent.CallerSilent(word(0));
            case "no-text" -> new ModelEvent.TranscriptFailed(word(0), "audio_unintelligible");
            case "tool" -> new ToolCallRequested(word(0), "item-" + word(1), word(1), word(2), word(3), true);
            case "unfinished-tool" -> new ToolCallRequested(word(0), "item-" + word(1), word(1), word(2), word(3), false);
            case "done" -> new ResponseDone(word(0), words.size() > 1 ? ResponseStatus.valueOf(word(1)) : ResponseStatus.COMPLETED,
                    words.size() > 2 ? word(2) : "", Usage.NONE);
            case "failed" -> new ModelFailed(word(0), FailureKind.valueOf(word(1)));
            case "closed" -> new SessionClosed(word(0));
            case "used" -> new UsageUpdated(new Usage(1, 2, 0, 0, 3, 4, 0));
            case "unrecognized" -> new ModelEvent.Unrecognized("news");
            default -> throw new AssertionError("no such model event: " + what);
        };
    }

    CallInput input() {
        return switch (what) {
            case "identified" -> new CallerIdentified(word(0).equals("-") ? null : word(0), word(1).equals("-") ? null : word(1), Trust.valueOf(word(2)),
                    NumberState.valueOf(word(3)));
            case "answer" -> new ToolAnswered(word(0), word(1), "", "ok");
            case "escalated" -> new EscalationAnswered(word(0), word(1));
            case "switched" -> new AgentSwitched(word(0), SessionConfig.of(word(1), "You are " + word(1) + ".", "marin"), word(2));
            case "collecting" -> new DigitCollection(word(0).equals("on"));
            case "hangup" -> new HangUpRequested(word(0));
            default -> throw new AssertionError("no such input: " + what);
        };
    }

    private String word(int index) {
        return words.get(index);
    }

    private static Audio silence(String duration) {
        byte[] frame = new byte[(int) millis(duration) * Audio.BYTES_PER_MS];
        java.util.Arrays.fill(frame, (byte) 0xFF);
        return Audio.ofG711(frame);
    }

    private static long millis(String word) {
        return Long.parseLong(word.substring(0, word.length() - 2));
    }
}
