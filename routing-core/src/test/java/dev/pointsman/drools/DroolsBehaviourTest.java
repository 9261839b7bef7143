package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.codegen.ExecutableModelProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.ConsequenceException;

/** What Drools does, one line of it at a time, where this package relies on it: an upgrade must tell us. */
class DroolsBehaviourTest {

    private static final Ticket TICKET = Ticket.builder("T-1").region("EU").build();
    private static final String DECLARED = HEADER + "global java.util.List fired\n";

    private final KieServices services = KieServices.get();
    private final ReleaseId release = services.newReleaseId("dev.pointsman.behaviour", "rules", "1");
    private final List<Object> fired = new ArrayList<>();

    @BeforeEach
    @AfterEach
    void forget() {
        services.getRepository().removeKieModule(release);
        fired.clear();
    }

    @Test
    void finalClass_withBareAccessors_isReadLikeABean() {
        assertThat(fired(rule("r", "$t : Ticket( region == \"EU\" )", "fired.add($t.id());"), TICKET))
                .containsExactly("T-1");
    }

    @Test
    void record_asAFact_isReadByItsComponents() {
        assertThat(fired(
                        rule("r", "Fact( kind == \"k\", $n : attributes[\"n\"] )", "fired.add($n);"),
                        new Fact("k", Map.of("n", 7))))
                .containsExactly(7);
    }

    @Test
    void agendaFilter_isAskedRightBeforeEachFiring() {
        KieBase base =
                base(rule("one", "Ticket()", "fired.add(\"one\");") + rule("two", "Ticket()", "fired.add(\"two\");"));
        KieSession session = session(base);
        session.insert(TICKET);
        session.fireAllRules(match -> fired.add("ask " + match.getRule().getName()));
        session.dispose();

        assertThat(fired).containsExactly("ask one", "one", "ask two", "two");
    }

    @Test
    void agendaFilter_thatSaysNo_keepsTheMatchFromFiringForGood() {
        KieSession session = session(base(rule("one", "Ticket()", "fired.add(1);")));
        session.insert(TICKET);

        assertThat(session.fireAllRules(match -> false)).isZero();
        assertThat(session.fireAllRules()).isZero();
        session.dispose();
    }

    @Test
    void consequence_thatThrows_leavesTheOtherMatchesToTheNextCall() {
        KieSession session = session(base(rule("bad", "Ticket()", "if (true) throw new IllegalStateException(\"x\");")
                + rule("good", "Ticket()", "fired.add(1);")));
        session.insert(TICKET);

        assertThatThrownBy(session::fireAllRules)
                .isInstanceOf(ConsequenceException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        session.fireAllRules();
        session.dispose();
        assertThat(fired).containsExactly(1);
    }

    @Test
    void condition_thatThrows_endsTheSessionAndNamesTheConstraint() {
        KieSession session = session(base(rule("bad", "Ticket( subject str[startsWith] \"x\" )", "fired.add(1);")));

        assertThatThrownBy(() -> {
                    session.insert(TICKET);
                    session.fireAllRules();
                })
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(ConsequenceException.class)
                .hasMessageStartingWith("Error evaluating constraint 'subject str[startsWith] \"x\"' in [");
        assertThatCode(session::dispose).doesNotThrowAnyException();
    }

    @Test
    void firingLimit_whenReached_isTheNumberReturned() {
        KieSession session =
                session(base(rule("loop", "$f : Fact()", "delete($f); insert(new Fact(\"k\", java.util.Map.of()));")));
        session.insert(new Fact("k", Map.of()));

        assertThat(session.fireAllRules(50)).isEqualTo(50);
        session.dispose();
    }

    @Test
    void container_disposedAtOnce_leavesTheKieBaseUsable() {
        KieBase base = base(rule("one", "Ticket()", "fired.add(1);"));

        assertThat(services.getRepository().getKieModule(release)).isNull();
        assertThat(base.newKieSession()).isNotNull();
    }

    @Test
    void sessions_withoutKeptReference_areUnknownToTheKieBase() {
        KieBase base = base(rule("one", "Ticket()", "fired.add(1);"));
        KieSession session = session(base);

        assertThat(base.getKieSessions()).isEmpty();
        session.dispose();
    }

    @Test
    void sameFact_insertedTwice_countsOnce() {
        assertThat(fired(rule("r", "Ticket()", "fired.add(1);"), TICKET, TICKET))
                .containsExactly(1);
    }

    @Test
    void equalFacts_insertedBoth_countTwice() {
        assertThat(fired(rule("r", "Fact()", "fired.add(1);"), new Fact("k", Map.of()), new Fact("k", Map.of())))
                .containsExactly(1, 1);
    }

    @Test
    void unicodeEscape_inALiteral_isTheCharacter() {
        Ticket ticket = TICKET.toBuilder().region("ü").build();

        assertThat(fired(rule("r", "Ticket( region == \"\\u00fc\" )", "fired.add(\"\\u00fc\");"), ticket))
                .containsExactly("ü");
    }

    @Test
    void firstMistake_ofAPackage_hidesTheOthers() {
        KieBuilder builder = build(rule("a", "Ticket( foo == 1 )", "") + rule("b", "Ticket( bar == 1 )", ""));

        assertThat(builder.getResults().getMessages(Message.Level.ERROR)).hasSize(1);
    }

    @Test
    void halfConstraint_isTakenByDrl6AndRefusedByDrl10() {
        Rule rule = DrlRules.session("r", "Ticket( region == \"EU\" || == \"US\" )\n    Fact()", "routing.to(\"a\");")
                .build();

        assertThatCode(() -> DrlRules.matcher(LanguageLevel.DRL6, rule)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DrlRules.matcher(LanguageLevel.DRL10, rule))
                .isInstanceOf(dev.pointsman.rule.InvalidRuleSetException.class)
                .hasMessageContaining("rules/test.drl:12");
    }

    private List<Object> fired(String rules, Object... facts) {
        KieSession session = session(base(rules));
        for (Object fact : facts) {
            session.insert(fact);
        }
        session.fireAllRules();
        session.dispose();
        return fired;
    }

    private KieSession session(KieBase base) {
        KieSessionConfiguration configuration = services.newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        configuration.setOption(KeepReferenceOption.NO);
        configuration.setOption(ThreadSafeOption.YES);
        KieSession session = base.newKieSession(configuration, null);
        session.setGlobal("fired", fired);
        return session;
    }

    private KieBase base(String rules) {
        assertThat(build(rules).getResults().getMessages(Message.Level.ERROR)).isEmpty();
        KieContainer container = services.newKieContainer(release);
        KieBase base = container.getKieBase();
        services.getRepository().removeKieModule(release);
        container.dispose();
        return base;
    }

    private KieBuilder build(String rules) {
        return services.newKieBuilder(services.newKieFileSystem()
                        .generateAndWritePomXML(release)
                        .write("src/main/resources/rules.drl", DECLARED + rules))
                .buildAll(ExecutableModelProject.class);
    }

    private static String rule(String name, String conditions, String consequence) {
        return DrlRules.text(name, conditions, consequence) + "\n";
    }
}
