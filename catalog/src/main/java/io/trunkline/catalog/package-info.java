/**
 * What a deployment declares in files: voice agents ({@code agents/*.yaml}), lines ({@code lines.yaml}) and tools
 * ({@code tools.yaml}). Read once at start, validated with file and line, immutable afterwards.
 */
package io.trunkline.catalog;
