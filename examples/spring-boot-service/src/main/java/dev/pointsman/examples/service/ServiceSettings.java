package dev.pointsman.examples.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set. The values stand in {@code application.yaml}. Immutable.
 *
 * @param repository folder of the versions
 * @param exampleIfMissing whether the marketplace example is published and activated if there is no such folder
 * @param ruleSet name of the rule set that decides
 * @param refreshEvery how often the repository is looked at
 * @param degradedAfter without a good look at the repository for so long, health is DEGRADED
 * @param downAfter without a good look at the repository for so long, health is DOWN
 * @param decisionLog folder of the decision log
 * @param masked fields and attributes that the log leaves out
 * @param recentDecisions how many decisions can be explained later
 */
@ConfigurationProperties("pointsman")
record ServiceSettings(
        Path repository,
        boolean exampleIfMissing,
        String ruleSet,
        Duration refreshEvery,
        Duration degradedAfter,
        Duration downAfter,
        Path decisionLog,
        List<String> masked,
        int recentDecisions) {}
