package dev.pointsman.testing;

/** A fact of a type of the host's own. */
public record Freeze(String region) {}
