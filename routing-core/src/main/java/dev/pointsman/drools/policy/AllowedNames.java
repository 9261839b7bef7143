package dev.pointsman.drools.policy;

import dev.pointsman.rule.RulePolicy;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that the expressions of one file may use under a restricted policy. A name is either known to be harmless or
 * refused. Beside a type that the host grants, its accessors are allowed as well: what those do is the host's own
 * code, so only names that lead to classes or plainly act ({@code delete}) are kept out. Confined to one thread.
 */
public final class AllowedNames {

    private static final String TICKETS = Ticket.class.getPackageName();
    private static final String TEAMS = Team.class.getPackageName();

    /** Ticket and team types that rules may name. */
    private static final List<Class<?>> TYPES =
            List.of(Ticket.class, Fact.class, Team.class, Contact.class, TeamDirectory.class);

    /** Types of the Java library that results of accumulate and collect have; those of java.lang need no import. */
    private static final Set<String> LIBRARY = Set.of(
            "java.util.List",
            "java.util.ArrayList",
            "java.util.Set",
            "java.util.HashSet",
            "java.util.Collection",
            "java.util.Map",
            "java.math.BigDecimal");

    private static final Set<String> LANG = Set.of("Number", "String", "Integer", "Long", "Double", "Boolean");

    /** Accessors without an argument: of tickets, teams and facts, and pure ones of the Java library. */
    private static final Set<String> ACCESSORS = Stream.of(
                    TicketField.names(),
                    List.of("attributes", "kind", "name", "contact", "address"),
                    List.of("length", "size", "isEmpty", "empty", "isBlank", "blank", "trim", "strip", "toString"),
                    List.of("intValue", "longValue", "doubleValue", "booleanValue", "isPresent", "present"),
                    List.of("values", "keySet", "entrySet", "key", "value", "getKey", "getValue"),
                    List.of("epochSecond", "getEpochSecond", "toEpochMilli"))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Methods with arguments that only look. */
    private static final Set<String> METHODS = Set.of(
            "equals",
            "equalsIgnoreCase",
            "compareTo",
            "compareToIgnoreCase",
            "contains",
            "containsAll",
            "containsKey",
            "containsValue",
            "startsWith",
            "endsWith",
            "indexOf",
            "substring",
            "get",
            "getOrDefault",
            "isBefore",
            "isAfter");

    /** What generated code and consequences know under these names, and words of Java that start something else. */
    private static final Set<String> RESERVED = Set.of(
            "routing",
            "drools",
            "kcontext",
            "channels",
            "modify",
            "insert",
            "update",
            "delete",
            "eval",
            "this",
            "super",
            "new",
            "instanceof",
            "switch",
            "class");

    private static final Set<String> NEVER = Set.of(
            "class",
            "declaringclass",
            "declaringclasses",
            "enclosingclass",
            "superclass",
            "classloader",
            "contextclassloader",
            "systemclassloader",
            "platformclassloader",
            "protectiondomain",
            "module",
            "runtime",
            "hashcode",
            "newinstance");

    private static final Pattern ACTS = Pattern.compile(
            "(?:wait|notify|notifyAll|clone|finalize|close|delete|remove|clear|save|execute|exec|exit|invoke|submit"
                    + "|destroy|shutdown|kill|halt|flush|poll|pop|take|run)"
                    + "|(?:close|delete|remove|clear|save|exec|execute|exit|invoke|submit|destroy|shutdown|kill|halt"
                    + "|set|add|put|update|send|create|write|start|stop|open|cancel|reset|run)\\p{Lu}.*");
    private static final Set<String> GENERATED_FOR =
            Set.of("java", "javax", "jdk", "sun", "com.sun", "org.drools", "org.kie", "dev.pointsman");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+)*+");
    private static final Set<String> BUILT_IN_ANNOTATIONS = Set.of("Propagation", "All", "Direct", "Unit");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*+");
    private static final Pattern NAME = Pattern.compile("[$_\\p{Ll}\\p{Lo}][$_\\p{L}\\p{Nd}]*");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final RulePolicy policy;
    private final Set<String> types = new HashSet<>(LANG);
    private final Set<String> constantTypes = new HashSet<>();

    /** Starts with the names that a policy allows in every file. */
    public AllowedNames(RulePolicy policy) {
        this.policy = policy;
    }

    /** Tells whether a package may have this name: none for which code is generated elsewhere. */
    public static boolean packageName(String name) {
        return PACKAGE.matcher(name).matches()
                && GENERATED_FOR.stream().noneMatch(own -> name.equals(own) || name.startsWith(own + "."));
    }

    /** Tells whether an annotation of this name is a note, which has no effect. */
    public static boolean note(String name) {
        return WORD.matcher(name).matches() && !BUILT_IN_ANNOTATIONS.contains(name);
    }

    /** Takes an import, and tells whether it is allowed. */
    public boolean imports(String target) {
        String simple = target.substring(target.lastIndexOf('.') + 1);
        if (target.equals(TICKETS + ".*") || target.equals(TEAMS + ".*")) {
            String inPackage = target.substring(0, target.length() - 2);
            TYPES.stream()
                    .filter(type -> type.getPackageName().equals(inPackage))
                    .forEach(type -> types.add(type.getSimpleName()));
            return true;
        }
        boolean granted = policy.factTypes().contains(target) && !target.endsWith("*");
        boolean own = TYPES.stream().anyMatch(type -> type.getName().equals(target));
        if (granted) {
            constantTypes.add(simple);
        }
        boolean allowed = granted || own || LIBRARY.contains(target);
        if (allowed) {
            types.add(simple);
        }
        return allowed;
    }

    /** Tells whether patterns may name this type. */
    public boolean type(String name) {
        return types.contains(name);
    }

    /** Returns the types that patterns may name. */
    Set<String> types() {
        return types;
    }

    /** Tells whether {@code name} may be read from any value: it is a harmless accessor. */
    boolean accessor(String name) {
        if (ACCESSORS.contains(name)) {
            return true;
        }
        return !policy.factTypes().isEmpty() && name(name) && !leadsAstray(name);
    }

    private static boolean leadsAstray(String name) {
        String bare = name.toLowerCase(Locale.ROOT);
        String property = bare.startsWith("get") ? bare.substring(3) : bare;
        return NEVER.contains(bare)
                || NEVER.contains(property)
                || ACTS.matcher(name).matches();
    }

    /** Tells whether a method of this name may be called with arguments. */
    boolean method(String name) {
        return METHODS.contains(name);
    }

    /** Tells whether a value may be bound to this name: no class, no keyword of consequences. */
    boolean name(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    /** Tells whether this is a constant, such as {@code Severity.HIGH}, of a type that the host grants. */
    boolean constant(String type, String field) {
        return constantTypes.contains(type) && CONSTANT.matcher(field).matches();
    }
}
