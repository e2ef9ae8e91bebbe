package io.trunkline.models.compatible;

import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.ModelProfile.Ability;
import java.net.URI;

/**
 * How a server differs from OpenAI's.
 *
 * @param name as configuration names it
 * @param url where it is, {@code null} if the operator must say
 * @param setting the variable that sets the address
 * @param query what the address needs besides the model
 * @param scheme of the Authorization header
 * @param style of the session object
 * @param input audio it takes
 * @param output audio it gives
 * @param transcriber who writes down the caller's words there: {@code null} as configured, empty if that needs no asking
 * @param speaksFirst whether it says that a session was created before we configure it
 * @param profile what its sessions can do
 */
public record Preset(String name, URI url, String setting, String query, String scheme, Style style, Wire input, Wire output, String transcriber, boolean speaksFirst,
        ModelProfile profile) {

    /** Form of the session object, and the names that go with it. */
    public enum Style {
        /** As OpenAI's general interface has it. */
        GENERAL,
        /** The same, but voice and turn detection stand at the top, as xAI's do. */
        VOICE_ON_TOP,
        /** The same, but the model stands in the session, as Inworld's does. */
        MODEL_IN_SESSION,
        /** The flat object of the beta. */
        BETA,
        /** Flat, with tools nested under {@code function}, as Qwen's are. */
        BETA_NESTED_TOOLS
    }

    /** Audio on the wire: µ-law as it is, or 16-bit linear at so many times 8 kHz. */
    public enum Wire {
        ULAW(0), PCM_16K(2), PCM_24K(3);

        private final int times;

        Wire(int times) {
            this.times = times;
        }

        /** Rate as a multiple of 8 kHz, 0 for µ-law itself. */
        int times() {
            return times;
        }
    }

    private static final ModelProfile NO_ASIDE = ModelProfile.REALTIME.without(Ability.TEXT_ASIDE);

    /** Any server with the names of today. */
    public static final Preset GENERAL = new Preset("compatible", null, "COMPATIBLE_REALTIME_URL", "", "Bearer", Style.GENERAL, Wire.ULAW, Wire.ULAW, null, true, NO_ASIDE);
    /** Any server with the names of the beta. */
    public static final Preset BETA = new Preset("compatible-beta", null, "COMPATIBLE_BETA_REALTIME_URL", "", "Bearer", Style.BETA, Wire.ULAW, Wire.ULAW, null, true, NO_ASIDE);
    /** xAI Grok voice: its first word may be {@code conversation.created}, so we don't wait for it. */
    public static final Preset XAI = new Preset("xai", URI.create("wss://api.x.ai/v1/realtime"), "XAI_REALTIME_URL", "", "Bearer", Style.VOICE_ON_TOP,
            Wire.ULAW, Wire.ULAW, "", false, NO_ASIDE);
    /** Inworld: a pipeline behind the same events; linear audio is what its pages name. */
    public static final Preset INWORLD = new Preset("inworld", URI.create("wss://api.inworld.ai/api/v1/realtime/session"), "INWORLD_REALTIME_URL",
            "key={session}&protocol=realtime", "Basic", Style.MODEL_IN_SESSION, Wire.PCM_24K, Wire.PCM_24K, "", true, NO_ASIDE);
    /** Qwen-Omni at Alibaba Cloud Model Studio: beta names, 16 kHz in, 24 kHz out. */
    public static final Preset QWEN = new Preset("qwen", URI.create("wss://dashscope-intl.aliyuncs.com/api-ws/v1/realtime"), "QWEN_REALTIME_URL", "", "Bearer",
            Style.BETA_NESTED_TOOLS, Wire.PCM_16K, Wire.PCM_24K, "qwen3-asr-flash-realtime", true, NO_ASIDE.without(Ability.TRUNCATES));

    boolean beta() {
        return style == Style.BETA || style == Style.BETA_NESTED_TOOLS;
    }
}
