package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.webhook.CallParameters;
import java.time.Instant;

/** A call as the REST API shows it; {@code answeredAt} and {@code endedAt} are {@code null} as long as that hasn't happened. */
public record CallView(CallParameters call, String status, Instant dialledAt, Instant answeredAt, Instant endedAt) {}
