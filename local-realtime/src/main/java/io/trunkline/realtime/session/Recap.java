package io.trunkline.realtime.session;

import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Conversation;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text asked for beside the conversation says. There is no language model here that could sum anything up: it quotes what the caller said last and names
 * the tools that were used. Of words to choose from ({@code one of these words: a, b, c}) it takes the first that was spoken of, else the last.
 */
final class Recap {

    private static final Pattern CHOICE = Pattern.compile("(?i)one of these words[^:]*: *([^.?\\n]+)");
    private static final int TURNS = 3;

    private Recap() {
    }

    static String of(Conversation conversation, String instructions) {
        List<String> said = new ArrayList<>();
        List<String> tools = new ArrayList<>();
        for (Item item : conversation.items()) {
            switch (item) {
                case Item.Message message when message.role() == Role.USER -> message.content().forEach(part -> words(part).ifPresent(said::add));
                case Item.FunctionCall call -> tools.add(call.name().replace('_', ' '));
                case Item.Message _, Item.FunctionOutput _ -> { }
            }
        }
        Matcher choice = CHOICE.matcher(instructions);
        return choice.find() ? chosen(choice.group(1), String.join(" ", said)) : summary(said, tools);
    }

    private static String summary(List<String> said, List<String> tools) {
        List<String> last = said.subList(Math.max(0, said.size() - TURNS), said.size());
        String caller = last.isEmpty() ? "The caller said nothing that was understood." : "The caller said: " + String.join(" ", last);
        return tools.isEmpty() ? caller : caller + " Done: " + String.join(", ", tools) + ".";
    }

    private static String chosen(String list, String said) {
        List<String> words = List.of(list.strip().split(", *"));
        return words.stream().filter(word -> said.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT).replace('_', ' '))).findFirst()
                .orElse(words.getLast());
    }

    private static Optional<String> words(Content part) {
        return switch (part) {
            case Content.InputText text -> Optional.of(text.text());
            case Content.InputAudio audio -> audio.transcript().filter(text -> !text.isBlank());
            case Content.InputImage _, Content.OutputText _, Content.OutputAudio _ -> Optional.empty();
        };
    }
}
