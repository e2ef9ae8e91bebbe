package io.trunkline.lab.carrier;

import java.time.Duration;

/**
 * How a leg ended.
 *
 * @param status Twilio's CallStatus: {@code completed busy failed no-answer canceled}
 * @param reason who or what ended it: {@code caller-hung-up}, {@code twiml-hangup}, {@code twiml-finished}, {@code rejected},
 *     {@code api-completed}, {@code application-error}, {@code human-hung-up}, {@code carrier-closed}
 * @param answeredFor from answer to end; zero if it was never answered
 */
public record CallEnd(String status, String reason, Duration answeredFor) {}
