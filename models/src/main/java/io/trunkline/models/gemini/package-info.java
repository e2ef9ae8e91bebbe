/**
 * Gemini Live ({@code BidiGenerateContent} over WebSocket): turns are the server's, its sessions can't be changed while they run, linear audio both ways.
 */
package io.trunkline.models.gemini;
