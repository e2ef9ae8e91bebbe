package io.trunkline.catalog.price;

/**
 * USD per million tokens. Cached tokens are inside the others' counts and billed at their own price.
 *
 * @param model name of a model; {@code *} at its end stands for any rest
 */
public record ModelPrice(String model, double textIn, double textCached, double textOut, double audioIn, double audioCached, double audioOut) {

    /** @return whether this is the price of a model of that name */
    public boolean matches(String name) {
        return model.endsWith("*") ? name.startsWith(model.substring(0, model.length() - 1)) : model.equals(name);
    }
}
