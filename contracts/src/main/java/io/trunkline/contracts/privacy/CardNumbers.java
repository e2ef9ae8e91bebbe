package io.trunkline.contracts.privacy;

import io.trunkline.contracts.privacy.DigitRuns.Group;
import io.trunkline.contracts.privacy.DigitRuns.Run;
import java.util.List;

/** What a payment card's number is: 13 to 19 digits, a first digit that issuers use, and a right check digit (ISO/IEC 7812, Luhn). */
final class CardNumbers {
    static final int SHORTEST = 13;
    static final int LONGEST = 19;
    private static final String ISSUERS = "23456";

    /** Groups {@code from} to {@code to} (exclusive) of a run that together are a card's number. */
    record Found(int from, int to, String digits) {}

    /** @return the first card number in {@code run} at or after group {@code from}, {@code null} if there is none */
    static Found find(Run run, int from) {
        List<Group> groups = run.groups();
        for (int start = from; start < groups.size(); start++) {
            Found found = longestFrom(groups, start);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Found longestFrom(List<Group> groups, int start) {
        StringBuilder digits = new StringBuilder();
        Found best = null;
        for (int end = start; end < groups.size() && digits.length() <= LONGEST; end++) {
            digits.append(groups.get(end).digits());
            if (isCard(digits)) {
                best = new Found(start, end + 1, digits.toString());
            }
        }
        return best;
    }

    static boolean isCard(CharSequence digits) {
        return digits.length() >= SHORTEST && digits.length() <= LONGEST && plausibleStart(digits) && luhn(digits);
    }

    static boolean plausibleStart(CharSequence digits) {
        return !digits.isEmpty() && ISSUERS.indexOf(digits.charAt(0)) >= 0;
    }

    private static boolean luhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private CardNumbers() {
    }
}
