package io.trunkline.escalation.desk;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.trunkline.operations.ApiKeys;
import io.trunkline.operations.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows who shows one of our keys as {@code Authorization: Bearer …}; what isn't one is left to the OpenID provider's tokens. */
@ApplicationScoped
public class ApiKeyMechanism implements HttpAuthenticationMechanism {
    /** Before OpenID's, which would refuse a key as a token that is none. */
    private static final int PRIORITY = 2 * DEFAULT_PRIORITY;

    private final ApiKeys keys;

    ApiKeyMechanism(DeskConfig config) {
        this.keys = ApiKeys.of(Map.of(Role.AGENT, config.agentKeys().orElse(List.of()), Role.SUPERVISOR, config.supervisorKeys().orElse(List.of()),
                Role.ADMIN, config.adminKeys().orElse(List.of())));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        Optional<Role> role = ApiKeys.bearer(request.request().getHeader(HttpHeaders.AUTHORIZATION)).flatMap(keys::roleOf);
        return Uni.createFrom().item(role.map(ApiKeyMechanism::identity).orElse(null));
    }

    private static SecurityIdentity identity(Role role) {
        return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(role.name().toLowerCase(Locale.ROOT) + " key")).addRoles(role.names()).build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }
}
