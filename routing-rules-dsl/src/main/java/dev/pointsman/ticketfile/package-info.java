/**
 * Files of tickets and of facts, read row by row in bounded memory: CSV and JSON lines. A bad row is refused with its line
 * number and a sentence, and spoils no other row.
 *
 * <p>Knows tickets and their schema, nothing of rules. Start with {@link dev.pointsman.ticketfile.TicketsFormat}.
 */
@NullMarked
package dev.pointsman.ticketfile;

import org.jspecify.annotations.NullMarked;
