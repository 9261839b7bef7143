package dev.pointsman.team;

import dev.pointsman.source.ContentHash;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The teams there are. A directory has a content hash of its own: a new contact changes it and changes no rule set.
 * Immutable.
 */
public final class TeamDirectory {

    private final Map<String, Team> teams;
    private final String hash;

    private TeamDirectory(Map<String, Team> teams) {
        this.teams = Collections.unmodifiableMap(teams);
        this.hash = hashOf(teams);
    }

    /**
     * Returns the directory of these teams.
     *
     * @throws IllegalArgumentException if two teams have one id
     */
    public static TeamDirectory of(Collection<Team> teams) {
        Map<String, Team> byId = new LinkedHashMap<>();
        for (Team team : teams) {
            if (byId.put(team.id(), team) != null) {
                throw new IllegalArgumentException("two teams have the id \"" + team.id() + "\"");
            }
        }
        return new TeamDirectory(byId);
    }

    /** Returns the directory of these teams. */
    public static TeamDirectory of(Team... teams) {
        return of(java.util.List.of(teams));
    }

    /** Looks a team up by its id. */
    public Optional<Team> find(String id) {
        return Optional.ofNullable(teams.get(id));
    }

    /** Returns all teams, in the order given. */
    public Collection<Team> teams() {
        return teams.values();
    }

    /** Returns the ids of all teams. */
    public Set<String> ids() {
        return teams.keySet();
    }

    /** Returns the SHA-256 of the content as 64 hexadecimal digits; the order of the teams does not matter. */
    public String hash() {
        return hash;
    }

    private static String hashOf(Map<String, Team> teams) {
        ContentHash content = new ContentHash();
        for (Team team : new TreeMap<>(teams).values()) {
            content.add(team.id())
                    .add(team.name())
                    .add(team.contact().map(Contact::toString).orElse(""));
        }
        return content.hex();
    }
}
