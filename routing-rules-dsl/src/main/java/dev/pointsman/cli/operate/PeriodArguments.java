package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.text.Printable;
import dev.pointsman.timeline.Change;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The arguments of changes that begin and end. */
final class PeriodArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description =
                    "When it takes effect, such as 2026-11-22T03:00:00Z or 2026-11-22T04:00:00+01:00; at once if not"
                            + " given.")
    private @Nullable Instant from;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "When it ends; at this instant it is over.")
    private @Nullable Instant until;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "How long it lasts, such as 45m, 2h, 1h30m or 3d, in the place of --until.")
    private @Nullable Duration length;

    /** Tells whether an end is given. */
    boolean ends() {
        return until != null || length != null;
    }

    /** Returns when it takes effect, or {@link Change#AT_ONCE}. */
    Instant from() {
        return from == null ? Change.AT_ONCE : from;
    }

    /** Returns when it ends, or {@link Change#OPEN}. */
    Instant until(Terminal terminal) {
        if (until != null && length != null) {
            throw wrong("--until and --for are two ends\n  Give one of them.");
        }
        if (length == null) {
            return until == null ? Change.OPEN : until;
        }
        try {
            return (from == null ? terminal.clock().instant() : from).plus(length);
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong("--for is too long, found " + length);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Reads a length of time. */
    static final class TimeOption implements ITypeConverter<Duration> {

        private static final Pattern TIME =
                Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

        @Override
        public Duration convert(String text) {
            Matcher parts = TIME.matcher(text);
            if (text.isEmpty() || !parts.matches()) {
                throw new TypeConversionException(
                        "expected a time such as 45m, 2h, 1h30m or 3d, found " + Printable.quoted(text));
            }
            Duration time = Duration.ofDays(number(parts.group(1)))
                    .plusHours(number(parts.group(2)))
                    .plusMinutes(number(parts.group(3)))
                    .plusSeconds(number(parts.group(4)));
            if (time.isZero()) {
                throw new TypeConversionException("expected a time above 0, found " + Printable.quoted(text));
            }
            return time;
        }

        private static long number(@Nullable String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
