package io.trunkline.lab.carrier.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.lab.carrier.CarrierNumber;

/** A phone number as Twilio writes it. */
final class NumberJson {

    private NumberJson() {}

    static ObjectNode of(String accountSid, Numbers.Owned owned) {
        CarrierNumber number = owned.number();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("sid", owned.sid()).put("account_sid", accountSid).put("api_version", "2010-04-01");
        json.put("phone_number", number.phoneNumber()).put("friendly_name", number.phoneNumber());
        json.put("voice_url", number.voiceUrl()).put("voice_method", "POST");
        json.put("voice_fallback_url", number.voiceFallbackUrl()).put("voice_fallback_method", "POST");
        json.put("status_callback", number.statusCallback()).put("status_callback_method", "POST");
        json.put("voice_caller_id_lookup", false).putNull("voice_application_sid").putNull("trunk_sid");
        json.putObject("capabilities").put("voice", true).put("sms", false).put("mms", false).put("fax", false);
        json.put("uri", "/2010-04-01/Accounts/" + accountSid + "/IncomingPhoneNumbers/" + owned.sid() + ".json");
        return json;
    }
}
