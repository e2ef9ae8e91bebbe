package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.TurnCompleted;
import io.trunkline.call.Effects;
import io.trunkline.call.Trust;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A provider whose transcripts don't end fills no memory, neither here nor where transcripts are kept. */
class TurnsTest implements Effects {

    private static final int MEGABYTE = 1 << 20;
    private static final long MS = 1_000_000;

    private final List<TurnCompleted> turns = new ArrayList<>();
    private final CallSession call = new CallSession(CallOrderPropertyTest.config(ModelProfile.REALTIME), 0);
    private long now;

    @Test
    void aTranscriptOfTheCallerIsKeptAsFarAsAnybodySpeaks() {
        // Given
        starts();
        // When
        on(new Transcript(Side.CALLER, "u1", "x".repeat(MEGABYTE)));
        // Then
        assertThat(turns).singleElement().satisfies(turn -> assertThat(turn.text()).hasSize(Turns.LONGEST));
    }

    @Test
    void soIsOneOfTheAgentThatComesInPieces() {
        // Given
        starts();
        on(new ResponseStarted("r1"));
        on(new AudioDelta("r1", "i1", Audio.ofG711(new byte[8000])));
        // When
        for (int i = 0; i < 1000; i++) {
            on(new TranscriptDelta(Side.AGENT, "i1", "x".repeat(MEGABYTE / 1000)));
        }
        on(new ResponseDone("r1", ResponseStatus.COMPLETED, "", Usage.NONE));
        now += 1000 * MS;
        call.on(new MarkPlayed("g0-1", 0), now, this);
        // Then
        assertThat(turns).singleElement().satisfies(turn -> assertThat(turn.text()).hasSize(Turns.LONGEST));
    }

    @Test
    void wordsOfASentenceThatAnOperatorCutOffStandInNoTranscript() {
        // Given
        starts();
        call.on(new DtmfReceived('0', 1), now, this);
        on(new ResponseStarted("r1"));
        on(new TranscriptDelta(Side.AGENT, "i1", "One"));
        on(new AudioDelta("r1", "i1", Audio.ofG711(new byte[2400])));
        // When
        now += 2000 * MS;
        call.on(new CallInput.Tick(), now, this);
        on(new AudioDelta("r1", "i1", Audio.ofG711(new byte[2400])));
        on(new TranscriptDelta(Side.AGENT, "i1", " two"));
        on(new Transcript(Side.AGENT, "i1", "One two"));
        on(new ResponseDone("r1", ResponseStatus.COMPLETED, "", Usage.NONE));
        call.on(new MarkPlayed("g0-1", 0), now, this);
        // Then
        assertThat(turns).singleElement().satisfies(turn -> assertThat(turn.text()).isEqualTo("One"));
    }

    @Test
    void soIsOneOfAProviderWithoutItems() {
        // Given
        starts();
        // When
        for (int i = 0; i < 1000; i++) {
            on(new TranscriptDelta(Side.CALLER, null, "x".repeat(MEGABYTE / 1000)));
        }
        call.on(new StreamStopped(StopReason.STOPPED), now, this);
        // Then
        assertThat(turns).singleElement().satisfies(turn -> assertThat(turn.text()).hasSize(Turns.LONGEST));
    }

    @Test
    void noCharacterIsHalved() {
        // Given
        starts();
        // When
        on(new Transcript(Side.CALLER, "u1", "x" + "\uD83D\uDE00".repeat(MEGABYTE / 4)));
        // Then
        assertThat(turns).singleElement().satisfies(turn -> assertThat(turn.text()).hasSize(Turns.LONGEST - 1).endsWith("\uD83D\uDE00"));
    }

    private void starts() {
        call.on(new StreamStarted("MZ1", "CA1", Map.of()), now, this);
        on(new SessionCreated("s"));
        on(new SessionReady(0));
        call.on(new CallerIdentified(null, null, Trust.NONE, NumberState.UNKNOWN), now, this);
    }

    private void on(ModelEvent event) {
        now += MS;
        call.on(event, now, this);
    }

    @Override
    public void carrier(CarrierCommand command) {
        // nobody listens
    }

    @Override
    public void model(ModelCommand command) {
        // nobody listens
    }

    @Override
    public void notice(CallNotice notice) {
        if (notice instanceof TurnCompleted turn) {
            turns.add(turn);
        }
    }
}
