package dev.pointsman.release;

import dev.pointsman.rule.Routing;
import dev.pointsman.ticket.Ticket;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;

/**
 * A host that knows Drools, and of Pointsman only the types that rules name. Loads a bundle from its class path and as a file,
 * and prints the teams that the rules nominate.
 */
final class PlainDroolsHost {

    private PlainDroolsHost() {}

    /** Takes the name of the rule set, the coordinates of the bundle and its file. */
    public static void main(String[] arguments) {
        KieServices services = KieServices.get();
        String[] coordinates = arguments[1].split(":", 3);
        System.out.println("class path: " + nominated(services.newKieClasspathContainer(), arguments[0]));
        services.getRepository()
                .addKieModule(services.getResources()
                        .newFileSystemResource(Path.of(arguments[2]).toFile()));
        ReleaseId id = services.newReleaseId(coordinates[0], coordinates[1], coordinates[2]);
        System.out.println("repository: " + nominated(services.newKieContainer(id), arguments[0]));
    }

    private static Set<String> nominated(KieContainer container, String name) {
        if (container.verify(name).hasMessages(Message.Level.ERROR, Message.Level.WARNING)) {
            throw new IllegalStateException(container.verify(name).getMessages().toString());
        }
        Set<String> teams = new TreeSet<>();
        Routing.Nomination nomination = reason -> {};
        KieSession session = container.newKieSession(name);
        session.setGlobal("routing", (Routing) team -> {
            teams.add(team);
            return nomination;
        });
        session.insert(Ticket.builder("T-1").category("refund").build());
        session.fireAllRules();
        session.dispose();
        return teams;
    }
}
