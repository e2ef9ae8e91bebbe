package io.trunkline.call.recording;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.AgentSwitchRequested;
import io.trunkline.call.CallNotice.AnswerHeard;
import io.trunkline.call.CallNotice.BargeIn;
import io.trunkline.call.CallNotice.DeadAir;
import io.trunkline.call.CallNotice.LimitNear;
import io.trunkline.call.CallNotice.HostedToolJudged;
import io.trunkline.call.CallNotice.HostedToolUsed;
import io.trunkline.call.CallNotice.SilencePrompted;
import io.trunkline.call.CallNotice.LanguageWanted;
import io.trunkline.call.CallNotice.TextReady;
import io.trunkline.call.CallNotice.BudgetReached;
import io.trunkline.call.CallNotice.DecisionRecorded;
import io.trunkline.call.CallNotice.EndRequested;
import io.trunkline.call.CallNotice.EscalationAnnounced;
import io.trunkline.call.CallNotice.EscalationRequested;
import io.trunkline.call.CallNotice.Finished;
import io.trunkline.call.CallNotice.GreetingStarted;
import io.trunkline.call.CallNotice.KeysPressed;
import io.trunkline.call.CallNotice.Limits;
import io.trunkline.call.CallNotice.ModelTrouble;
import io.trunkline.call.CallNotice.OperatorRequested;
import io.trunkline.call.CallNotice.ResponseLatency;
import io.trunkline.call.CallNotice.SessionChanged;
import io.trunkline.call.CallNotice.SessionOpened;
import io.trunkline.call.CallNotice.Silenced;
import io.trunkline.call.CallNotice.ToolRequested;
import io.trunkline.call.CallNotice.ToolTimedOut;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.CallNotice.Used;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierCommand.ClearPlayout;
import io.trunkline.call.carrier.CarrierCommand.HangUp;
import io.trunkline.call.carrier.CarrierCommand.PlayAudio;
import io.trunkline.call.carrier.CarrierCommand.PlayClip;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.RenewSession;
import io.trunkline.call.model.ModelCommand.ReplaceSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.TakeOver;
import io.trunkline.call.model.ModelCommand.ToolOutput;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.AnswerApproval;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.CommitAudio;
import io.trunkline.call.model.ModelCommand.UpdateSpeech;
import io.trunkline.call.model.SessionConfig;
import io.trunkline.call.recording.Wording.Kind;
import java.util.stream.Collectors;

/** What a call does, a line each: the part behind the {@code >} of a scenario or a recording. Whole milliseconds, counted from {@code origin}. */
public final class EffectText {

    private final Wording words;
    private final long origin;

    /** @param origin nanoseconds of the moment that is 0 ms */
    public EffectText(Wording words, long origin) {
        this.words = words;
        this.origin = origin;
    }

    /** The words that a replay of a recorded call, set up like this, must be compared in. */
    public static EffectText masked(CallConfig config) {
        return new EffectText(new Masked(config, false), 0);
    }

    public String of(CarrierCommand command) {
        return "carrier " + switch (command) {
            case PlayAudio play -> "play " + play.audio().durationMs() + "ms";
            case PlayClip clip -> "clip " + clip.clip();
            case SendMark mark -> "mark " + mark.name();
            case ClearPlayout _ -> "clear";
            case HangUp _ -> "hangup";
        };
    }

    public String of(ModelCommand command) {
        return "model " + switch (command) {
            case OpenSession open -> "open " + session(open.config());
            case UpdateSession update -> "update " + session(update.config());
            case AppendAudio audio -> "hears " + audio.audio().durationMs() + "ms";
            case StartResponse start -> start.instructions() == null ? "respond" : "respond " + start.toolUse() + " " + words.text(start.instructions());
            case CancelResponse cancel -> "cancel " + response(cancel.responseId());
            case Truncate truncate -> "truncate " + item(truncate.itemId()) + " " + truncate.playedMs() + "ms";
            case SubmitToolResults results -> "result " + results.outputs().stream().map(this::output).collect(Collectors.joining(" "));
            case AppendContext context -> "context " + context.voice() + " " + words.text(context.text());
            case UpdateSpeech update -> "update-speech " + update.config().voice() + (update.voiceToo() ? " now " : " ") + session(update.config());
            case CommitAudio _ -> "commit";
            case AskText ask -> "ask " + tool(ask.askId()) + words.instructions(ask.instructions());
            case AnswerApproval answer -> "approval " + tool(answer.approvalId()) + " " + answer.approve() + " " + words.text(answer.reason());
            case RenewSession renew -> "renew " + session(renew.config());
            case ReplaceSession replace -> "replace " + session(replace.config());
            case TakeOver _ -> "take-over";
            case CloseSession _ -> "close";
        };
    }

