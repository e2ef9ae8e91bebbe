package io.trunkline.gateway.webhook;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.trunkline.gateway.webhook.FormBody.Parsed;

/** Any body: a form of bounded size or a reason, never an exception. */
class FormFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void aFormIsReadOrRefused(byte[] body) {
        if (FormBody.parse(body) instanceof Parsed.Form(var fields) && fields.size() > FormBody.MOST_FIELDS) {
            throw new AssertionError("more fields than there may be");
        }
    }
}
