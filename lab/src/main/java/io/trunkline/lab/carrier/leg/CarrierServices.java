package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.CarrierConfig;
import io.trunkline.lab.carrier.LineVoice;
import io.trunkline.lab.carrier.RouteTable;
import io.trunkline.lab.carrier.stream.StreamDialer;
import io.trunkline.lab.carrier.webhook.WebhookClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * What the legs of one carrier share.
 *
 * @param threads runs what waits: a virtual thread a task
 * @param recordings mu-law by recording sid
 * @param apiBase what recordings' URLs begin with
 */
public record CarrierServices(
        CarrierConfig config,
        HttpClient http,
        WebhookClient webhooks,
        StreamDialer dialer,
        LineVoice voice,
        Executor threads,
        Map<String, byte[]> recordings,
        URI apiBase) {

    public static CarrierServices of(
            CarrierConfig config, HttpClient http, StreamDialer dialer, LineVoice voice, Executor threads, URI apiBase) {
        RouteTable routes = config.routes();
        WebhookClient webhooks = new WebhookClient(http, routes, config.webhookTimeout());
        return new CarrierServices(config, http, webhooks, dialer, voice, threads, new ConcurrentHashMap<>(), apiBase);
    }
}
