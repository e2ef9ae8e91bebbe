package io.trunkline.call.model;

/**
 * What a provider can do and does by itself: what the core asks instead of a provider's name.
 *
 * @param speechEvents it tells when the caller starts and stops speaking
 * @param createsResponses it answers by itself when the caller's turn ends
 * @param interruptsItself it stops its response when the caller starts speaking
 * @param cancels a running response can be cancelled
 * @param truncates an item can be cut to what was heard
 * @param responseBoundaries it tells when a response starts and ends
 */
public record ModelProfile(boolean speechEvents, boolean createsResponses, boolean interruptsItself, boolean cancels, boolean truncates,
        boolean responseBoundaries) {

    /** The OpenAI Realtime protocol with VAD at the server. */
    public static final ModelProfile REALTIME = new ModelProfile(true, true, true, true, true, true);

    /** A full-duplex model that runs the conversation alone (GPT-Live): no turn events, no cancel, no truncate. */
    public static final ModelProfile FULL_DUPLEX = new ModelProfile(false, true, true, false, false, false);
}
