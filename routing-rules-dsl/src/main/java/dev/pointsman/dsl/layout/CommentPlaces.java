package dev.pointsman.dsl.layout;

import dev.pointsman.dsl.syntax.Comment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives each comment of a file to a stretch of it: behind the one that ends on its line, else before the next one. A
 * comment within a stretch goes before it, because its lines may be joined. Immutable.
 */
public final class CommentPlaces {

    private final List<List<Comment>> before = new ArrayList<>();
    private final List<@Nullable Comment> behind = new ArrayList<>();
    private final List<Comment> last = new ArrayList<>();

    /** A part of the source that stays together. */
    public record Stretch(int start, int end) {}

    /** Gives the comments out, which are in source order, whatever order the stretches are in. */
    public CommentPlaces(List<Stretch> stretches, List<Comment> comments) {
        List<Integer> order = IntStream.range(0, stretches.size())
                .boxed()
                .sorted(Comparator.comparing(i -> stretches.get(i).start()))
                .toList();
        stretches.forEach(stretch -> {
            before.add(new ArrayList<>());
            behind.add(null);
        });
        int next = 0; // place in the order of the first stretch that starts behind the comment
        for (Comment comment : comments) {
            while (next < order.size() && stretches.get(order.get(next)).start() < comment.start()) {
                next++;
            }
            int current = next == 0 ? -1 : order.get(next - 1);
            if (current >= 0 && comment.start() < stretches.get(current).end()) {
                before.get(current).add(comment);
            } else if (current >= 0 && !comment.ownLine() && behind.get(current) == null) {
                behind.set(current, comment);
            } else if (next < order.size()) {
                before.get(order.get(next)).add(comment);
            } else {
                last.add(comment);
            }
        }
    }

    /** Returns the comments before and within a stretch, in source order. */
    public List<Comment> before(int stretch) {
        return Collections.unmodifiableList(before.get(stretch));
    }

    /** Returns the comment on the line on which a stretch ends, behind it. */
    public Optional<Comment> behind(int stretch) {
        return Optional.ofNullable(behind.get(stretch));
    }

    /** Returns the comments behind everything. */
    public List<Comment> last() {
        return Collections.unmodifiableList(last);
    }
}
