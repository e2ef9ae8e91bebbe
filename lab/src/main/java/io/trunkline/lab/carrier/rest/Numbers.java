package io.trunkline.lab.carrier.rest;

import io.trunkline.lab.carrier.CarrierNumber;
import io.trunkline.lab.carrier.verb.Sids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's phone numbers. Safe to use from any thread. */
public final class Numbers {

    /** A number with its sid. */
    public record Owned(String sid, CarrierNumber number) {}

    private final Map<String, Owned> bySid = new LinkedHashMap<>();

    public Numbers(List<CarrierNumber> numbers) {
        for (CarrierNumber number : numbers) {
            String sid = Sids.fresh("PN");
            bySid.put(sid, new Owned(sid, number));
        }
    }

    public synchronized Optional<CarrierNumber> find(String phoneNumber) {
        return bySid.values().stream().map(Owned::number).filter(n -> n.phoneNumber().equals(phoneNumber)).findFirst();
    }

    synchronized List<Owned> all() {
        return List.copyOf(bySid.values());
    }

    synchronized Optional<Owned> bySid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** Changes the URLs that the parameters name. */
    synchronized Optional<Owned> update(String sid, Map<String, String> parameters) {
        return Optional.ofNullable(bySid.computeIfPresent(sid, (key, owned) -> {
            CarrierNumber now = owned.number();
            return new Owned(sid, new CarrierNumber(
                    now.phoneNumber(),
                    parameters.getOrDefault("VoiceUrl", now.voiceUrl()),
                    parameters.getOrDefault("VoiceFallbackUrl", now.voiceFallbackUrl()),
                    parameters.getOrDefault("StatusCallback", now.statusCallback())));
        }));
    }
}
