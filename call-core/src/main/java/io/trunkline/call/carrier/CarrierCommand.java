package io.trunkline.call.carrier;

import io.trunkline.call.audio.Audio;

/** What we tell a carrier's media stream. Order is kept on the wire. */
public sealed interface CarrierCommand {

    /** Append audio to what the carrier plays; valid until the handling call returns. */
    record PlayAudio(Audio audio) implements CarrierCommand {
    }

    /** Append one of the clips that are packaged with the bridge. */
    record PlayClip(Clip clip) implements CarrierCommand {
    }

    /** Tell us when all before this was played. */
    record SendMark(String name) implements CarrierCommand {
    }

    /** Drop what isn't played yet. The carrier then returns all pending marks at once. */
    record ClearPlayout() implements CarrierCommand {
    }

    /** Close the stream from our side; what happens to the leg then is the gateway's answer to the carrier. */
    record HangUp() implements CarrierCommand {
    }
}
