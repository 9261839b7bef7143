/**
 * A host of Pointsman as a service of Spring Boot. Start with {@link
 * dev.pointsman.examples.service.ServiceApplication}.
 */
@NullMarked
package dev.pointsman.examples.service;

import org.jspecify.annotations.NullMarked;
