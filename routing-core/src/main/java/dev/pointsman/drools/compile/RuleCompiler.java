package dev.pointsman.drools.compile;

import dev.pointsman.drools.run.CompiledRules;
import dev.pointsman.drools.run.Engine;
import dev.pointsman.drools.run.EngineLoader;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;
import org.kie.internal.builder.InternalKieBuilder;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Compiles rules into a KieBase of their own (executable model). Thread-safe.
 *
 * <p>Every build has a release id that no other build in this JVM has, and leaves nothing behind in Drools: the module is
 * taken out of the repository and the container disposed of as soon as the KieBase exists, so that only the KieBase,
 * without the builder and the generated sources, stays in memory.
 */
public final class RuleCompiler {

    private static final AtomicLong BUILDS = new AtomicLong();
    private static final String SOURCES = "src/main/resources/";
    private static final int HASH_DIGITS = 16;
    private static final Pattern SHARED = Pattern.compile("\\b(declare|function|query)\\b");

    private final LanguageLevel level;
    private final String contentHash;
    private final ClassLoader loader;
    private final List<String> sharedHeaders;

    /**
     * Creates the compiler of a rule set.
     *
     * @param rules all its rules: what the headers of some declare, others may use
     */
    public RuleCompiler(LanguageLevel level, String contentHash, List<Rule> rules) {
        this.level = level;
        this.contentHash = contentHash.substring(0, Math.min(HASH_DIGITS, contentHash.length()));
        this.loader = EngineLoader.ofThisThread();
        this.sharedHeaders = rules.stream()
                .map(rule -> rule.source().header())
                .distinct()
                .filter(header -> SHARED.matcher(header).find())
                .toList();
    }

    /** What became of a build. */
    public sealed interface Build {}

    /** The rules run. */
    public record Done(CompiledRules rules) implements Build {}

    /** The rules do not compile. */
    public record Refused(List<DrlUnit> units, List<BuildMessage> messages) implements Build {}

    /** Returns the class loader that the rules see. */
    ClassLoader loader() {
        return loader;
    }

    /** Compiles rules; those that are switched off must have been left out. */
    public Build build(List<Rule> rules) {
        Map<Rule, String> names = names(rules);
        List<DrlUnit> units = units(rules, names);
        if (level == LanguageLevel.DRL10) {
            List<BuildMessage> errors = Drl10Syntax.errors(units);
            if (!errors.isEmpty()) {
                return new Refused(units, errors);
            }
        }
        KieServices services = Engine.services();
        return Engine.under(() -> build(services, units, names));
    }

    private Build build(KieServices services, List<DrlUnit> units, Map<Rule, String> names) {
        ReleaseId release = services.newReleaseId(
                "dev.pointsman.rules", contentHash.isEmpty() ? "rules" : contentHash, "1." + BUILDS.incrementAndGet());
        KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
        units.forEach(unit -> files.write(SOURCES + unit.name(), unit.text()));
        KieBuilder builder =
                ((InternalKieBuilder) services.newKieBuilder(files, loader)).withKModuleModel(model(services));
        try {
            builder.buildAll(ExecutableModelProject.class);
            if (builder.getResults().hasMessages(Message.Level.ERROR)) {
                return new Refused(units, BuildMessage.of(builder.getResults().getMessages(Message.Level.ERROR)));
            }
            return new Done(load(services, release, names));
        } catch (RuntimeException | StackOverflowError e) {
            // Some mistakes in rules make the code generator throw, for instance a number compared with "x".
            return new Refused(units, List.of(BuildMessage.of(e)));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private CompiledRules load(KieServices services, ReleaseId release, Map<Rule, String> names) {
        KieContainer container = services.newKieContainer(release, loader);
        try {
            KieBase base = container.getKieBase();
            Map<String, Rule> byName = new HashMap<>();
            names.forEach((rule, name) -> byName.put(name, rule));
            return CompiledRules.of(services, base, byName, loader);
        } finally {
            container.dispose();
        }
    }

    private KieModuleModel model(KieServices services) {
        KieModuleModel model = services.newKieModuleModel();
        model.setConfigurationProperty(LanguageLevelOption.PROPERTY_NAME, level.name());
        model.newKieBaseModel("rules")
                .setDefault(true)
                .setEqualsBehavior(EqualityBehaviorOption.IDENTITY)
                .setMutability(KieBaseMutabilityOption.DISABLED);
        return model;
    }

    private List<DrlUnit> units(List<Rule> rules, Map<Rule, String> names) {
        Map<String, List<Rule>> byHeader = new LinkedHashMap<>();
        rules.forEach(rule -> byHeader.computeIfAbsent(rule.source().header(), header -> new ArrayList<>())
                .add(rule));
        sharedHeaders.forEach(header -> byHeader.computeIfAbsent(header, none -> new ArrayList<>()));
        List<DrlUnit> units = new ArrayList<>();
        byHeader.forEach(
                (header, members) -> units.add(DrlUnit.of("unit" + units.size() + ".drl", header, members, names)));
        return units;
    }

    private static Map<Rule, String> names(List<Rule> rules) {
        Map<Rule, String> names = new LinkedHashMap<>();
        rules.forEach(rule -> names.put(rule, "r" + names.size()));
        return names;
    }

    /** Fails with the sentence that says that what was built once could not be built again. */
    public static RuleEngineException unexpected(Refused refused) {
        String first = refused.messages().isEmpty()
                ? "no reason given"
                : refused.messages().get(0).text();
        return new RuleEngineException("Drools refuses rules that it took before: " + first);
    }
}
