package dev.pointsman.benchmarks.engine;

/** An engine beside Pointsman: answers with the id of the rule. */
abstract class PeerEngine implements Engine<String> {

    @Override
    public final String rule(String decided) {
        return decided;
    }
}
