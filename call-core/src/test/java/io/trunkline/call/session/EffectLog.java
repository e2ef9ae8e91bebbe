package io.trunkline.call.session;

import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.AgentSwitchRequested;
import io.trunkline.call.CallNotice.BargeIn;
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
import io.trunkline.call.CallNotice.SessionOpened;
import io.trunkline.call.CallNotice.ToolRequested;
import io.trunkline.call.CallNotice.ToolTimedOut;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.CallNotice.Used;
import io.trunkline.call.Effects;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierCommand.ClearPlayout;
import io.trunkline.call.carrier.CarrierCommand.HangUp;
import io.trunkline.call.carrier.CarrierCommand.PlayAudio;
import io.trunkline.call.carrier.CarrierCommand.PlayClip;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.UpdateSpeech;
import io.trunkline.call.model.ModelCommand.CommitAudio;
import io.trunkline.call.model.ModelCommand.AskText;
import io.trunkline.call.model.ModelCommand.AnswerApproval;
import io.trunkline.call.model.ModelCommand.AppendAudio;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.CloseSession;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.Truncate;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.SessionConfig;
import java.util.ArrayList;
import java.util.List;

/** Effects as lines of text, the words of the scenario files. */
final class EffectLog implements Effects {

    private final List<String> lines = new ArrayList<>();

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void carrier(CarrierCommand command) {
        lines.add("carrier " + switch (command) {
            case PlayAudio play -> "play " + play.audio().durationMs() + "ms";
            case PlayClip clip -> "clip " + clip.clip();
            case SendMark mark -> "mark " + mark.name();
            case ClearPlayout _ -> "clear";
            case HangUp _ -> "hangup";
        });
    }

    @Override
    public void model(ModelCommand command) {
        lines.add("model " + switch (command) {
            case OpenSession open -> "open " + session(open.config());
            case UpdateSession update -> "update " + session(update.config());
            case AppendAudio audio -> "hears " + audio.audio().durationMs() + "ms";
            case StartResponse start -> start.instructions() == null ? "respond" : "respond " + start.toolUse() + " " + start.instructions();
            case CancelResponse cancel -> "cancel " + cancel.responseId();
            case Truncate truncate -> "truncate " + truncate.itemId() + " " + truncate.playedMs() + "ms";
            case SubmitToolResults results -> "result " + results.outputs().getFirst().toolCallId() + " " + results.outputs().getFirst().outputJson();
            case AppendContext context -> "context " + context.voice() + " " + context.text();
            case UpdateSpeech update -> "update-speech " + update.config().voice() + (update.voiceToo() ? " now " : " ") + session(update.config());
            case CommitAudio _ -> "commit";
            case AskText ask -> "ask " + ask.askId() + " " + ask.instructions();
            case AnswerApproval answer -> "approval " + answer.approvalId() + " " + answer.approve() + " " + answer.reason();
            case CloseSession _ -> "close";
        });
    }

    private static String session(SessionConfig config) {
        return config.agent() + (config.transcription() == null ? "" : " transcribed") + " " + config.instructions().replace('\n', '|');
    }

    @Override
    public void notice(CallNotice notice) {
        lines.add("notice " + switch (notice) {
            case SessionOpened _ -> "session-opened";
            case GreetingStarted started -> "greeting-started " + ms(started.setUpNanos());
            case TurnCompleted turn -> "turn " + turn.side() + " " + turn.itemId() + " \"" + turn.text() + "\" heard " + turn.heardMs() + "/" + turn.sentMs()
                    + "ms started " + ms(turn.startedAtNanos()) + (turn.interrupted() ? " interrupted" : "") + (turn.heardEstimate() ? " estimate" : "");
            case BargeIn bargeIn -> "barge-in " + bargeIn.cause() + " " + bargeIn.itemId() + " " + bargeIn.playedMs() + "/" + bargeIn.sentMs() + "ms";
            case ResponseLatency latency -> "latency " + ms(latency.nanos());
            case ToolRequested tool -> "tool " + tool.toolCallId() + " " + tool.name() + " " + tool.argumentsJson() + " until " + ms(tool.deadlineNanos());
            case ToolTimedOut tool -> "tool-timed-out " + tool.toolCallId() + " " + tool.name();
            case DecisionRecorded decision -> "decision " + decision.toolCallId() + " " + decision.argumentsJson();
            case EscalationRequested escalation -> "escalation " + escalation.toolCallId() + " " + escalation.argumentsJson();
            case EscalationAnnounced announced -> "announced " + announced.toolCallId() + (announced.played() ? " played" : " late");
            case AgentSwitchRequested wanted -> "switch " + wanted.toolCallId() + " " + wanted.argumentsJson();
            case OperatorRequested operator -> "operator " + operator.reason();
            case KeysPressed keys -> "keys " + keys.digits();
            case EndRequested end -> "end " + end.toolCallId() + " " + end.argumentsJson();
            case Used used -> "used " + used.agent();
            case Limits _ -> "limits";
            case ModelTrouble trouble -> "trouble " + trouble.code() + (trouble.fatal() ? " fatal" : "");
            case Finished finished -> "finished " + finished.reason() + " " + finished.detail();
        });
    }

    private static String ms(long nanos) {
        return nanos / 1_000_000 + "ms";
    }
}
