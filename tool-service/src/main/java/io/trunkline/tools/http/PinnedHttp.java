package io.trunkline.tools.http;

import io.trunkline.tools.http.Destinations.Verdict;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request to one address, whatever its host's name leads to by now; the name is what Host and the certificate are judged by.
 * Follows no redirect, reads no more than it was told to. Blocks: virtual threads only.
 */
@ApplicationScoped
public class PinnedHttp {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int CONNECTIONS_PER_ADDRESS = 64;
    /** Servers end idle connections, the hastiest after 5 s; a request that meets that end is lost. So we end them first. */
    private static final int IDLE_SECONDS = 2;

    private final HttpClient client;

    PinnedHttp(Vertx vertx) {
        // a span of its own would hold the URL, and with it what the caller said
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setMaxPoolSize(CONNECTIONS_PER_ADDRESS)
                .setKeepAliveTimeout(IDLE_SECONDS).setTracingPolicy(TracingPolicy.IGNORE));
    }

    /** @param pathAndQuery encoded; @param body null for none; @param largest bytes of the answer that are read */
    record Question(String method, String pathAndQuery, MultiMap headers, Buffer body, int largest) {}

    /** @param body empty when there was more than was asked for */
    record Response(int status, Buffer body, boolean tooLarge) {}

    /**
     * @throws TimeoutException when the whole answer isn't there in time
     * @throws IOException      when there is none, or it isn't HTTP
     */
    Response send(Verdict.Go to, Question question, Duration patience) throws IOException, TimeoutException, InterruptedException {
        Future<HttpClientRequest> request = client.request(options(to, question));
        boolean whole = false;
        try {
            Response response = request.compose(open -> asked(open, question)).toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            whole = !response.tooLarge();
            return response;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException late) {
                throw late;
            }
            throw new IOException(e.getCause().getClass().getSimpleName(), e.getCause());
        } finally {
            if (!whole) {
                request.onSuccess(HttpClientRequest::reset);
            }
        }
    }

    private static RequestOptions options(Verdict.Go to, Question question) {
        return new RequestOptions().setServer(SocketAddress.inetSocketAddress(to.port(), to.address().getHostAddress()))
                .setHost(to.host()).setPort(to.port()).setSsl(to.tls()).setFollowRedirects(false)
                .setMethod(HttpMethod.valueOf(question.method())).setURI(question.pathAndQuery()).setHeaders(question.headers());
    }

    /** On the client's loop, before the answer can be there: who begins to read it from another thread may come when it has ended. */
    private static Future<Response> asked(HttpClientRequest request, Question question) {
        Future<HttpClientResponse> answer = question.body() == null ? request.send() : request.send(question.body());
        return answer.compose(begun -> read(begun, question.largest()));
    }

    private static Future<Response> read(HttpClientResponse answer, int largest) {
        Promise<Response> read = Promise.promise();
        Buffer body = Buffer.buffer();
        answer.exceptionHandler(read::tryFail);
        answer.handler(chunk -> {
            if (body.length() + chunk.length() > largest) {
                read.tryComplete(new Response(answer.statusCode(), Buffer.buffer(), true));
            } else {
                body.appendBuffer(chunk);
            }
        });
        answer.endHandler(end -> read.tryComplete(new Response(answer.statusCode(), body, false)));
        return read.future();
    }
}
