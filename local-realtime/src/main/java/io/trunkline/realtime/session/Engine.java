package io.trunkline.realtime.session;

import io.micrometer.core.instrument.MeterRegistry;
import io.trunkline.realtime.fault.FaultSwitches;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.realtime.turn.Recogniser;
import io.trunkline.realtime.voice.Speaker;
import io.trunkline.speech.VoiceActivity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * What all sessions of a process share.
 *
 * @param sessionThreads  pool on which sessions run, each on one thread at a time
 * @param timers          for what happens by the clock: the end of a session's life
 * @param voiceActivity   a new listener, empty when there are no weights
 * @param longestSession  after this a session has expired
 */
public record Engine(Executor sessionThreads, ScheduledExecutorService timers, Recogniser recogniser, Speaker speaker,
                     Supplier<Optional<VoiceActivity>> voiceActivity, MindFactory minds, FaultSwitches faults,
                     Duration longestSession, Clock clock, MeterRegistry meters) {}
