package io.trunkline.gateway.classic;

import io.trunkline.catalog.line.Department;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Phrase;
import io.trunkline.contracts.redis.CallFields;
import io.trunkline.gateway.config.PublicUrls;
import io.trunkline.gateway.context.AnswerOnce;
import io.trunkline.gateway.context.CallContext;
import io.trunkline.gateway.context.CallStore;
import io.trunkline.gateway.context.GatewayFields;
import io.trunkline.gateway.lines.Routing;
import io.trunkline.gateway.placement.Placed;
import io.trunkline.gateway.queue.Operator;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.twiml.KeysTwiml;
import io.trunkline.gateway.twiml.Twiml;
import io.trunkline.gateway.voicemail.Voicemail;
import io.trunkline.gateway.webhook.CarrierRequest;
import io.trunkline.gateway.webhook.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes callers through the {@link ClassicMenu}. Blocks: virtual threads only. */
@ApplicationScoped
public class ClassicMenus {
    private static final Duration KEY = Duration.ofSeconds(5);
    /** Then a person, or a message when nobody is there. */
    private static final int MOST_ROUNDS = 3;

    private final CallStore store;
    private final AnswerOnce once;
    private final Routing routing;
    private final Operator operator;
    private final Voicemail voicemail;
    private final PublicUrls urls;
    private final GatewayMetrics metrics;
    private final Clock clock;

    @Inject
    ClassicMenus(CallStore store, AnswerOnce once, Routing routing, Operator operator, Voicemail voicemail, PublicUrls urls, GatewayMetrics metrics, Clock clock) {
        this.store = store;
        this.once = once;
        this.routing = routing;
        this.operator = operator;
        this.voicemail = voicemail;
        this.urls = urls;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return the TwiML of the menu, for a caller who hears it the first time */
    public String open(CallContext call, Line line) {
        store.write(call.callId(), Map.of(CallFields.STATE, GatewayFields.CLASSIC));
        return ask(call, ClassicMenu.of(line, clock.instant()), 1, line.words(Phrase.CLASSIC_OPENING));
    }

    /** A key was pressed, or none. The same question twice gets the same answer. */
    public Reply chooses(CallContext call, CarrierRequest request) {
        ClassicMenu menu = ClassicMenu.of(routing.line(call.line()).orElseThrow(), clock.instant());
        String field = GatewayFields.answer("classic:" + request.number());
        return new Reply.Instructions(once.answer(call.callId(), field, () -> next(call, menu, request)), "answered");
    }

    private String next(CallContext call, ClassicMenu menu, CarrierRequest request) {
        String digits = request.get("Digits");
        int round = request.number() + 1;
        Optional<ClassicMenu.Choice> choice = menu.of(digits);
        if (choice.isEmpty()) {
            return round > MOST_ROUNDS ? nothingChosen(call, menu) : ask(call, menu, round, digits.isEmpty() ? "" : menu.line().words(Phrase.CLASSIC_WRONG));
        }
        return switch (choice.get()) {
            case ClassicMenu.Choice.ToDepartment to -> department(call, menu, to.department());
            case ClassicMenu.Choice.ToOperator to -> person(call, menu);
            case ClassicMenu.Choice.Message message -> message(call, menu);
            case ClassicMenu.Choice.Hours hours -> round > MOST_ROUNDS ? goodbye(menu) : ask(call, menu, round, menu.hours(Phrase.HOURS));
        };
    }

    private String ask(CallContext call, ClassicMenu menu, int round, String before) {
        List<String> say = new ArrayList<>(List.of(before));
        say.addAll(menu.spoken());
        return KeysTwiml.of(KeysTwiml.Question.ofOneKey(say, KEY, urls.classic(call.callId(), round)));
    }

    private String nothingChosen(CallContext call, ClassicMenu menu) {
        if (menu.open()) {
            return person(call, menu);
        }
        return menu.line().overflow().takesMessages() ? message(call, menu) : goodbye(menu);
    }

    private String goodbye(ClassicMenu menu) {
        metrics.classic("goodbye");
        return Twiml.sayAndHangUp(menu.hours(menu.open() ? Phrase.HOURS : Phrase.CLOSED) + " " + menu.line().words(Phrase.GOODBYE));
    }

    private String person(CallContext call, ClassicMenu menu) {
        metrics.classic("operator");
        return operator.queue(call, why(menu));
    }

    private String department(CallContext call, ClassicMenu menu, Department department) {
        metrics.classic("department");
        store.write(call.callId(), Map.of(CallFields.DEPARTMENT, department.name()));
        return operator.queueOfDepartment(store.load(call.callId()), why(menu));
    }

    private static Operator.Why why(ClassicMenu menu) {
        return new Operator.Why(Placed.PROVIDER_DOWN, menu.line().words(Phrase.OPERATOR));
    }

    private String message(CallContext call, ClassicMenu menu) {
        metrics.classic("voicemail");
        return voicemail.ask(call, menu.line());
    }
}
