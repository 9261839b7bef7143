package dev.pointsman.examples.service;

import dev.pointsman.Router;
import dev.pointsman.log.DecisionLog;
import dev.pointsman.log.Hiding;
import dev.pointsman.monitor.DecisionMetrics;
import dev.pointsman.monitor.RolloutMetrics;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.ReleaseRepository;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The router, what it follows and what listens to it. Spring closes router and log when the service stops, in this order. */
@Configuration(proxyBeanMethods = false)
final class RoutingConfiguration {

    @Bean
    ReleaseRepository repository(ServiceSettings settings) {
        DirectoryRepository repository = DirectoryRepository.in(settings.repository());
        if (settings.exampleIfMissing() && !Files.exists(settings.repository())) {
            ExampleVersion.publishIn(repository);
        }
        return repository;
    }

    @Bean
    Router router(
            ReleaseRepository repository,
            ServiceSettings settings,
            DecisionLog log,
            RecentDecisions recentDecisions,
            MeterRegistry meters) {
        return Router.builder()
                .repository(repository, settings.ruleSet())
                .refreshEvery(settings.refreshEvery())
                .listener(log)
                .listener(recentDecisions)
                .listener(DecisionMetrics.in(meters))
                .build();
    }

    /** Spring binds it to the registry. */
    @Bean
    RolloutMetrics rolloutMetrics(Router router) {
        return RolloutMetrics.of(router::state);
    }

    @Bean
    DecisionLog decisionLog(ServiceSettings settings) throws IOException {
        return DecisionLog.in(settings.decisionLog())
                .hiding(Hiding.NOTHING.masking(settings.masked()))
                .open();
    }

    @Bean
    RecentDecisions recentDecisions(ServiceSettings settings) {
        return new RecentDecisions(settings.recentDecisions());
    }
}
