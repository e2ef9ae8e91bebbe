package io.trunkline.realtime.socket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.trunkline.realtime.conversation.Content;
import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.ItemJson;
import io.trunkline.realtime.fault.FaultSwitches;
import io.trunkline.realtime.fault.Faults;
import io.trunkline.realtime.session.Session;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import java.util.List;

/** What tests may switch and look at; all of it 404 unless {@link RealtimeConfig#faults()}. */
@Path("/")
public class TestDoors {

    private final RealtimeConfig config;
    private final FaultSwitches faults;
    private final OpenSessions sessions;

    TestDoors(RealtimeConfig config, FaultSwitches faults, OpenSessions sessions) {
        this.config = config;
        this.faults = faults;
        this.sessions = sessions;
    }

    /** Switches these faults on and all others off. */
    @POST
    @Path("faults")
    public Faults set(Faults wanted) {
        requireOpen();
        faults.set(wanted);
        return wanted;
    }

    /** The faults that are on. */
    @GET
    @Path("faults")
    public Faults get() {
        requireOpen();
        return faults.now();
    }

    /** Switches all faults off. */
    @DELETE
    @Path("faults")
    public Faults clear() {
        return set(Faults.NONE);
    }

    /** The ids of the open sessions and of the last ones that are over. */
    @GET
    @Path("sessions")
    public List<String> sessions() {
        requireOpen();
        return sessions.all().map(Session::id).toList();
    }

    /**
     * What a session's memory holds, in order. Of our speech there is {@code heard}: the sentences that, as far as the
     * server was told, the caller heard to their end.
     */
    @GET
    @Path("sessions/{id}/items")
    public Uni<ArrayNode> items(@PathParam("id") String sessionId) {
        requireOpen();
        return Uni.createFrom().completionStage(sessions.byId(sessionId).orElseThrow(NotFoundException::new).items())
                .map(TestDoors::json);
    }

    private static ArrayNode json(List<Item> items) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(json(item)));
        return array;
    }

    private static ObjectNode json(Item item) {
        ObjectNode json = ItemJson.write(item);
        if (item instanceof Item.Message message) {
            message.content().stream().filter(Content.OutputAudio.class::isInstance).map(Content.OutputAudio.class::cast)
                    .forEach(audio -> {
                        json.put("audio_ms", audio.millis());
                        ArrayNode heard = json.withArray("heard");
                        audio.sentences().forEach(s -> heard.add(s.text()));
                    });
        }
        return json;
    }

    private void requireOpen() {
        if (!config.faults()) {
            throw new NotFoundException();
        }
    }
}
