package dev.pointsman.rule;

/**
 * The engine could not do what was asked: a condition cannot be evaluated on a ticket, or Drools itself failed. The
 * message is a sentence for the person on call.
 */
public final class RuleEngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception without a cause and, since it is an ordinary outcome of a condition, without a stack trace. */
    public RuleEngineException(String message) {
        super(message, null, false, false);
    }

    /** Creates an exception with a cause. */
    public RuleEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
