package dev.pointsman.examples.host;

/** Stands here until the real host does. */
public final class EmbeddedHost {
    private EmbeddedHost() {}

    public static void main(String[] args) {
        System.out.println("embedded host");
    }
}
