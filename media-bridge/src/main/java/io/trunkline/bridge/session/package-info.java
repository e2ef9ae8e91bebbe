/**
 * The calls a bridge holds. {@link io.trunkline.bridge.session.BridgedCall} owns one: it carries events of both sockets, of tools and of the
 * clock to {@code call-core}'s {@code CallSession} and that one's effects to {@link io.trunkline.bridge.session.CarrierLeg},
 * {@link io.trunkline.bridge.session.ModelLink} and {@link io.trunkline.bridge.session.NoticeRouter}. All on the media loop.
 */
package io.trunkline.bridge.session;
