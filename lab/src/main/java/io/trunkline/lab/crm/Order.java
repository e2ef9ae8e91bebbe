package io.trunkline.lab.crm;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An order.
 *
 * @param shippedOn ISO date
 * @param expected when it arrives, in words or as an ISO date
 */
public record Order(
        @JsonProperty("order_id") String orderId,
        @JsonProperty("customer_id") String customerId,
        String status,
        String carrier,
        @JsonProperty("shipped_on") String shippedOn,
        @JsonProperty("tracking_number") String trackingNumber,
        String expected) {}
