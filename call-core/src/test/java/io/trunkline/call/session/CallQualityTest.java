package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.CallNotice;
import io.trunkline.call.CallNotice.AnswerHeard;
import io.trunkline.call.CallNotice.DeadAir;
import io.trunkline.call.CallNotice.Finished;
import io.trunkline.call.CallNotice.ResponseLatency;
import io.trunkline.call.CallNotice.Silenced;
import io.trunkline.call.Effects;
import io.trunkline.call.Trust;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.CarrierCommand;
import io.trunkline.call.carrier.CarrierCommand.ClearPlayout;
import io.trunkline.call.carrier.CarrierCommand.PlayAudio;
import io.trunkline.call.carrier.CarrierCommand.SendMark;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.MarkPlayed;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.SpeechStopped;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the caller waited for, by a carrier that knows: it plays what it is sent on a line of known delay, and knows when its caller spoke. */
class CallQualityTest {

    private static final long MS = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 120})
    void tellsHowLongTheCallerWaitedForTheAnswerOnTheirSideOfTheLine(int wayMs) {
        // Given a caller who has heard the greeting
        Line line = new Line(wayMs);
        line.model(new ResponseStarted("r0"), new AudioDelta("r0", "i0", audio(600)), new ResponseDone("r0", ResponseStatus.COMPLETED, "", Usage.NONE));
        line.pass(1500);

        // When they speak for a second, the provider notices 200 ms late and hears the end 500 ms late, and the answer comes 300 ms after that
        line.speaks(true).pass(200).model(new SpeechStarted("u1", 0)).pass(800);
        long ended = line.now;
        line.speaks(false).pass(500 + 2 * wayMs).model(new SpeechStopped("u1", 0)).pass(300);
        line.heardAt = -1;
        line.model(new ResponseStarted("r1"), new AudioDelta("r1", "i1", audio(1000)), new ResponseDone("r1", ResponseStatus.COMPLETED, "", Usage.NONE));
        line.pass(2000);

        // Then
        AnswerHeard answer = line.one(AnswerHeard.class);
        assertThat(answer.afterNanos() / MS).isCloseTo(line.heardAt - ended, within(25L));
        assertThat(answer.modelNanos() / MS).isCloseTo(500 + 2 * wayMs + 300 - wayMs, within(25L));
        assertThat(line.one(ResponseLatency.class).nanos() / MS).as("what the events say: not what the caller waited").isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 120})
    void hearsForItselfWhereTheProviderTellsNothing(int wayMs) {
        // Given a model whose voice is one stream without end, at the pace of real time, silence included
        Line line = new Line(wayMs, ModelProfile.FULL_DUPLEX);
        line.streams((byte) 0xAF).pass(1000).streams((byte) 0xFF).pass(1500);

        // When the caller speaks for a second, and the stream has a voice in it 600 ms later
        line.speaks(true).pass(1000);
        long ended = line.now;
        line.speaks(false).pass(600 + wayMs).streams((byte) 0xAF);
        long sentAt = line.now;
        line.pass(1000).streams((byte) 0xFF).pass(3000);

        // Then
        AnswerHeard answer = line.one(AnswerHeard.class);
        assertThat(answer.afterNanos() / MS).isCloseTo(sentAt + wayMs - ended, within(60L));
        line.call.on(new StreamStopped(StopReason.STOPPED), line.now * MS, line);
        assertThat(line.one(Finished.class).line().agentSpeaking()).isCloseTo(2.0 / (7.1 + wayMs / 1000.0), within(0.06));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 120})
    void tellsHowLongTheAgentTalkedOverACallerWhoInterrupts(int wayMs) {
        // Given an agent that talks
        Line line = new Line(wayMs);
        line.model(new ResponseStarted("r0"), new AudioDelta("r0", "i0", audio(8000)));
        line.pass(2000);

        // When the caller cuts in, and the provider notices after 250 ms
        long began = line.now;
        line.speaks(true).pass(250 + wayMs).model(new SpeechStarted("u1", 0)).pass(1000);

        // Then
        assertThat(line.clearedAt).isGreaterThan(0);
        assertThat(line.one(Silenced.class).afterNanos() / MS).isCloseTo(line.clearedAt - began, within(25L));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 120})
    void tellsOfDeadAirAndOfTheLineWhenAllIsOver(int wayMs) {
        // Given a greeting of a second, five seconds of nothing, a word, and the end
        Line line = new Line(wayMs);
        line.model(new ResponseStarted("r0"), new AudioDelta("r0", "i0", audio(1000)), new ResponseDone("r0", ResponseStatus.COMPLETED, "", Usage.NONE));
        line.pass(6000);

        // When
        line.speaks(true).pass(1000).speaks(false).pass(1000);
        line.call.on(new StreamStopped(StopReason.STOPPED), line.now * MS, line);

        // Then
        assertThat(line.one(DeadAir.class).nanos() / MS).isCloseTo(5000, within(100L + 2 * wayMs));
        var quality = line.one(Finished.class).line();
        assertThat(quality.roundTripMs()).isCloseTo(2.0 * wayMs, within(2.0));
        assertThat(quality.callerSpeaking()).isCloseTo(1.0 / 8, within(0.05));
        assertThat(quality.agentSpeaking()).isCloseTo(1.0 / 8, within(0.05));
        assertThat(quality.talkOver()).isZero();
        assertThat(quality.loss()).isZero();
        assertThat(quality.opinion()).isGreaterThan(4.2);
    }

    private static Audio audio(int ms) {
        return sound((byte) 0xAF, ms);
    }

    private static Audio sound(byte sample, int ms) {
        byte[] g711 = new byte[ms * Audio.BYTES_PER_MS];
        Arrays.fill(g711, sample);
        return Audio.ofG711(g711);
    }

    /** A carrier behind a way of so many milliseconds, with a caller, a millisecond a step; a call with a session that listens. */
    private static final class Line implements Effects {

        private final int wayMs;
        private final CallSession call;
        private final ArrayDeque<Object[]> toCarrier = new ArrayDeque<>();
        private final ArrayDeque<Object[]> toUs = new ArrayDeque<>();
        private final ArrayDeque<Object> buffer = new ArrayDeque<>();
        private final List<CallNotice> notices = new ArrayList<>();
        private boolean speaking;
        private Byte stream;
        private long now = 1000;
        private long heardAt = -1;
        private long clearedAt = -1;

        Line(int wayMs) {
            this(wayMs, ModelProfile.REALTIME);
        }

        Line(int wayMs, ModelProfile profile) {
            this.wayMs = wayMs;
            call = new CallSession(CallOrderPropertyTest.config(profile).withManner(Manner.PLAIN), 0);
            call.on(new StreamStarted("MZ1", "CA1", Map.of()), now * MS, this);
            model(new SessionCreated("s"), new SessionReady(0));
            // the greeting is asked for at once
            call.on(new CallerIdentified(null, null, Trust.NONE, NumberState.UNKNOWN), now * MS, this);
        }

        Line speaks(boolean on) {
            speaking = on;
            return this;
        }

        Line streams(byte sample) {
            stream = sample;
            return this;
        }

        Line model(ModelEvent... events) {
            for (ModelEvent event : events) {
                call.on(event, now * MS, this);
            }
            return this;
        }

        Line pass(int ms) {
            for (int i = 0; i < ms; i++) {
                now++;
                step();
            }
            return this;
        }

        private void step() {
            while (!toCarrier.isEmpty() && (long) toCarrier.peekFirst()[0] <= now) {
                received(toCarrier.removeFirst()[1]);
            }
            play();
            if (stream != null && now % 40 == 0) {
                model(new AudioDelta(null, null, sound(stream, 40)));
            }
            if (now % 20 == 0) {
                toUs.add(new Object[] {now + wayMs, new AudioReceived(sound(speaking ? (byte) 0x9F : (byte) 0xFF, 20), 0, now - 20)});
            }
            while (!toUs.isEmpty() && (long) toUs.peekFirst()[0] <= now) {
                call.on((io.trunkline.call.carrier.CarrierEvent) toUs.removeFirst()[1], now * MS, this);
            }
            while (call.nextDeadline() <= now * MS) {
                call.on(new Tick(), now * MS, this);
            }
        }

        private void received(Object command) {
            if (command instanceof ClearPlayout) {
                clearedAt = now;
                buffer.removeIf(what -> what instanceof Integer);
            } else {
                buffer.add(command instanceof PlayAudio play ? (Object) play.audio().durationMs() : ((SendMark) command).name());
            }
        }

        private void play() {
            while (buffer.peekFirst() instanceof String mark) {
                buffer.removeFirst();
                toUs.add(new Object[] {now + wayMs, new MarkPlayed(mark, 0)});
            }
            if (buffer.peekFirst() instanceof Integer left) {
                heardAt = heardAt < 0 ? now : heardAt;
                buffer.removeFirst();
                if (left > 1) {
                    buffer.addFirst(left - 1);
                }
            }
        }

        <T extends CallNotice> T one(Class<T> type) {
            List<T> all = notices.stream().filter(type::isInstance).map(type::cast).toList();
            assertThat(all).as("of %s", notices).hasSize(1);
            return all.getFirst();
        }

        @Override
        public void carrier(CarrierCommand command) {
            toCarrier.add(new Object[] {now + wayMs, command});
        }

        @Override
        public void model(ModelCommand command) {
            // the test is the model
        }

        @Override
        public void notice(CallNotice notice) {
            notices.add(notice);
        }
    }
}
