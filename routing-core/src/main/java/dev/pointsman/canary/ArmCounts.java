package dev.pointsman.canary;

/**
 * What became of the decisions on one arm, on this host since it knows of the canary. Immutable.
 *
 * @param decisions how many were made
 * @param accepted how many of them a team was reported to have accepted
 * @param rejected how many of them a team was reported to have rejected
 */
public record ArmCounts(long decisions, long accepted, long rejected) {}
