// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.objectweb.asm.ClassReader;

/**
 * Whether the classes of a jar fit a class path that they were not compiled against: the JVM loads and verifies each, each
 * reference resolves, no class lacks a method.
 */
public final class LinkCheck {
    private final Path jar;
    private final ClassLoader loader;
    private final ClassWorld world;

    private LinkCheck(Path jar, ClassLoader loader) {
        this.jar = jar;
        this.loader = loader;
        this.world = new ClassWorld(loader);
    }

    /**
     * What was found.
     *
     * @param classes how many classes the jar has
     * @param references how many references they have
     * @param problems by class, those without any left out
     */
    public record Outcome(int classes, int references, Map<String, List<String>> problems) {}

    /**
     * @param jar its classes are checked
     * @param classPath all else, but for what the JDK has
     */
    public static Outcome check(Path jar, List<Path> classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(jar.toUri().toURL());
        for (Path entry : classPath) {
            urls.add(entry.toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return new LinkCheck(jar, loader).run();
        }
    }

    private Outcome run() throws IOException {
        Map<String, List<String>> problems = new TreeMap<>();
        int classes = 0;
        int references = 0;
        try (JarFile archive = new JarFile(jar.toFile())) {
            for (JarEntry entry : archive.stream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    ClassReader classFile = read(archive, entry);
                    Set<Reference> named = References.of(classFile);
                    Set<String> found = problems(classFile, named);
                    if (!found.isEmpty()) {
                        problems.put(Resolution.dotted(classFile.getClassName()), List.copyOf(found));
                    }
                    classes++;
                    references += named.size();
                }
            }
        }
        return new Outcome(classes, references, problems);
    }

    private static ClassReader read(JarFile archive, JarEntry entry) throws IOException {
        try (InputStream in = archive.getInputStream(entry)) {
            return new ClassReader(in);
        }
    }

    private Set<String> problems(ClassReader classFile, Set<Reference> references) {
        ClassSummary owner = world.find(classFile.getClassName()).orElseThrow();
        Set<String> found = new TreeSet<>();
        Resolution resolution = new Resolution(world);
        for (Reference reference : references) {
            resolution.problem(owner, reference).ifPresent(found::add);
        }
        Completeness completeness = new Completeness(world);
        found.addAll(completeness.problems(owner));
        Lambdas.of(classFile).forEach((name, bodies) -> found.addAll(completeness.lambdaProblems(name, bodies)));
        try {
            Class.forName(Resolution.dotted(owner.name()), true, loader);
        } catch (LinkageError | ClassNotFoundException e) {
            found.add("does not load: " + e);
        }
        return found;
    }
}
