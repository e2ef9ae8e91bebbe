package io.trunkline.bench.relay;

import io.trunkline.bench.wire.Keys;
import io.trunkline.bench.wire.Loop;
import io.trunkline.bench.wire.Tls;

/**
 * The relay's process: one thread, one selector; renames {@code media} to {@code input_audio_buffer.append} and {@code response.output_audio.delta} to
 * {@code media}, and does nothing else. Arguments: port of the model, file with the model's certificate or {@code -}. Prints the port it listens on.
 */
public final class RelayMain {

    public static void main(String[] arguments) {
        int modelPort = Integer.parseInt(arguments[0]);
        Tls tls = arguments[1].equals("-") ? null : Keys.client(arguments[1]);
        Loop loop = new Loop();
        System.out.println("port=" + listen(loop, modelPort, tls));
        loop.run(false);
    }

    /** Relays what connects to the port that is returned. @param tls to the model, {@code null} for none */
    public static int listen(Loop loop, int modelPort, Tls tls) {
        return loop.listen(0, null, head -> new RelayedCall(loop, modelPort, tls));
    }

    private RelayMain() {
    }
}
