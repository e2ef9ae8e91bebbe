package io.trunkline.call.session;

import io.trunkline.call.CallNotice.LimitNear;
import io.trunkline.call.CallNotice.Limits;
import io.trunkline.call.Effects;
import io.trunkline.call.model.ModelEvent.RateLimits;
import java.util.HashSet;
import java.util.Set;

/** What is left of the provider's limits: passed on, with one warning each time it becomes little. */
final class LimitWatch {

    private static final double LITTLE = 0.1;

    private final Set<String> near = new HashSet<>();

    void told(RateLimits limits, Effects out) {
        out.notice(new Limits(limits));
        for (RateLimits.Limit limit : limits.limits()) {
            double share = limit.limit() <= 0 ? 1 : (double) limit.remaining() / limit.limit();
            if (share >= LITTLE) {
                near.remove(limit.name());
            } else if (near.add(limit.name())) {
                out.notice(new LimitNear(limit.name(), share));
            }
        }
    }
}
