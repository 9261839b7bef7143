package dev.pointsman.benchmarks.report;

import dev.pointsman.benchmarks.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the rules of the standard workload as a rule author's folder, so that commands can be measured on it:
 * {@code pointsman check FOLDER}. Every team has a contact. Files of the same name are replaced, others stay.
 *
 * <pre>{@code
 * java -cp routing-benchmarks/target/benchmarks.jar dev.pointsman.benchmarks.report.WorkloadFolder RULES FOLDER
 * }</pre>
 */
public final class WorkloadFolder {

    private WorkloadFolder() {}

    /** Writes the folder. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected RULES FOLDER, found " + args.length
                    + " arguments\n  Say how many rules there are to be, and where, such as 2000 standard-rules.");
        }
        write(Workload.standard(Integer.parseInt(args[0])), Path.of(args[1]));
    }

    static void write(Workload workload, Path folder) throws IOException {
        for (Map.Entry<String, String> file : workload.folder().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
