package io.trunkline.call.recording;

import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.AgentSwitched;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.DigitCollection;
import io.trunkline.call.CallInput.EscalationAnswered;
import io.trunkline.call.CallInput.HangUpRequested;
import io.trunkline.call.CallInput.LanguageSwitched;
import io.trunkline.call.CallInput.LanguageTold;
import io.trunkline.call.CallInput.Resumed;
import io.trunkline.call.CallInput.Spent;
import io.trunkline.call.CallInput.TextWanted;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.CallInput.ToolAnswered;
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
import io.trunkline.call.model.ModelEvent.CallerSilent;
import io.trunkline.call.model.ModelEvent.ItemTruncated;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.RateLimits;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SessionRejected;
import io.trunkline.call.model.ModelEvent.NoSessionLeft;
import io.trunkline.call.model.ModelEvent.OutputInterrupted;
import io.trunkline.call.model.ModelEvent.SessionEnding;
import io.trunkline.call.model.ModelEvent.SessionPrepared;
import io.trunkline.call.model.ModelEvent.SessionReplaced;
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
import io.trunkline.call.model.Usage;
import io.trunkline.call.recording.Wording.Kind;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What happens to a call, a line each without its time: who, what, and the words of it. Audio of the caller is {@link AudioRun}'s. */
final class EventText {

    private static final Pattern OUR_MARK = Pattern.compile("g\\d+-\\d+");

    private final Wording words;

    EventText(Wording words) {
        this.words = words;
    }

    /** {@code key} stands for the digit of a key press, which is nobody's business. */
    String of(CarrierEvent event, char key) {
        return "carrier " + switch (event) {
            case StreamConnected _ -> "connected";
            // its parameters hold the one-time token, its ids lead to the caller
            case StreamStarted _ -> "start";
            case AudioReceived audio -> "audio " + Lines.length(audio.audio()) + " " + audio.sequence();
            case DtmfReceived pressed -> "key " + key + " " + pressed.sequence();
            case MarkPlayed mark -> "mark " + (OUR_MARK.matcher(mark.name()).matches() ? mark.name() : "foreign") + " " + mark.sequence();
            case StreamStopped stopped -> stopped.reason() == StopReason.STOPPED ? "stop" : "lost";
            case CarrierEvent.Unrecognized _ -> "unrecognized";
            case CarrierEvent.Malformed _ -> "malformed";
        };
    }

    String of(ModelEvent event) {
        return "model " + switch (event) {
            case SessionCreated _ -> "created";
            case SessionReady ready -> "ready " + ready.expiresAtEpochSeconds();
            case SessionRejected rejected -> "rejected " + rejected.part() + " " + Lines.word(rejected.code());
            case SpeechStarted started -> "speech " + item(started.itemId()) + " " + started.audioStartMs() + "ms";
            case SpeechStopped stopped -> "silence " + item(stopped.itemId()) + " " + stopped.audioEndMs() + "ms";
            case CallerSilent silent -> "caller-silent " + item(silent.itemId());
            case ResponseStarted started -> "response " + response(started.responseId());
            case AudioDelta delta -> "audio " + both(delta.responseId(), delta.itemId()) + " " + Lines.length(delta.audio()) + " " + Loudness.of(delta.audio()).word();
            case AudioDone done -> "audio-done " + both(done.responseId(), done.itemId());
            case TranscriptDelta delta -> "delta " + delta.side() + " " + item(delta.itemId()) + " " + quoted(delta.text());
            case Transcript text -> "text " + text.side() + " " + item(text.itemId()) + " " + quoted(text.text());
            case TranscriptFailed failed -> "no-text " + item(failed.itemId()) + " " + Lines.word(failed.code());
            case TextAnswered answer -> "asked-text " + tool(answer.askId()) + " " + quoted(answer.text());
            case LanguageHeard heard -> "language " + item(heard.itemId()) + " " + Lines.word(heard.language());
            case HostedToolEnded tool -> "hosted-tool " + both(tool.responseId(), tool.itemId()) + " " + Lines.word(tool.server()) + " " + quoted(tool.name())
                    + (tool.ok() ? " ok" : " failed");
            case HostedToolsMissing missing -> "hosted-tools-missing " + item(missing.itemId());
            case ApprovalRequested approval -> "approval " + tool(approval.approvalId()) + " " + Lines.word(approval.server()) + " " + quoted(approval.name()) + " "
                    + quoted(approval.argumentsJson());
            case TextCompleted text -> "written " + both(text.responseId(), text.itemId()) + " " + quoted(text.text());
            case ToolCallRequested tool -> (tool.completed() ? "tool " : "unfinished-tool ") + response(tool.responseId()) + " "
                    + words.id(Kind.TOOL_CALL, tool.toolCallId()) + " " + Lines.word(words.text(tool.name())) + " " + quoted(tool.argumentsJson());
            case ResponseDone done -> "done " + response(done.responseId()) + " " + done.status() + " " + Lines.word(done.reason()) + " " + usage(done.usage());
            case ItemTruncated truncated -> "truncated " + item(truncated.itemId()) + " " + truncated.audioEndMs() + "ms";
            case UsageUpdated used -> "used " + usage(used.usage());
            case RateLimits limits -> "limits " + limits.limits().stream().map(EventText::limit).collect(Collectors.joining(" "));
            case ModelFailed failed -> "failed " + Lines.word(failed.code()) + " " + failed.kind();
            case SessionClosed closed -> "closed " + Lines.word(closed.reason());
            case SessionEnding ending -> "ending " + ending.leftMs() + "ms";
            case SessionPrepared _ -> "prepared";
            case SessionReplaced replaced -> "replaced " + Lines.word(replaced.model()) + " " + replaced.expiresAtEpochSeconds() + " " + replaced.profile().names();
            case NoSessionLeft _ -> "none-left";
            case OutputInterrupted _ -> "interrupted";
            case ModelEvent.Unrecognized _ -> "unrecognized";
            case ModelEvent.Malformed _ -> "malformed";
        };
    }

