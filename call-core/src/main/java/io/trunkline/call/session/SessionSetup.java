package io.trunkline.call.session;

import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.Effects;
import io.trunkline.call.Trust;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.UpdateSession;
import io.trunkline.call.model.ModelCommand.UpdateSpeech;
import io.trunkline.call.model.SessionConfig;
import java.util.Locale;

/** The session's configuration as it is now: the voice agent's, with what is known of the caller. */
final class SessionSetup {

    private SessionConfig config;
    private String caller = "";
    private String notes = "";
    private boolean created;
    private boolean transcriptionDropped;

    SessionSetup(SessionConfig config) {
        this.config = config;
    }

    void created(Effects out) {
        created = true;
        out.model(new OpenSession(current()));
    }

    /** Who calls is known: the agent is told. */
    void identified(CallerIdentified identity, Effects out) {
        caller = describe(identity);
        update(out);
    }

    /** Something that holds for the rest of the call, whoever the agent. */
    void note(String section, Effects out) {
        notes += "\n\n" + section;
        update(out);
    }

    /** The same agent in another language. {@code spoken}: the voice can't change any more. */
    void speak(SessionConfig other, boolean spoken, Effects out) {
        config = transcriptionDropped ? other.withTranscription(null) : other;
        if (created) {
            out.model(new UpdateSpeech(current(), !spoken));
        }
    }

    void switchTo(SessionConfig other, Effects out) {
        config = other;
        update(out);
    }

    /** The provider doesn't take our transcription model: a call without transcripts beats no call. Whether that changed anything. */
    boolean dropTranscription(Effects out) {
        if (config.transcription() == null) {
            return false;
        }
        transcriptionDropped = true;
        config = config.withTranscription(null);
        out.model(new OpenSession(current()));
        return true;
    }

    boolean wasCreated() {
        return created;
    }

    /** Whether the caller's words are written down. */
    boolean transcribes() {
        return config.transcription() != null;
    }

    String agent() {
        return config.agent();
    }

    private void update(Effects out) {
        if (created) {
            out.model(new UpdateSession(current()));
        }
    }

    /** What a session must be set up with now. */
    SessionConfig current() {
        String before = caller.isEmpty() ? config.instructions() : config.instructions() + "\n\n" + caller;
        return caller.isEmpty() && notes.isEmpty() ? config : config.withInstructions(before + notes);
    }

    /** The number itself is never told; who they are only if the number is vouched for. */
    private static String describe(CallerIdentified identity) {
        StringBuilder lines = new StringBuilder("# Caller");
        if (identity.trust().compareTo(Trust.NUMBER) >= 0) {
            line(lines, "Name", identity.name());
            line(lines, "Customer id", identity.customerId());
        }
        line(lines, "Trust", identity.trust().name());
        line(lines, "Number", identity.number().name().toLowerCase(Locale.ROOT));
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, String value) {
        if (value != null && !value.isBlank()) {
            lines.append('\n').append(name).append(": ").append(value.replaceAll("\\p{Cntrl}+", " ").strip());
        }
    }
}
