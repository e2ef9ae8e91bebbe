/** Written forms into spoken words and back: ids, amounts, digit strings, dates. Pure. */
package io.trunkline.speech.text;
