/**
 * The one door: {@link dev.pointsman.Router} decides which team owns a ticket.
 *
 * <p>Knows every package below; nothing below knows it.
 */
@NullMarked
package dev.pointsman;

import org.jspecify.annotations.NullMarked;
