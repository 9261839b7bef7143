package dev.pointsman.cli.command;

import dev.pointsman.Matching;
import dev.pointsman.report.ReportFormat;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.text.Printable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the value of an option that is one of an enum's, written in lower case.
 *
 * @param type the enum
 */
public record Choice<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {

    @Override
    public E convert(String text) {
        for (E value : type.getEnumConstants()) {
            if (name(value).equals(text)) {
                return value;
            }
        }
        throw new TypeConversionException(
                "expected " + String.join(", ", names(type)) + ", found " + Printable.quoted(text));
    }

    /** Returns the values as they are written. */
    public static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::name).toList();
    }

    /** Makes every option of these commands whose type is an enum be read so. */
    public static void registerAll(Iterable<CommandLine> commands) {
        for (CommandLine command : commands) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (option.type().isEnum()) {
                    register(command, option.type());
                }
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // That the type is an enum was asked, and cannot be said.
    private static void register(CommandLine command, Class<?> type) {
        command.registerConverter((Class) type, new Choice(type));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The ways of matching, for the help. */
    public static final class Matchings implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(Matching.class).iterator();
        }
    }

    /** The forms of reports, for the help. */
    public static final class ReportFormats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(ReportFormat.class).iterator();
        }
    }

    /** The severities, for the help. */
    public static final class Severities implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names(Severity.class).iterator();
        }
    }
}
