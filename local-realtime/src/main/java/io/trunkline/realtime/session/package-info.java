/** One client's session: its settings, its thread, and how turns, items, the mind and responses come together. */
package io.trunkline.realtime.session;
