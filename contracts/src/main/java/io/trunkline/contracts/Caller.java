package io.trunkline.contracts;

/**
 * Who is calling, as far as known. Numbers are personal data: this record may travel on Kafka and in Redis,
 * never in a log, a metric or a span; {@link #toString()} therefore leaves number and name out.
 *
 * @param number     E.164 number, {@code null} when withheld
 * @param customerId the CRM's id, {@code null} when unknown
 * @param name       full name, {@code null} when unknown
 * @param trust      how sure we are
 */
public record Caller(String number, String customerId, String name, Trust trust) {

    /** A caller of whom only the number (or not even that) is known. */
    public static Caller ofNumber(String number) {
        return new Caller(number, null, null, Trust.NONE);
    }

    /** @return the same caller for events that are kept for long: who it was is known to the CRM and, for a day, to the call's context */
    public Caller withoutPersonalData() {
        return new Caller(null, customerId, null, trust);
    }

    /** @return whether the CRM knows this caller */
    public boolean known() {
        return customerId != null;
    }

    /** @return the first word of the name, {@code null} when no name is known */
    public String firstName() {
        return name == null || name.isBlank() ? null : name.strip().split("\\s+")[0];
    }

    @Override
    public String toString() {
        return "Caller[known=" + known() + ", withheld=" + (number == null) + ", trust=" + trust + "]";
    }
}
