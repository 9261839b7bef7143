package dev.pointsman.rule;

import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.YamlNode;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a rule author's folder. One object reads one folder once. */
final class RuleSetFolder {

    private static final String RULESET = "ruleset.yaml";

    private final RuleFiles files;
    private final RulePolicy granted;
    private final List<RuleIssue> issues = new ArrayList<>();
    private boolean teamsRead;

    private RuleSetFolder(RuleFiles files, RulePolicy granted) {
        this.files = files;
        this.granted = granted;
    }

    static RuleSet load(RuleFiles files, RulePolicy granted) {
        return new RuleSetFolder(files, granted).load();
    }

    private RuleSet load() {
        if (!files.isFolder("")) {
            complain(IssueCode.FILE, SourcePosition.ofFile(files.place()), "there is no such folder", "");
            throw new InvalidRuleSetException("rule set " + files.place(), issues);
        }
        Map<String, YamlNode> settings = yaml(RULESET, true)
                .map(node -> node.map(List.of("name", "language", "policy", "facts", "schema", "teams")))
                .orElse(Map.of());
        String name = Optional.ofNullable(settings.get("name"))
                .flatMap(YamlNode::text)
                .orElseGet(() -> {
                    if (!settings.isEmpty() && !settings.containsKey("name")) {
                        complain(
                                IssueCode.YAML,
                                SourcePosition.ofFile(RULESET),
                                "the key \"name\" is missing",
                                "Add: name: " + files.likelyName());
                    }
                    return "unnamed";
                });
        RuleSet.Builder builder = RuleSet.builder(name)
                .level(choice(settings.get("language"), LanguageLevel.values(), LanguageLevel.DRL6))
                .policy(policy(settings))
                .schema(schema(settings.get("schema")))
                .teams(teams(settings.get("teams")));
        ruleFiles().forEach(file -> builder.file(file.name(), file.text()));
        try {
            return builder.build(issues);
        } catch (InvalidRuleSetException e) {
            throw teamsRead ? e : new InvalidRuleSetException("rule set " + name, withoutUnknownTeams(e.issues()));
        }
    }

    /** Where the teams cannot be read, every rule would be blamed for it. */
    private static List<RuleIssue> withoutUnknownTeams(List<RuleIssue> issues) {
        return issues.stream()
                .filter(issue -> issue.code() != IssueCode.UNKNOWN_TEAM)
                .toList();
    }

    private RulePolicy policy(Map<String, YamlNode> settings) {
        YamlNode policyNode = settings.get("policy");
        boolean trusted = choice(policyNode, Policy.values(), Policy.RESTRICTED) == Policy.TRUSTED;
        YamlNode factsNode = settings.get("facts");
        RulePolicy asked = (trusted ? RulePolicy.TRUSTED : RulePolicy.RESTRICTED)
                .withFactTypes(factsNode == null ? List.of() : factsNode.texts());
        if (trusted && !granted.trusted() && policyNode != null) {
            complain(
                    IssueCode.NOT_GRANTED,
                    policyNode.position(),
                    "the host does not grant the policy TRUSTED",
                    "Load with RulePolicy.TRUSTED, or --trust on the command line, if you own these rules.");
        } else if (!granted.grants(asked) && factsNode != null) {
            List<String> missing = asked.factTypes().stream()
                    .filter(type -> !granted.factTypes().contains(type))
                    .toList();
            complain(
                    IssueCode.NOT_GRANTED,
                    factsNode.position(),
                    "the host does not grant the types " + missing,
                    "Load with RulePolicy.RESTRICTED.withFactType(...), or use dev.pointsman.ticket.Fact.");
        }
        return asked;
    }

    private enum Policy {
        RESTRICTED,
        TRUSTED
    }

    private TicketSchema schema(@Nullable YamlNode setting) {
        String file = setting == null ? "schema.yaml" : setting.text().orElse("schema.yaml");
        TicketSchema.Builder schema = TicketSchema.builder();
        Map<String, YamlNode> parts = yaml(file, setting != null)
                .map(node -> node.map(List.of("fields", "tags", "attributes")))
                .orElse(Map.of());
        if (parts.containsKey("fields")) {
            parts.get("fields").map().forEach((name, values) -> {
                Optional<TicketField> field = TicketField.find(name)
                        .filter(found -> found.kind() == TicketField.Kind.TEXT && found != TicketField.ID);
                if (field.isPresent()) {
                    schema.values(field.get(), values.texts());
                } else {
                    values.complainUnknown("\"" + name + "\" is no text field of a ticket", name, textFields());
                }
            });
        }
        if (parts.containsKey("tags")) {
            schema.values(TicketField.TAGS, parts.get("tags").texts());
        }
        if (parts.containsKey("attributes")) {
            parts.get("attributes").map().forEach((name, type) -> {
                if (type.isList()) {
                    schema.attribute(name, type.texts());
                } else {
                    schema.attribute(name, choice(type, AttributeType.values(), AttributeType.TEXT));
                }
            });
        }
        return schema.build();
    }

