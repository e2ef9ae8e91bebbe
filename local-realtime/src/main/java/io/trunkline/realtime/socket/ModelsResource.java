package io.trunkline.realtime.socket;

import io.trunkline.realtime.mind.MindFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import java.util.List;

/** {@code GET /v1/models}, as the OpenAI API lists its models. */
@Path("/v1/models")
public class ModelsResource {

    private final MindFactory minds;

    ModelsResource(MindFactory minds) {
        this.minds = minds;
    }

    /** The dialogues there are. */
    @GET
    public ModelList models() {
        return new ModelList("list", minds.models().stream()
                .map(id -> new Model(id, "model", 1_763_683_200L, "trunkline")).toList());
    }

    /** The list as the API wraps it. */
    public record ModelList(String object, List<Model> data) {}

    /** One model. {@code created} is in seconds since 1970. */
    public record Model(String id, String object, long created, String owned_by) {}
}
