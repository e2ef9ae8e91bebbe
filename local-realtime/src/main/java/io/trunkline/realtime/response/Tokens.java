package io.trunkline.realtime.response;

import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Item;

/**
 * Tokens as the provider bills them, estimated: a token for 100 ms of the caller's audio, for 50 ms of ours, for four
 * characters of text.
 */
public record Tokens(int text, int audio, int image) {

    static final Tokens NONE = new Tokens(0, 0, 0);
    private static final int PICTURE = 85;

    /** Tokens of a text. */
    public static Tokens ofText(String text) {
        return new Tokens((text.length() + 3) / 4, 0, 0);
    }

    /** Tokens of audio that we said. */
    static Tokens ofSpeech(int millis) {
        return new Tokens(0, (millis + 49) / 50, 0);
    }

    /** Tokens of an item as input. */
    static Tokens of(Item item) {
        return switch (item) {
            case Item.Message message -> message.content().stream().map(Tokens::of).reduce(NONE, Tokens::plus);
            case Item.FunctionCall call -> ofText(call.name() + call.arguments());
            case Item.FunctionOutput output -> ofText(output.output());
        };
    }

    private static Tokens of(Content part) {
        return switch (part) {
            case Content.InputText text -> ofText(text.text());
            case Content.OutputText text -> ofText(text.text());
            case Content.InputImage image -> new Tokens(0, 0, PICTURE);
            case Content.InputAudio audio -> new Tokens(0, (audio.millis() + 99) / 100, 0);
            case Content.OutputAudio audio -> ofSpeech(audio.millis()).plus(ofText(audio.transcript().orElse("")));
        };
    }

    Tokens plus(Tokens other) {
        return new Tokens(text + other.text, audio + other.audio, image + other.image);
    }

    int total() {
        return text + audio + image;
    }
}
