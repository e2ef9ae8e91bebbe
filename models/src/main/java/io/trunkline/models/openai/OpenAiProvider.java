package io.trunkline.models.openai;

import io.trunkline.call.model.ModelProfile;
import io.trunkline.models.ModelAccess;
import io.trunkline.models.ModelEndpoint;
import io.trunkline.models.RealtimeCodec;
import io.trunkline.models.RealtimeProvider;

/** OpenAI, and servers that speak exactly its protocol under another address. */
public final class OpenAiProvider implements RealtimeProvider {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public ModelProfile profile() {
        return ModelProfile.REALTIME;
    }

    @Override
    public ModelEndpoint endpoint(ModelAccess access) {
        return OpenAiEndpoint.of(access);
    }

    @Override
    public RealtimeCodec newCodec(String model) {
        return new OpenAiRealtimeCodec();
    }
}
