package io.trunkline.realtime.socket;

import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.MindFactory;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.session.EchoMind;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import java.util.List;

/** Echo minds instead of dialogues, for tests of the server. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestMinds implements MindFactory {

    private final EchoMind.Factory echo = new EchoMind.Factory();

    @Override
    public List<String> models() {
        return echo.models();
    }

    @Override
    public Mind open(String model, SessionView session) {
        return echo.open(model, session);
    }
}
