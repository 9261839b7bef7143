package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.text.Printable;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code pointsman canary}: a version decides a share of the tickets. */
@Command(
        name = "canary",
        description = {
            "Lets a version decide a share of the tickets: which ones depends on their ids alone, so that each stays where it"
                    + " is. --end ends it.",
            "Hosts that report which decisions were rejected give it up when the share of rejected ones is too high, by a"
                    + " sequential test. It also ends when any version is activated."
        })
final class CanaryCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChangeArguments change = new ChangeArguments();

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "Version: v3 or latest.")
    private @Nullable String version;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            converter = ShareOption.class,
            description = "Which share of the tickets it decides, such as 5%%.")
    private @Nullable Double share;

    @Option(
            names = "--salt",
            paramLabel = "TEXT",
            description =
                    "Canaries with one salt take the same tickets, and more of them with a larger share. Default: name"
                            + " and version.")
    private @Nullable String salt;

    @Mixin
    private PeriodArguments period = new PeriodArguments();

    @Option(
            names = "--acceptable",
            paramLabel = "SHARE",
            converter = ShareOption.class,
            description = "The share of rejected decisions with which it is good. Default: 5%%.")
    private double acceptable = StopRule.DEFAULT.acceptable();

    @Option(
            names = "--unacceptable",
            paramLabel = "SHARE",
            converter = ShareOption.class,
            description = "The share of rejected decisions with which it must be given up. Default: 10%%.")
    private double unacceptable = StopRule.DEFAULT.unacceptable();

    @Option(
            names = "--false-alarm",
            paramLabel = "SHARE",
            converter = ShareOption.class,
            description = "How often a good one may be given up. Default: 5%%.")
    private double falseAlarm = StopRule.DEFAULT.falseAlarm();

    @Option(
            names = "--missed-alarm",
            paramLabel = "SHARE",
            converter = ShareOption.class,
            description = "How often a bad one may pass. Default: 5%%.")
    private double missedAlarm = StopRule.DEFAULT.missedAlarm();

    @Option(names = "--end", description = "Ends the canary: at once, or at --from.")
    private boolean end;

    CanaryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DirectoryRepository open = change.open(terminal);
        if (end) {
            if (version != null || share != null || period.ends()) {
                throw change.wrong("--end stands alone: it ends whichever canary runs");
            }
            change.append(open, new Change.EndCanary(period.from()), terminal);
            return ExitCode.OK;
        }
        if (version == null || share == null) {
            throw change.wrong((version == null ? "the version" : "--share") + " is missing"
                    + "\n  For instance: pointsman canary " + change.name() + " latest --share 5%, or --end.");
        }
        long sequence = change.sequence(open, version, terminal);
        double taken = share;
        String by = salt == null ? change.name() + " v" + sequence : salt;
        change.append(
                open,
                change.made(() -> new Change.Canary(
                        sequence,
                        taken,
                        by,
                        period.from(),
                        period.until(terminal),
                        new StopRule(acceptable, unacceptable, falseAlarm, missedAlarm))),
                terminal);
        return ExitCode.OK;
    }

    /** Reads a share: {@code 5%} or {@code 0.05}. */
    static final class ShareOption implements ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            boolean percent = text.endsWith("%");
            String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
            if (!digits.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                throw new TypeConversionException(
                        "expected a share such as 5% or 0.05, found " + Printable.quoted(text));
            }
            BigDecimal share = percent ? new BigDecimal(digits).movePointLeft(2) : new BigDecimal(digits);
            if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
                throw new TypeConversionException("expected a share above 0 and below 100%, found "
                        + Printable.quoted(text) + (percent ? "" : "\n  Maybe you meant " + digits + "%."));
            }
            return share.doubleValue();
        }
    }
}
