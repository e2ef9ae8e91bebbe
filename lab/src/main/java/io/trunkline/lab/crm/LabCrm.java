package io.trunkline.lab.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.lab.http.LoopbackServer;
import java.net.URI;
import java.util.List;

/** The demo CRM, running. What it serves is in {@link CrmApi}. Safe to use from any thread. */
public final class LabCrm implements AutoCloseable {

    private final LoopbackServer server;
    private final CrmStore store;
    private final FaultBoard faults;

    private LabCrm(LoopbackServer server, CrmStore store, FaultBoard faults) {
        this.server = server;
        this.store = store;
        this.faults = faults;
    }

    /**
     * @param port 0 for any free one
     * @param token required as bearer token in every request; empty for none
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static LabCrm start(int port, String token, CrmSeed seed) {
        CrmStore store = new CrmStore(seed);
        FaultBoard faults = new FaultBoard();
        CrmApi api = new CrmApi(store, faults, token);
        return new LabCrm(LoopbackServer.start("The demo CRM", port, api::answer), store, faults);
    }

    /** What {@code CRM_URL} should be. */
    public URI base() {
        return server.base();
    }

    /** Adds or replaces a customer. */
    public void put(Customer customer) {
        store.put(customer);
    }

    /** Adds or replaces an order. */
    public void put(Order order) {
        store.put(order);
    }

    /** Interactions logged so far, oldest first, each with its {@code id}. */
    public List<ObjectNode> interactions() {
        return store.interactions();
    }

    /** Tracking e-mails that would have gone out, oldest first. */
    public List<SentEmail> sentEmails() {
        return store.emails();
    }

    /** Switches a fault on. */
    public void fail(Fault fault) {
        faults.add(fault);
    }

    /** Switches all faults off. */
    public void heal() {
        faults.clear();
    }

    @Override
    public void close() {
        server.close();
    }
}
