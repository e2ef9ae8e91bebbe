package io.trunkline.call.session;

import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.DigitCollection;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.CallInput.Tick;
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
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.CallerSilent;
import io.trunkline.call.model.ModelEvent.ItemTruncated;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.RateLimits;
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
import io.trunkline.call.model.ModelEvent.TextCompleted;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelEvent.TranscriptFailed;
import io.trunkline.call.model.ModelEvent.UsageUpdated;
import io.trunkline.call.model.ModelEvent.ApprovalRequested;
import io.trunkline.call.model.ModelEvent.HostedToolsMissing;
import io.trunkline.call.model.ModelEvent.HostedToolEnded;
import io.trunkline.call.model.ModelEvent.LanguageHeard;
import io.trunkline.call.model.ModelEvent.TextAnswered;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.model.SessionConfig.Transcription;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import io.trunkline.call.recording.Loudness;
import io.trunkline.call.resume.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One line of a scenario or a recorded call: when, from where, what. Words in quotes are one word. */
record ScenarioLine(long atNanos, String source, String what, List<String> words) {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final long NANOS_PER_MS = 1_000_000;

    static ScenarioLine parse(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher matcher = WORD.matcher(line); matcher.find();) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return new ScenarioLine(nanos(words.get(0)), words.get(1), words.size() > 2 ? words.get(2) : "", words.subList(Math.min(3, words.size()), words.size()));
    }

    long atMs() {
        return atNanos / NANOS_PER_MS;
    }

    boolean isCallerAudio() {
        return source.equals("carrier") && what.equals("audio");
    }

    /** How many frames a line of the caller's audio stands for, one after the other without a gap. */
    int frames() {
        return Integer.parseInt(optional("x\\d+", "x1").substring(1));
    }

    long frameNanos() {
        return nanos(word(0));
    }

    AudioReceived frame(int number) {
        long sequence = Long.parseLong(optional("\\d+", "0"));
        long timestamp = nanos(optional("@[\\d.]+ms", "@0ms").substring(1)) / NANOS_PER_MS;
        boolean counted = timestamp > 0 || sequence > 0;
        return new AudioReceived(audio(word(0)), sequence == 0 ? 0 : sequence + number, counted ? timestamp + number * frameNanos() / NANOS_PER_MS : 0);
    }

    private String optional(String pattern, String otherwise) {
        return words.stream().skip(1).filter(word -> word.matches(pattern)).findFirst().orElse(otherwise);
    }

    CarrierEvent carrierEvent() {
        return switch (what) {
            case "connected" -> new StreamConnected("Call", "1.0.0");
            case "start" -> new StreamStarted("MZ1", "CA1", Map.of());
            case "audio" -> frame(0);
            case "key" -> new DtmfReceived(word(0).charAt(0), number(1));
            case "mark" -> new MarkPlayed(word(0), number(1));
            case "stop" -> new StreamStopped(StopReason.STOPPED);
            case "lost" -> new StreamStopped(StopReason.CONNECTION_LOST);
            case "unrecognized" -> new CarrierEvent.Unrecognized("news");
            case "malformed" -> new CarrierEvent.Malformed("not a JSON object");
            default -> throw new AssertionError("no such carrier event: " + what);
        };
    }

    private ModelProfile profile() {
        return words.size() < 3 ? ModelProfile.REALTIME : word(2).equals("full-duplex") ? ModelProfile.FULL_DUPLEX : ModelProfile.named(word(2));
    }

    ModelEvent modelEvent() {
        return switch (what) {
            case "created" -> new SessionCreated("sess_1");
            case "ending" -> new ModelEvent.SessionEnding(nanos(word(0)) / NANOS_PER_MS);
            case "prepared" -> new ModelEvent.SessionPrepared();
            case "replaced" -> new ModelEvent.SessionReplaced(profile(), word(0), words.size() > 1 ? number(1) : 0);
            case "none-left" -> new ModelEvent.NoSessionLeft();
            case "interrupted" -> new ModelEvent.OutputInterrupted();
            case "ready" -> new SessionReady(number(0));
            case "rejected" -> new SessionRejected(SessionPart.valueOf(word(0)), words.size() > 1 ? word(1) : "invalid_value");
            case "speech" -> new SpeechStarted(id(0), 0);
            case "silence" -> new SpeechStopped(id(0), 0);
            case "caller-silent" -> new CallerSilent(id(0));
            case "no-text" -> new TranscriptFailed(id(0), words.size() > 1 ? word(1) : "audio_unintelligible");
            case "written" -> new TextCompleted(id(0), id(1), word(2));
            case "truncated" -> new ItemTruncated(id(0), nanos(word(1)) / NANOS_PER_MS);
            case "asked-text" -> new TextAnswered(id(0), word(1));
            case "language" -> new LanguageHeard(id(0), word(1));
            case "hosted-tool" -> new HostedToolEnded(id(0), id(1), word(2), word(3), word(4).equals("ok"));
            case "hosted-tools-missing" -> new HostedToolsMissing(id(0));
            case "approval" -> new ApprovalRequested(id(0), word(1), word(2), word(3));
            case "limits" -> new RateLimits(words.stream().map(ScenarioLine::limit).toList());
            case "response" -> new ResponseStarted(id(0));
            case "audio" -> new AudioDelta(id(0), id(1), audio(word(2)));
            case "audio-done" -> new AudioDone(id(0), id(1));
            case "delta" -> new TranscriptDelta(Side.valueOf(word(0)), id(1), word(2));
            case "text" -> new Transcript(Side.valueOf(word(0)), id(1), word(2));
            case "tool" -> new ToolCallRequested(id(0), "item-" + word(1), word(1), word(2), word(3), true);
            case "unfinished-tool" -> new ToolCallRequested(id(0), "item-" + word(1), word(1), word(2), word(3), false);
            case "done" -> new ResponseDone(id(0), words.size() > 1 ? ResponseStatus.valueOf(word(1)) : ResponseStatus.COMPLETED,
                    words.size() > 2 ? word(2) : "", words.size() > 3 ? usage(word(3)) : Usage.NONE);
            case "failed" -> new ModelFailed(word(0), FailureKind.valueOf(word(1)));
            case "closed" -> new SessionClosed(word(0));
            case "used" -> new UsageUpdated(words.isEmpty() ? new Usage(1, 2, 0, 0, 3, 4, 0) : usage(word(0)));
            case "unrecognized" -> new ModelEvent.Unrecognized("news");
            case "malformed" -> new ModelEvent.Malformed("not a JSON object");
            default -> throw new AssertionError("no such model event: " + what);
        };
    }

    CallInput input() {
        return switch (what) {
            case "identified" -> new CallerIdentified(word(0).equals("-") ? null : word(0), word(1).equals("-") ? null : word(1), Trust.valueOf(word(2)),
                    NumberState.valueOf(word(3)));
            case "answer" -> new ToolAnswered(word(0), word(1), words.size() > 2 ? word(2) : "", words.size() > 3 ? word(3) : "ok");
            case "escalated" -> new EscalationAnswered(word(0), word(1));
            case "switched" -> new AgentSwitched(word(0), agent(word(1), words.contains("transcribed")), words.contains("patient") ? Givens.PATIENT : null, word(2));
            case "collecting" -> new DigitCollection(word(0).equals("on"));
            case "spent" -> new CallInput.Spent(Double.parseDouble(word(0)));
            case "wants-text" -> new CallInput.TextWanted(word(0), word(1), words.size() > 2 ? Duration.ofNanos(nanos(word(2))) : Duration.ofSeconds(3));
            case "language" -> new CallInput.LanguageTold(word(0), words.size() > 1 && word(1).equals("sure"));
            case "speaks" -> new CallInput.LanguageSwitched(agent(word(0), words.contains("transcribed")).withVoice(word(2)), word(1));
            case "resumed" -> resumed();
            case "hangup" -> new HangUpRequested(word(0));
            case "tick" -> new Tick();
            default -> throw new AssertionError("no such input: " + what);
        };
    }

    /** {@code <standing> <silent> <unfinished>}, then {@code awaits[-human] <id> <tool> <arguments>} and {@code USER|ASSISTANT|SYSTEM <text>} in any number. */
    private Resumed resumed() {
        List<Resumed.Pending> pending = new ArrayList<>();
        List<AppendContext> memory = new ArrayList<>();
        for (int i = 3; i < words.size();) {
            if (word(i).startsWith("awaits")) {
                pending.add(new Resumed.Pending(word(i + 1), word(i + 2), word(i + 3), word(i).endsWith("-human")));
                i += 4;
            } else {
                memory.add(new AppendContext(Voice.valueOf(word(i)), word(i + 1)));
                i += 2;
            }
        }
        return new Resumed(memory, Standing.valueOf(word(0)), word(2), nanos(word(1)), pending);
    }

    /** A provider's id; {@code -} where it has none. */
    private String id(int index) {
        return word(index).equals("-") ? null : word(index);
    }

    private String word(int index) {
        return words.get(index);
    }

    private static SessionConfig agent(String name, boolean transcribed) {
        SessionConfig config = SessionConfig.of(name, "You are " + name + ".", "marin");
        return transcribed ? config.withTranscription(new Transcription("gpt-transcribe", "en")) : config;
    }

    private long number(int index) {
        return words.size() > index ? Long.parseLong(word(index)) : 0;
    }

    private static Usage usage(String word) {
        String[] parts = word.split("/");
        long[] counts = Stream.of(parts).limit(6).mapToLong(Long::parseLong).toArray();
        return new Usage(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], Double.parseDouble(parts[6]));
    }

    private static RateLimits.Limit limit(String word) {
        String[] parts = word.split("/");
        return new RateLimits.Limit(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Double.parseDouble(parts[3]));
    }

    /** Audio as long and as loud as written; silent if it isn't. */
    private Audio audio(String duration) {
        Loudness loudness = Stream.of(Loudness.values()).filter(value -> words.contains(value.name().toLowerCase(Locale.ROOT))).findFirst().orElse(Loudness.SILENT);
        return loudness.audio((int) (nanos(duration) * Audio.BYTES_PER_MS / NANOS_PER_MS));
    }

    static long nanos(String word) {
        return new BigDecimal(word.substring(0, word.length() - 2)).movePointRight(6).longValueExact();
    }
}
