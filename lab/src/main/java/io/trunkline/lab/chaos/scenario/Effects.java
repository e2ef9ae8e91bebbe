package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.crm.SentEmail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was done at the CRM. Every order is asked for once, and every call has one interaction at most: what is there twice was done twice. */
final class Effects {

    private Effects() {
    }

    /** Effects beyond the first, of all time. */
    static int duplicates(LabCrm crm) {
        return beyondFirst(crm.sentEmails().stream().map(SentEmail::orderId).toList())
                + beyondFirst(crm.interactions().stream().map(interaction -> interaction.path("call_sid").asText()).toList());
    }

    private static int beyondFirst(List<String> keys) {
        Map<String, Integer> seen = new HashMap<>();
        keys.forEach(key -> seen.merge(key, 1, Integer::sum));
        return keys.size() - seen.size();
    }
}
