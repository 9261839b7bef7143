package dev.pointsman.timeline;

import dev.pointsman.signing.Signature;
import dev.pointsman.source.FileTree;
import dev.pointsman.source.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An entry as JSON and back. */
final class EntryText {

    private EntryText() {}

    static JsonObject of(TimelineEntry entry, String previous) {
        return JsonObject.of()
                .with("number", entry.number())
                .with("recordedAt", entry.recordedAt())
                .with("author", entry.author())
                .with("reason", entry.reason())
                .with("change", change(entry.change()))
                .with("previous", previous);
    }

    static TimelineEntry entry(JsonObject line) {
        return new TimelineEntry(
                line.number("number"),
                line.instant("recordedAt"),
                line.text("author"),
                line.text("reason"),
                change(line.object("change")));
    }

    private static JsonObject change(Change change) {
        if (change instanceof Change.Activate activate) {
            return kind("activate").with("version", activate.sequence()).with("from", activate.from());
        } else if (change instanceof Change.RollBack rollBack) {
            return kind("roll-back").with("version", rollBack.sequence()).with("from", rollBack.from());
        } else if (change instanceof Change.Cancel cancel) {
            return kind("cancel").with("entry", cancel.entry());
        } else if (change instanceof Change.Shadow shadow) {
            JsonObject json = kind("shadow").with("version", shadow.sequence()).with("from", shadow.from());
            return until(json, shadow.until());
        } else if (change instanceof Change.EndShadow end) {
            return kind("end-shadow").with("from", end.from());
        } else if (change instanceof Change.Canary canary) {
            return canary(canary);
        } else if (change instanceof Change.EndCanary end) {
            return kind("end-canary").with("from", end.from());
        } else if (change instanceof BeginOverride override) {
            return override(override);
        } else if (change instanceof Change.RenewOverride renewal) {
            JsonObject json = kind("renew-override").with("id", renewal.id()).with("until", renewal.until());
            return json.with("signatures", signatures(renewal.signatures()));
        } else if (change instanceof Change.EndOverride end) {
            return kind("end-override").with("id", end.id()).with("from", end.from());
        }
        throw new IllegalStateException("a kind of change that cannot be written: " + change);
    }

    private static JsonObject kind(String kind) {
        return JsonObject.of().with("kind", kind);
    }

    private static JsonObject until(JsonObject json, Instant until) {
        return until.equals(Change.OPEN) ? json : json.with("until", until);
    }

    private static Instant until(JsonObject json) {
        return json.has("until") ? json.instant("until") : Change.OPEN;
    }

    private static JsonObject canary(Change.Canary canary) {
        StopRule rule = canary.stopRule();
        JsonObject json = kind("canary")
                .with("version", canary.sequence())
                .with("share", canary.share())
                .with("salt", canary.salt())
                .with("from", canary.from());
        return until(json, canary.until())
                .with(
                        "stopRule",
                        JsonObject.of()
                                .with("acceptable", rule.acceptable())
                                .with("unacceptable", rule.unacceptable())
                                .with("falseAlarm", rule.falseAlarm())
                                .with("missedAlarm", rule.missedAlarm()));
    }

    private static JsonObject override(BeginOverride override) {
        List<JsonObject> files = new ArrayList<>();
        for (String name : override.files().names()) {
            files.add(JsonObject.of()
                    .with("name", name)
                    .with("text", new String(override.files().bytes(name), StandardCharsets.UTF_8)));
        }
        return kind("override")
                .with("id", override.id())
                .with("from", override.from())
                .with("until", override.until())
                .with("files", files)
                .with("signatures", signatures(override.signatures()));
    }

    private static List<JsonObject> signatures(List<Signature> signatures) {
        return signatures.stream()
                .map(one -> JsonObject.of().with("key", one.keyId()).with("signature", one.hex()))
                .toList();
    }

    private static Change change(JsonObject json) {
        String kind = json.text("kind");
        return switch (kind) {
            case "activate" -> new Change.Activate(json.number("version"), json.instant("from"));
            case "roll-back" -> new Change.RollBack(json.number("version"), json.instant("from"));
            case "cancel" -> new Change.Cancel(json.number("entry"));
            case "shadow" -> new Change.Shadow(json.number("version"), json.instant("from"), until(json));
            case "end-shadow" -> new Change.EndShadow(json.instant("from"));
            case "canary" -> readCanary(json);
            case "end-canary" -> new Change.EndCanary(json.instant("from"));
            case "override" ->
                new BeginOverride(
                        json.text("id"),
                        readFiles(json),
                        json.instant("from"),
                        json.instant("until"),
                        readSignatures(json));
            case "renew-override" ->
                new Change.RenewOverride(json.text("id"), json.instant("until"), readSignatures(json));
            case "end-override" -> new Change.EndOverride(json.text("id"), json.instant("from"));
            default -> throw new IllegalArgumentException("\"" + kind + "\" is no kind of change that is known here");
        };
    }

    private static Change readCanary(JsonObject json) {
        JsonObject rule = json.object("stopRule");
        return new Change.Canary(
                json.number("version"),
                json.fraction("share"),
                json.text("salt"),
                json.instant("from"),
                until(json),
                new StopRule(
                        rule.fraction("acceptable"),
                        rule.fraction("unacceptable"),
                        rule.fraction("falseAlarm"),
                        rule.fraction("missedAlarm")));
    }

    private static FileTree readFiles(JsonObject json) {
        Map<String, String> texts = new HashMap<>();
        json.objects("files").forEach(file -> texts.put(file.text("name"), file.text("text")));
        return FileTree.ofTexts(texts);
    }

    private static List<Signature> readSignatures(JsonObject json) {
        return json.objects("signatures").stream()
                .map(one -> new Signature(one.text("key"), one.text("signature")))
                .toList();
    }
}
