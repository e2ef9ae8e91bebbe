package io.trunkline.carriers.twilio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The forms in which Twilio may have signed a URL: as it is, with its scheme's port, without a port. Kept as text, so that no byte is re-encoded. */
final class TwilioUrl {

    private TwilioUrl() {
    }

    static List<String> variants(String url) {
        String whole = withoutFragment(url);
        int authority = whole.indexOf("://") + 3;
        if (authority < 3) {
            return List.of(whole);
        }
        int path = authorityEnd(whole, authority);
        int port = portStart(whole, authority, path);
        String host = whole.substring(0, port);
        String rest = whole.substring(path);
        Set<String> variants = new LinkedHashSet<>();
        variants.add(whole);
        variants.add(host + rest);
        if (port == path) {
            variants.add(host + defaultPort(whole) + rest);
        }
        return List.copyOf(variants);
    }

    static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private static String defaultPort(String url) {
        return url.startsWith("https:") || url.startsWith("wss:") ? ":443" : ":80";
    }

    private static int authorityEnd(String url, int from) {
        int at = from;
        while (at < url.length() && url.charAt(at) != '/' && url.charAt(at) != '?') {
            at++;
        }
        return at;
    }

    /** Index of the colon before the port; {@code end} if there is none. Colons of userinfo and of IPv6 addresses are others. */
    private static int portStart(String url, int authority, int end) {
        int colon = url.lastIndexOf(':', end - 1);
        int userInfo = url.lastIndexOf('@', end - 1);
        int address = url.lastIndexOf(']', end - 1);
        return colon >= authority && colon > userInfo && colon > address ? colon : end;
    }
}
