package io.trunkline.escalation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID provider: its configuration, its key, and tokens to order (OpenID Connect Discovery). */
public final class FakeOpenId implements AutoCloseable {
    private static final float MINUTES = 5;
    private static FakeOpenId running;

    private final HttpServer server;
    private final RsaJsonWebKey key;

    private FakeOpenId(HttpServer server, RsaJsonWebKey key) {
        this.server = server;
        this.key = key;
    }

    static FakeOpenId start() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("k1");
            running = new FakeOpenId(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), key);
            running.serve("/.well-known/openid-configuration", "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(running.issuer()));
            running.serve("/keys", "{\"keys\":[" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}");
            running.server.start();
            return running;
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @return a token of this provider */
    public static String token(String audience, String... roles) {
        return running.sign(running.key, audience, roles);
    }

    /** @return the same, but signed by nobody we know */
    public static String forged(String audience, String... roles) {
        try {
            RsaJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
            other.setKeyId("k1");
            return running.sign(other, audience, roles);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(RsaJsonWebKey by, String audience, String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience(audience);
        claims.setSubject("somebody");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        claims.setStringListClaim("roles", List.of(roles));
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(by.getPrivateKey());
        token.setKeyIdHeaderValue(by.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
