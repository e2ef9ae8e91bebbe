package io.trunkline.realtime.dialogue.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Codes that sound like another on a phone: "B", "D" and "E" lose what sets them apart above 3.4 kHz. */
final class CodeLikeness {

    /** For each letter those it is taken for, most often first. */
    private static final Map<Character, String> TAKEN_FOR = Map.ofEntries(
            Map.entry('A', "HCKJE"), Map.entry('B', "VDEPG"), Map.entry('C', "ZEVTD"), Map.entry('D', "EGBTV"), Map.entry('E', "DCVBIP"),
            Map.entry('F', "SX"), Map.entry('G', "DJEVZ"), Map.entry('H', "AJ"), Map.entry('I', "YR"), Map.entry('J', "HKGA"),
            Map.entry('K', "AJ"), Map.entry('L', "OE"), Map.entry('M', "NW"), Map.entry('N', "MA"), Map.entry('O', "L"),
            Map.entry('P', "TBEDQ"), Map.entry('Q', "U"), Map.entry('R', "I"), Map.entry('S', "FXC"), Map.entry('T', "PDEG"),
            Map.entry('U', "Q"), Map.entry('V', "BEDZ"), Map.entry('W', "UM"), Map.entry('X', "SF"), Map.entry('Y', "IV"),
            Map.entry('Z', "CEV"));

    private CodeLikeness() {}

    /** Codes that differ from this in one letter, likeliest first. */
    static List<String> of(String code, int most) {
        List<String> alike = new ArrayList<>();
        for (int rank = 0; rank < 6; rank++) {
            for (int at = 0; at < code.length(); at++) {
                String others = TAKEN_FOR.getOrDefault(code.charAt(at), "");
                if (rank < others.length() && alike.size() < most) {
                    alike.add(code.substring(0, at) + others.charAt(rank) + code.substring(at + 1));
                }
            }
        }
        return alike;
    }
}