    private static List<String> textFields() {
        return Arrays.stream(TicketField.values())
                .filter(field -> field.kind() == TicketField.Kind.TEXT && field != TicketField.ID)
                .map(TicketField::fieldName)
                .toList();
    }

    private TeamDirectory teams(@Nullable YamlNode setting) {
        String file = setting == null ? "teams.yaml" : setting.text().orElse("teams.yaml");
        Map<String, YamlNode> root =
                yaml(file, true).map(node -> node.map(List.of("teams"))).orElse(Map.of());
        List<Team> teams = new ArrayList<>();
        if (root.containsKey("teams")) {
            teamsRead = root.get("teams").isMap();
            root.get("teams").map().forEach((id, node) -> teams.add(team(id, node.map(List.of("name", "contact")))));
        }
        return TeamDirectory.of(teams);
    }

    private Team team(String id, Map<String, YamlNode> entries) {
        YamlNode name = entries.get("name");
        Team team = Team.of(id, name == null ? id : name.text().orElse(id));
        YamlNode contact = entries.get("contact");
        Optional<String> text = contact == null ? Optional.empty() : contact.text();
        if (contact == null || text.isEmpty()) {
            return team;
        }
        try {
            return team.withContact(Contact.parse(text.get()));
        } catch (IllegalArgumentException e) {
            contact.complain(String.valueOf(e.getMessage()));
            return team;
        }
    }

    private List<SourceFile> ruleFiles() {
        if (!files.isFolder("rules")) {
            complain(IssueCode.FILE, SourcePosition.ofFile("rules"), "there is no folder \"rules\"", "");
            return List.of();
        }
        List<SourceFile> read = new ArrayList<>();
        try {
            for (String name : files.below("rules")) {
                if (isMeantAsRules(name)) {
                    read(name).ifPresent(read::add);
                }
            }
        } catch (IOException e) {
            complain(
                    IssueCode.FILE, SourcePosition.ofFile("rules"), "the folder cannot be read: " + e.getMessage(), "");
        }
        return read;
    }

    /** Hidden files and folders (an editor's) and documentation may lie beside the rules. */
    private static boolean isMeantAsRules(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(lower.split("/")).noneMatch(part -> part.startsWith(".") || part.endsWith("~"))
                && !lower.endsWith(".md")
                && !lower.endsWith(".txt");
    }

    private Optional<YamlNode> yaml(String file, boolean required) {
        if (!required && !files.exists(file)) {
            return Optional.empty();
        }
        return read(file)
                .flatMap(source ->
                        YamlNode.parse(source, (at, message, fix) -> complain(IssueCode.YAML, at, message, fix)));
    }

    private Optional<SourceFile> read(String name) {
        try {
            return Optional.of(files.read(name));
        } catch (NoSuchFileException e) {
            complain(IssueCode.FILE, SourcePosition.ofFile(name), "the file is missing in " + files.place(), "");
        } catch (IOException e) {
            complain(IssueCode.FILE, SourcePosition.ofFile(name), "cannot be read: " + e.getMessage(), "");
        }
        return Optional.empty();
    }

    private static <E extends Enum<E>> E choice(@Nullable YamlNode node, E[] choices, E otherwise) {
        if (node == null) {
            return otherwise;
        }
        Optional<String> text = node.text();
        for (E choice : choices) {
            if (text.isPresent() && choice.name().equalsIgnoreCase(text.get())) {
                return choice;
            }
        }
        text.ifPresent(found -> node.complainUnknown(
                "\"" + found + "\" is not understood here",
                found,
                Arrays.stream(choices)
                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                        .toList()));
        return otherwise;
    }

    private void complain(IssueCode code, SourcePosition at, String message, String fix) {
        issues.add(new RuleIssue(code, at, null, message, fix));
    }
}
