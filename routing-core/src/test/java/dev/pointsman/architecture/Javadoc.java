package dev.pointsman.architecture;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds what is public and has no Javadoc, in the sources. Whether the Javadoc that is there is well formed is for the
 * compiler's doclint.
 */
final class Javadoc {

    private final Path sources;

    Javadoc(Path sources) {
        this.sources = sources;
    }

    /** One line for each gap, with file and line. */
    Stream<String> gaps() {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(sources)) {
            files = tree.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.concat(files.stream().flatMap(this::gapsIn), packagesWithoutInfo(files));
    }

    private Stream<String> gapsIn(Path file) {
        CompilationUnit unit = parse(file);
        Stream<String> missing = file.endsWith("package-info.java") ? packageGap(file, unit) : typeGaps(file, unit);
        Stream<String> authors = unit.getAllComments().stream()
                .filter(comment ->
                        comment.isJavadocComment() && comment.getContent().contains("@author"))
                .map(comment -> at(file, comment) + " has @author");
        return Stream.concat(missing, authors);
    }

    private Stream<String> packageGap(Path file, CompilationUnit unit) {
        boolean documented = unit.getAllComments().stream().anyMatch(Javadoc::saysSomething);
        return documented ? Stream.empty() : Stream.of(sources.relativize(file) + " has no Javadoc");
    }

    private Stream<String> typeGaps(Path file, CompilationUnit unit) {
        return unit.getTypes().stream()
                .filter(type -> type.isPublic())
                .flatMap(type -> Stream.concat(Stream.of(type), publicMembers(type)))
                .filter(member ->
                        member.getComment().filter(Javadoc::saysSomething).isEmpty())
                .map(member -> at(file, member) + " has no Javadoc: " + name(member));
    }

    private static Stream<BodyDeclaration<?>> publicMembers(TypeDeclaration<?> type) {
        boolean allPublic = type.isAnnotationDeclaration()
                || (type.isClassOrInterfaceDeclaration()
                        && type.asClassOrInterfaceDeclaration().isInterface());
        return type.getMembers().stream()
                .filter(member -> allPublic || isPublicOrProtected(member))
                .filter(Javadoc::needsItsOwnWords)
                .flatMap(member -> member instanceof TypeDeclaration<?> nested
                        ? Stream.concat(Stream.of(nested), publicMembers(nested))
                        : Stream.of(member));
    }

    private static boolean isPublicOrProtected(BodyDeclaration<?> member) {
        return member instanceof NodeWithModifiers<?> node
                && node.getModifiers().stream()
                        .anyMatch(modifier -> modifier.getKeyword().asString().matches("public|protected"));
    }

    /** An overriding method inherits its words; a compact constructor has those of its record. */
    private static boolean needsItsOwnWords(BodyDeclaration<?> member) {
        return !member.isAnnotationPresent("Override") && !(member instanceof CompactConstructorDeclaration);
    }

    private static boolean saysSomething(Comment comment) {
        String text = comment.getContent().replace("*", "").strip();
        return comment.isJavadocComment() && !text.isEmpty() && (!text.startsWith("@") || text.startsWith("{@"));
    }

    private Stream<String> packagesWithoutInfo(List<Path> files) {
        TreeSet<Path> folders = new TreeSet<>();
        files.forEach(file -> Optional.ofNullable(file.getParent()).ifPresent(folders::add));
        return folders.stream()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(folder -> sources.relativize(folder) + " has no package-info.java");
    }

    private static CompilationUnit parse(Path file) {
        ParserConfiguration java17 =
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
        try {
            var result = new JavaParser(java17).parse(file);
            return result.getResult()
                    .filter(unit -> result.isSuccessful())
                    .orElseThrow(() -> new AssertionError(file + " cannot be read: " + result.getProblems()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(BodyDeclaration<?> member) {
        if (member instanceof TypeDeclaration<?> type) {
            return type.getNameAsString();
        }
        if (member instanceof CallableDeclaration<?> callable) {
            return callable.getSignature().asString();
        }
        return member instanceof FieldDeclaration field ? field.getVariables().toString() : member.toString();
    }

    private String at(Path file, Node node) {
        return sources.relativize(file) + ":"
                + node.getBegin().map(begin -> begin.line).orElse(0);
    }
}
