package dev.pointsman.monitor;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** One decision in a flight recording. Confined to one thread. */
@Name(DecisionEvent.NAME)
@Label("Ticket Decision")
@Description("Which team owns a ticket, by which rule and version")
@Category("Pointsman")
@Enabled(false)
@StackTrace(false)
final class DecisionEvent extends Event {

    static final String NAME = "dev.pointsman.Decision";

    @Label("Ticket")
    @Nullable
    String ticket;

    @Label("Outcome")
    @Nullable
    String outcome;

    @Label("Team")
    @Nullable
    String team;

    @Label("Rule")
    @Nullable
    String rule;

    @Label("Version")
    @Nullable
    String version;

    @Label("Sequence of the version")
    long sequence;

    @Label("Arm of the canary")
    @Nullable
    String arm;

    @Label("Override")
    @Nullable
    String override;

    @Label("Time to decide")
    @Timespan(Timespan.NANOSECONDS)
    long nanos;
}
