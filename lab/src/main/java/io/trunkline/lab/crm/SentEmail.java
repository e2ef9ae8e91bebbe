package io.trunkline.lab.crm;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An e-mail with the tracking number that would have gone out. */
public record SentEmail(@JsonProperty("order_id") String orderId, String to) {}