    String of(CallInput input) {
        return "us " + switch (input) {
            case CallerIdentified caller -> "identified " + known(caller.name()) + " " + known(caller.customerId()) + " " + caller.trust() + " " + caller.number();
            case ToolAnswered answer -> "answer " + tool(answer.toolCallId()) + " " + quoted(answer.outputJson()) + " " + quoted(answer.display()) + " "
                    + Lines.word(answer.status());
            case EscalationAnswered answer -> "escalated " + tool(answer.toolCallId()) + " " + quoted(answer.outputJson());
            case AgentSwitched answer -> "switched " + tool(answer.toolCallId()) + " " + answer.config().agent() + " " + quoted(answer.outputJson())
                    + (answer.config().transcription() == null ? "" : " transcribed");
            case Spent spent -> "spent " + spent.usd();
            case TextWanted wanted -> "wants-text " + tool(wanted.askId()) + " " + quoted(wanted.instructions()) + " " + Lines.time(wanted.patience().toNanos());
            case LanguageTold told -> "language " + Lines.word(told.language()) + (told.sure() ? " sure" : "");
            case LanguageSwitched switched -> "speaks " + switched.config().agent() + " " + Lines.word(switched.language()) + " " + Lines.word(switched.config().voice())
                    + (switched.config().transcription() == null ? "" : " transcribed");
            case DigitCollection collection -> "collecting " + (collection.active() ? "on" : "off");
            case Resumed resumed -> "resumed " + resumed.standing() + " " + Lines.time(resumed.silentNanos()) + " " + quoted(resumed.unfinished())
                    + resumed.pending().stream().map(this::pending).collect(Collectors.joining())
                    + resumed.memory().stream().map(item -> " " + item.voice() + " " + quoted(item.text())).collect(Collectors.joining());
            case HangUpRequested request -> "hangup " + Lines.word(words.text(request.reason()));
            case Tick _ -> "tick";
        };
    }

    private String pending(Resumed.Pending tool) {
        return (tool.escalation() ? " awaits-human " : " awaits ") + tool(tool.toolCallId()) + " " + Lines.word(words.text(tool.name())) + " " + quoted(tool.argumentsJson());
    }

    private String quoted(String text) {
        return Lines.word(text == null ? "" : words.text(text));
    }

    private String known(String text) {
        return text == null || text.isBlank() ? "-" : Lines.word(words.text(text));
    }

    private static String limit(RateLimits.Limit limit) {
        return Lines.word(limit.name()) + "/" + limit.limit() + "/" + limit.remaining() + "/" + limit.resetSeconds();
    }

    private static String usage(Usage usage) {
        return usage.inputText() + "/" + usage.inputAudio() + "/" + usage.cachedText() + "/" + usage.cachedAudio() + "/" + usage.outputText() + "/"
                + usage.outputAudio() + "/" + usage.transcribedSeconds();
    }

    private String both(String responseId, String itemId) {
        return response(responseId) + " " + item(itemId);
    }

    private String response(String id) {
        return words.id(Kind.RESPONSE, id);
    }

    private String item(String id) {
        return words.id(Kind.ITEM, id);
    }

    private String tool(String id) {
        return words.id(Kind.TOOL_CALL, id);
    }
}
