package io.trunkline.lab.script;

/**
 * One thing a caller does.
 *
 * @param when   its moment
 * @param act    what is done
 * @param always a reaction that stays in force ({@code whenever heard}); other steps happen once
 * @param line   the line of the script that says so, from 1
 */
public record Step(Moment when, Act act, boolean always, int line) {
}
