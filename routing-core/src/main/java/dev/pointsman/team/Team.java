package dev.pointsman.team;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A team that can own tickets. Its id is permanent; rules name teams by id. Immutable.
 */
public final class Team {

    private final String id;
    private final String name;
    private final @Nullable Contact contact;

    private Team(String id, String name, @Nullable Contact contact) {
        this.id = Objects.requireNonNull(id, "id");
        this.name = Objects.requireNonNull(name, "name");
        this.contact = contact;
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a team needs an id and a name, found \"" + id + "\", \"" + name + "\"");
        }
    }

    /** Returns a team without a contact. */
    public static Team of(String id, String name) {
        return new Team(id, name, null);
    }

    /** Returns this team reached at {@code contact}. */
    public Team withContact(Contact contact) {
        return new Team(id, name, Objects.requireNonNull(contact, "contact"));
    }

    /** Returns the permanent id, for instance {@code payments-emea}. */
    public String id() {
        return id;
    }

    /** Returns the name that people use. */
    public String name() {
        return name;
    }

    /** Returns how the team is reached, if that is documented. */
    public Optional<Contact> contact() {
        return Optional.ofNullable(contact);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Team that
                && id.equals(that.id)
                && name.equals(that.name)
                && Objects.equals(contact, that.contact);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " (" + name + ")";
    }
}
