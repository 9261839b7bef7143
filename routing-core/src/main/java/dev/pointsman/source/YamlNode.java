package dev.pointsman.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML 1.2 file that knows where it stands. Reading never throws for what the file says: what does not fit
 * is handed to a {@link Complaints} and left out. Immutable.
 */
public final class YamlNode {

    private static final int ALIASES_AT_MOST = 50;
    private static final int LONGEST_NUMBER = 100;

    /** Receives what is wrong in a file. */
    @FunctionalInterface
    public interface Complaints {
        /**
         * Takes one complaint.
         *
         * @param at the place
         * @param message what was found and what was expected
         * @param fix the likely fix, or empty
         */
        void add(SourcePosition at, String message, String fix);
    }

    private final String file;
    private final Node node;
    private final Complaints complaints;

    private YamlNode(String file, Node node, Complaints complaints) {
        this.file = file;
        this.node = node;
        this.complaints = complaints;
    }

    /** Reads the one document of a file; empty, after a complaint, when it is malformed or has none. */
    public static Optional<YamlNode> parse(SourceFile file, Complaints complaints) {
        Objects.requireNonNull(complaints, "complaints");
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.name())
                .setMaxAliasesForCollections(ALIASES_AT_MOST)
                .setCodePointLimit(Integer.MAX_VALUE) // the text is in memory already
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(file.text());
            if (root.isEmpty()) {
                complaints.add(SourcePosition.ofFile(file.name()), "the file is empty", "");
            }
            return root.map(node -> new YamlNode(file.name(), node, complaints));
        } catch (MarkedYamlEngineException e) {
            SourcePosition at = e.getProblemMark()
                    .map(mark -> position(file.name(), mark))
                    .orElse(SourcePosition.ofFile(file.name()));
            complaints.add(at, "not YAML: " + e.getProblem(), "");
        } catch (YamlEngineException e) {
            complaints.add(SourcePosition.ofFile(file.name()), "not YAML: " + e.getMessage(), "");
        } catch (StackOverflowError e) {
            complaints.add(SourcePosition.ofFile(file.name()), "not YAML: nested too deeply", "");
        }
        return Optional.empty();
    }

    /** Returns where the value starts. */
    public SourcePosition position() {
        return node.getStartMark().map(mark -> position(file, mark)).orElse(SourcePosition.ofFile(file));
    }

    /** Tells whether this is a map. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** Tells whether this is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Returns the entries of a map by key, in source order; empty, after a complaint, when this is no map. */
    public Map<String, YamlNode> map() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            complain("expected a map (key: value)");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode(), complaints);
            Optional<String> name = key.text();
            if (name.isPresent() && entries.putIfAbsent(name.get(), child(tuple.getValueNode())) != null) {
                key.complain("the key \"" + name.get() + "\" stands here twice");
            }
        }
        return entries;
    }

    /** As {@link #map()}, and complains of every key that is not among {@code known}. */
    public Map<String, YamlNode> map(List<String> known) {
        Map<String, YamlNode> entries = map();
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                complaints.add(value.position(), "unknown key \"" + key + "\"", Suggestion.fix(key, known));
            }
        });
        return entries;
    }

    /** Returns the entries of a list; empty, after a complaint, when this is no list. */
    public List<YamlNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            complain("expected a list");
            return List.of();
        }
        List<YamlNode> entries = new ArrayList<>();
        sequence.getValue().forEach(entry -> entries.add(child(entry)));
        return entries;
    }

    /** Returns the texts of a list of texts. */
    public List<String> texts() {
        return list().stream().map(YamlNode::text).flatMap(Optional::stream).toList();
    }

    /** Returns the text of a scalar; empty, after a complaint, when this is none or blank. */
    public Optional<String> text() {
        if (node instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        complain("expected a text");
        return Optional.empty();
    }

    /**
     * Returns what a scalar says: a text, a {@link Boolean}, or a {@link BigDecimal} for a number that is not quoted. Empty
     * for null and for a blank text, and, after a complaint, when this is no scalar.
     */
    public Optional<Object> value() {
        if (!(node instanceof ScalarNode scalar)) {
            complain("expected a text, a number, true or false");
            return Optional.empty();
        }
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL) || text.isBlank()) {
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.valueOf(text));
        }
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        return Optional.of(number ? number(text) : text);
    }

    /** Complains about this value. */
    public void complain(String message) {
        complaints.add(position(), message, "");
    }

    /** Complains about this value, which is none of those that are known. */
    public void complainUnknown(String message, String found, List<String> known) {
        complaints.add(position(), message, Suggestion.fix(found, known));
    }

    /** Infinity, not-a-number, and numbers so long that reading their digits would take long, stay the text they are. */
    private static Object number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? text : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private YamlNode child(Node child) {
        return new YamlNode(file, child, complaints);
    }

    private static SourcePosition position(String file, Mark mark) {
        return new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
