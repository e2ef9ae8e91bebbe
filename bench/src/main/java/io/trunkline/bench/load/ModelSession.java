package io.trunkline.bench.load;

import io.trunkline.bench.wire.Connection;
import io.trunkline.bench.wire.Loop;
import io.trunkline.bench.wire.Message;
import io.trunkline.bench.wire.Scan;
import io.trunkline.bench.wire.TimerWheel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session at the Realtime server. Which call it belongs to it learns from the session's trace group, or from the first audio. */
final class ModelSession implements Connection.Owner {
    private static final byte[] APPEND = CarrierLine.ascii("{\"type\":\"input_audio_buffer.append\"");
    private static final byte[] AUDIO = CarrierLine.ascii("\"audio\":\"");
    private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");
    private static final Pattern GROUP = Pattern.compile("\"group_id\":\"(\\d{26})\"");
    private static final Pattern ITEM = Pattern.compile("\"item_id\":\"([^\"]+)\"");
    private static final Pattern END = Pattern.compile("\"audio_end_ms\":(\\d+)");

    private final Generator generator;
    private final Loop loop;
    private final Tally tally;
    private final ServerWords words;
    private final Speaking speaking;
    private final String name;
    private final CallerAudio audio;
    private final SentBlocks blocks = new SentBlocks();
    private Connection connection;
    private Call call;
    private int items;
    private int responses;
    private boolean responseWanted;
    private Flood flood;

    ModelSession(Generator generator, Loop loop, Tally tally, int number) {
        this.generator = generator;
        this.loop = loop;
        this.tally = tally;
        this.name = "s" + number;
        this.audio = new CallerAudio(this, tally);
        this.words = new ServerWords(name);
        this.speaking = new Speaking(this, words);
    }

    Call call() {
        return call;
    }

    TimerWheel wheel() {
        return loop.wheel();
    }

    Message message() {
        return loop.message();
    }

    void send(Message message) {
        connection.send(message);
    }

    void say(String json) {
        connection.send(loop.message().put(json));
    }

    void cork() {
        connection.cork();
    }

    void uncork() {
        connection.uncork();
    }

    Connection connection() {
        return connection;
    }

    boolean speaking() {
        return speaking.active();
    }

    SentBlocks blocks() {
        return blocks;
    }

    Item newItem() {
        Item item = new Item("item_" + name + "x" + ++items, blocks.count());
        call.said(item);
        return item;
    }

    /** Numbers for so many more blocks of an item that go out now. */
    int blocks(Item item, int many) {
        item.sent(many);
        return blocks.add(many);
    }

    void speak(int blocks, boolean twoItems, long firstBurstAt) {
        responseWanted = false;
        speaking.begin("resp_" + name + "x" + ++responses, blocks, twoItems, firstBurstAt);
    }

    /** Asks for a tool instead of speaking. */
    void callTool() {
        String response = "resp_" + name + "x" + ++responses;
        String item = "item_" + name + "x" + ++items;
        String function = "call_" + name + "x" + responses;
        cork();
        say(words.responseCreated(response));
        say(words.functionDone(response, item, function));
        say(words.functionResponseDone(response, item, function));
        uncork();
    }

    /** Says endlessly much at once. */
    void flood() {
        String response = "resp_" + name + "x" + ++responses;
        wheel().cancel(speaking);
        say(words.responseCreated(response));
        flood = new Flood(this, response, "item_" + name + "x" + ++items);
        wheel().set(flood, System.nanoTime());
    }

    /** Says nothing more. */
    void hush() {
        wheel().cancel(speaking);
        if (flood != null) {
            wheel().cancel(flood);
        }
    }

    /** The caller was heard to speak. @return when that was written */
    long speechStarted(boolean lateDelta) {
        String item = "item_" + name + "x" + ++items;
        cork();
        say(words.speechStarted(item, audio.heardMillis()));
        speaking.cut(lateDelta);
        long now = System.nanoTime();
        uncork();
        return now;
    }

    void speechStopped() {
        String item = "item_" + name + "x" + items;
        cork();
        say(words.speechStopped(item, audio.heardMillis()));
        say(words.committed(item));
        say(words.itemAdded("conversation.item.added", item, "user"));
        say(words.itemAdded("conversation.item.done", item, "user"));
        say(words.transcribed(item));
        uncork();
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        say(words.created());
    }

    @Override
    public void closed(int code) {
        hush();
        generator.sessionClosed(this);
        if (call != null) {
            call.sessionClosed(code);
        }
    }

    @Override
    public void message(byte[] bytes, int offset, int length) {
        if (length > APPEND.length && Scan.matches(bytes, offset, APPEND)) {
            int start = Scan.find(bytes, offset + APPEND.length, offset + length, AUDIO) + AUDIO.length;
            audio.receive(bytes, start, Scan.endOfString(bytes, start, offset + length), System.nanoTime());
        } else {
            other(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
    }

    /** The call this session belongs to; it may be learned from {@code number}, and {@code null} if there is none of that. */
    Call callOf(int number) {
        if (call == null) {
            bind(generator.bind(number, this));
        }
        return call;
    }

    private void bind(Call to) {
        call = to;
        if (call != null && responseWanted) {
            call.conversation().responseWanted();
        }
    }

    private void other(String message) {
        Matcher type = TYPE.matcher(message);
        if (!type.find()) {
            tally.count("unknownToModel");
            return;
        }
        switch (type.group(1)) {
            case "session.update" -> {
                Matcher group = GROUP.matcher(message);
                if (call == null && group.find()) {
                    bind(generator.bind(group.group(1), this));
                }
                say(words.updated());
            }
            case "response.create" -> wanted();
            case "conversation.item.truncate" -> truncate(message);
            case "response.cancel" -> speaking.cut(false);
            case "conversation.item.create", "input_audio_buffer.commit", "input_audio_buffer.clear" -> tally.count("clientEvents");
            default -> tally.count("unknownToModel");
        }
    }

    private void wanted() {
        if (speaking.active()) {
            tally.count("askedWhileSpeaking");
            say(words.activeAlready());
        } else if (call == null) {
            responseWanted = true;
        } else {
            call.conversation().responseWanted();
        }
    }

    private void truncate(String message) {
        Matcher item = ITEM.matcher(message);
        Matcher end = END.matcher(message);
        if (item.find() && end.find() && call != null) {
            call.truncated(item.group(1), Long.parseLong(end.group(1)), System.nanoTime());
            say(words.truncated(item.group(1), Long.parseLong(end.group(1))));
        }
    }
}
