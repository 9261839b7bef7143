package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.Workload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * Drools as its guide shows it: the rules built into a container with the executable model, and for each ticket a new
 * session, into which the ticket is inserted and all rules fired. Every rule that matches nominates itself, the first in
 * winning order is taken. 10,000 rules take a minute or more to build, and some gigabytes while they are built.
 */
public final class NaiveDroolsEngine extends PeerEngine {

    private static final AtomicInteger BUILDS = new AtomicInteger();
    private static final String GLOBAL = "global " + Nominations.class.getName() + " nominations\n";

    private final KieContainer container;
    private final KieBase kieBase;
    private final String[] ids;

    private NaiveDroolsEngine(KieContainer container, String[] ids) {
        this.container = container;
        this.kieBase = container.getKieBase();
        this.ids = ids;
    }

    static NaiveDroolsEngine of(OrderedWorkload workload) {
        return of(
                files(workload.workload(), workload.winningOrder()),
                workload.winningOrder().stream().map(WorkloadRule::id).toList());
    }

    /**
     * Compiles files that {@link #files} made.
     *
     * @param ids of the rules, in the order in which the files were made
     */
    public static NaiveDroolsEngine of(Map<String, String> files, List<String> ids) {
        return new NaiveDroolsEngine(build(files), ids.toArray(String[]::new));
    }

    /** Returns the rules of a workload as files of which {@link #build} makes a container. */
    public static Map<String, String> files(Workload workload, List<WorkloadRule> winningOrder) {
        Map<WorkloadRule, Integer> places = new HashMap<>();
        winningOrder.forEach(rule -> places.put(rule, places.size()));
        return workload.files(GLOBAL, rule -> rule.drl("nominations.add(" + places.get(rule) + ");"));
    }

    /** Compiles files: the whole way from text to something that opens sessions. */
    public static KieContainer build(Map<String, String> files) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("dev.pointsman.benchmarks", "naive", "1." + BUILDS.incrementAndGet());
        KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(release);
        files.forEach((name, text) -> system.write("src/main/resources/" + name, text));
        KieBuilder builder = services.newKieBuilder(system).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        KieContainer container = services.newKieContainer(release);
        container.getKieBase();
        return container;
    }

    @Override
    public String decide(Ticket ticket) {
        Nominations nominations = new Nominations();
        KieSession session = kieBase.newKieSession();
        try {
            session.setGlobal("nominations", nominations);
            session.insert(ticket);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return ids[nominations.take()];
    }

    /** Releases a container, and what the engine remembers of it. */
    public static void release(KieContainer container) {
        ReleaseId release = container.getReleaseId();
        container.dispose();
        KieServices.get().getRepository().removeKieModule(release);
    }

    @Override
    public void close() {
        release(container);
    }
}