    private String output(ToolOutput output) {
        return tool(output.toolCallId()) + " " + words.text(output.outputJson());
    }

    private String session(SessionConfig config) {
        return config.agent() + (config.transcription() == null ? "" : " transcribed") + words.instructions(config.instructions());
    }

    public String of(CallNotice notice) {
        return "notice " + switch (notice) {
            case SessionOpened _ -> "session-opened";
            case GreetingStarted started -> "greeting-started " + Lines.ms(started.setUpNanos());
            case TurnCompleted turn -> turn(turn);
            case BargeIn bargeIn -> "barge-in " + bargeIn.cause() + " " + item(bargeIn.itemId()) + " " + bargeIn.playedMs() + "/" + bargeIn.sentMs() + "ms";
            case ResponseLatency latency -> "latency " + Lines.ms(latency.nanos());
            case AnswerHeard answer -> "answer-heard" + words.measured(" " + Lines.ms(answer.afterNanos()) + " model " + Lines.ms(answer.modelNanos()));
            case Silenced silenced -> "silenced" + words.measured(" " + Lines.ms(silenced.afterNanos()));
            case DeadAir dead -> "dead-air" + words.measured(" " + Lines.ms(dead.nanos()));
            case ToolRequested tool -> "tool " + asked(tool.toolCallId(), tool.name() + " " + tool.argumentsJson()) + " until " + Lines.ms(tool.deadlineNanos() - origin);
            case ToolTimedOut tool -> "tool-timed-out " + asked(tool.toolCallId(), tool.name());
            case DecisionRecorded decision -> "decision " + asked(decision.toolCallId(), decision.argumentsJson());
            case EscalationRequested escalation -> "escalation " + asked(escalation.toolCallId(), escalation.argumentsJson());
            case EscalationAnnounced announced -> "announced " + tool(announced.toolCallId()) + (announced.played() ? " played" : " late");
            case AgentSwitchRequested wanted -> "switch " + asked(wanted.toolCallId(), wanted.argumentsJson());
            case OperatorRequested operator -> "operator " + operator.reason();
            case KeysPressed keys -> "keys " + words.text(keys.digits());
            case EndRequested end -> "end " + asked(end.toolCallId(), end.argumentsJson());
            case Used used -> "used " + used.agent();
            case Limits _ -> "limits";
            case SessionChanged changed -> "session " + changed.why() + " " + changed.model() + " " + Lines.ms(changed.gapNanos());
            case ModelTrouble trouble -> "trouble " + trouble.code() + (trouble.fatal() ? " fatal" : "");
            case BudgetReached reached -> "budget " + reached.usd() + (reached.spent() ? " spent" : "");
            case TextReady ready -> "text " + tool(ready.askId()) + " \"" + words.text(ready.text()) + "\"";
            case LanguageWanted wanted -> "language " + wanted.language();
            case SilencePrompted prompted -> "silence " + prompted.step();
            case HostedToolUsed used -> "hosted-tool " + used.server() + " " + words.text(used.name()) + (used.ok() ? " ok" : " failed");
            case HostedToolJudged judged -> "hosted-tool-asked " + judged.server() + " " + words.text(judged.name()) + (judged.approved() ? " approved" : " refused");
            case LimitNear near -> "limit-near " + near.name() + " " + near.share();
            case Finished finished -> "finished " + finished.reason() + " " + words.text(finished.detail());
        };
    }

    private String turn(TurnCompleted turn) {
        String text = turn.heardEstimate() ? words.heardPart(turn.text()) : words.text(turn.text());
        return "turn " + turn.side() + " " + item(turn.itemId()) + " \"" + text + "\" heard " + turn.heardMs() + "/" + turn.sentMs() + "ms started "
                + Lines.ms(turn.startedAtNanos() - origin) + (turn.interrupted() ? " interrupted" : "") + (turn.heardEstimate() ? " estimate" : "");
    }

    private String asked(String toolCallId, String what) {
        return tool(toolCallId) + " " + words.text(what);
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
