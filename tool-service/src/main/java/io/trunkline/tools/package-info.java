/**
 * Runs what models ask for: a request from {@code tool-calls} ({@code call}) is checked, run once ({@code effect}) as an
 * HTTP request ({@code http}), turned into a sentence ({@code display}), answered on {@code tool-results} and audited.
 */
package io.trunkline.tools;
