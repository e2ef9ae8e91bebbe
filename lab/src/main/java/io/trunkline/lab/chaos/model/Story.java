package io.trunkline.lab.chaos.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One call as the model knows it across all its sessions: what was said and done, each with a word of its own by which it is found again in what a later
 * session is told. Confined to the server's event loop.
 */
final class Story {

    /** What came so shortly before a loss may be lost with it: the caller is asked again then. */
    private static final long FRESH = 1_000_000_000L;
    /** A tool has so long to answer; nothing is said of those asked later. */
    private static final long TOOL_PATIENCE = 10_000_000_000L;
    private static final String IN_WORDS = "An earlier request was answered: ";
    private static final String EMAIL = "The tool " + Wording.EMAIL_TOOL + " was run";

    /** What a session was told, and when it was there: {@link System#nanoTime()}. */
    interface Told {
        /** Whether a caller was ever heard in it. */
        boolean lived();

        long openedAt();

        /** {@link Long#MAX_VALUE} while it is open. */
        long closedAt();

        /** All items it was given, as text. */
        String told();
    }

    private record Said(long knownAt, String word) {}

    private record Asked(long at, String toolCallId, Told by) {}

    private final int number;
    private final List<Said> said = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Long> emailsKnownAt = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private final List<Told> sessions = new ArrayList<>();
    /** Sessions that nobody heard any more, though they were open, and since when. */
    private final Map<Told, Long> unheardSince = new HashMap<>();
    private int turns;
    private int words;

    Story(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    void joins(Told session) {
        sessions.add(session);
    }

    /** From now on nobody hears what the sessions say that are there, and they hear nothing: their connections are half-open. */
    void cutOff(long at) {
        sessions.stream().filter(session -> session.closedAt() > at).forEach(session -> unheardSince.putIfAbsent(session, at));
    }

    private long lostAt(Told session) {
        return Math.min(session.closedAt(), unheardSince.getOrDefault(session, Long.MAX_VALUE));
    }

    /** Whether the session was lost before, or so soon after that the call may have been lost with it, before anything was done. */
    private boolean fresh(Asked asked) {
        long lost = asked.by() == null ? Long.MAX_VALUE : lostAt(asked.by());
        return lost != Long.MAX_VALUE && lost - asked.at() < FRESH;
    }

    /** The caller has spoken. @return number of the turn, from 1 */
    int nextTurn() {
        return ++turns;
    }

    /** A word that occurs once: letters only, since digits may be masked. */
    String freshWord() {
        int value = number * 512 + words++;
        StringBuilder word = new StringBuilder("q");
        for (int i = 0; i < 4; i++) {
            word.append((char) ('a' + value % 26));
            value /= 26;
        }
        return word.toString();
    }

    /** From {@code knownAt} on this must not be forgotten. */
    void said(String word, long knownAt) {
        said.add(new Said(knownAt, word));
    }

    void asked(String toolCallId, long at) {
        asked.add(new Asked(at, toolCallId, sessions.isEmpty() ? null : sessions.getLast()));
    }

    /** A tool's answer came. */
    void answered(String toolCallId, boolean good, long at) {
        if (answered.add(toolCallId) && good && asked.stream().anyMatch(one -> one.toolCallId().equals(toolCallId))) {
            emailsKnownAt.add(at);
        }
    }

    /** Tool calls whose answer never came, not even in words to a session that hadn't asked. Nobody waits in a call that has no session any more. */
    int unanswered(long now) {
        if (sessions.isEmpty() || sessions.getLast().closedAt() < now) {
            return 0;
        }
        int open = (int) asked.stream().filter(one -> one.at() < now - TOOL_PATIENCE && !fresh(one) && !answered.contains(one.toolCallId())).count();
        int inWords = sessions.stream().mapToInt(session -> times(IN_WORDS, session.told())).sum();
        return Math.max(0, open - inWords);
    }

    /** How much of what was known was missing in what later sessions were told. */
    int forgotten() {
        int missing = 0;
        List<Told> lived = sessions.stream().filter(Told::lived).toList();
        for (int i = 1; i < lived.size(); i++) {
            missing += missing(lived.get(i), Math.min(lostAt(lived.get(i - 1)), lived.get(i).openedAt()) - FRESH);
        }
        return missing;
    }

    private int missing(Told session, long knownUntil) {
        String told = session.told();
        int words = (int) said.stream().filter(one -> one.knownAt() < knownUntil && !told.contains(one.word())).count();
        long emails = emailsKnownAt.stream().filter(at -> at < knownUntil).count();
        return words + (int) Math.max(0, emails - times(EMAIL, told) - times(IN_WORDS, told));
    }

    private static int times(String words, String text) {
        return text.split(words, -1).length - 1;
    }
}
