// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.Opcodes;

/** The classes of a class path, and the look-up of their members as the JVM does it (JVMS 5.4.3). Loads none of them. */
final class ClassWorld {
    private static final String OBJECT = "java/lang/Object";

    private final ClassLoader loader;
    private final Map<String, Optional<ClassSummary>> known = new HashMap<>();

    ClassWorld(ClassLoader loader) {
        this.loader = loader;
    }

    /** A member and the class that declares it. */
    record Member(ClassSummary declaring, String signature, int access) {
        boolean is(int flag) {
            return (access & flag) != 0;
        }
    }

    Optional<ClassSummary> find(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private Optional<ClassSummary> read(String name) {
        try (InputStream in = loader.getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(ClassSummary.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    Optional<Member> field(ClassSummary owner, String signature) {
        Integer access = owner.fields().get(signature);
        if (access != null) {
            return Optional.of(new Member(owner, signature, access));
        }
        for (String parent : owner.interfaces()) {
            Optional<Member> inherited = find(parent).flatMap(summary -> field(summary, signature));
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return superOf(owner).flatMap(parent -> field(parent, signature));
    }

    Optional<Member> method(ClassSummary owner, String signature) {
        if (isSignaturePolymorphic(owner)) {
            String name = signature.substring(0, signature.indexOf('('));
            return owner.methods().entrySet().stream()
                    .filter(method -> method.getKey().startsWith(name + "("))
                    .map(method -> new Member(owner, signature, method.getValue()))
                    .findFirst();
        }
        return methodOfClasses(owner, signature)
                .or(() -> methodsOfInterfaces(owner, signature).values().stream()
                        .filter(method -> !method.is(Opcodes.ACC_PRIVATE) && !method.is(Opcodes.ACC_STATIC))
                        .findFirst());
    }

    /** Their methods take any arguments. */
    private static boolean isSignaturePolymorphic(ClassSummary owner) {
        return owner.name().equals("java/lang/invoke/VarHandle")
                || owner.name().equals("java/lang/invoke/MethodHandle");
    }

    /** The method that a class has of itself or of its superclasses. */
    Optional<Member> methodOfClasses(ClassSummary owner, String signature) {
        for (Optional<ClassSummary> at = Optional.of(owner); at.isPresent(); at = at.flatMap(this::superOf)) {
            Integer access = at.get().methods().get(signature);
            if (access != null) {
                return Optional.of(new Member(at.get(), signature, access));
            }
        }
        return Optional.empty();
    }

    /** The methods of all superinterfaces by the interface, without those that a subinterface overrides. */
    Map<String, Member> methodsOfInterfaces(ClassSummary owner, String signature) {
        Map<String, Member> methods = new LinkedHashMap<>();
        for (ClassSummary parent : superinterfaces(owner)) {
            Integer access = parent.methods().get(signature);
            if (access != null) {
                methods.put(parent.name(), new Member(parent, signature, access));
            }
        }
        Set<String> overridden = new LinkedHashSet<>();
        for (Member method : methods.values()) {
            superinterfaces(method.declaring()).forEach(parent -> overridden.add(parent.name()));
        }
        methods.keySet().removeAll(overridden);
        return methods;
    }

    /** All of them, those of superclasses and of superinterfaces included; what is missing is passed over. */
    Set<ClassSummary> superinterfaces(ClassSummary owner) {
        Set<ClassSummary> all = new LinkedHashSet<>();
        for (Optional<ClassSummary> at = Optional.of(owner); at.isPresent(); at = at.flatMap(this::superOf)) {
            for (String name : at.get().interfaces()) {
                find(name).filter(all::add).ifPresent(parent -> all.addAll(superinterfaces(parent)));
            }
        }
        return all;
    }

    Optional<ClassSummary> superOf(ClassSummary owner) {
        return owner.superName() == null ? Optional.empty() : find(owner.superName());
    }

    boolean isSubclass(ClassSummary owner, String of) {
        for (Optional<ClassSummary> at = Optional.of(owner); at.isPresent(); at = at.flatMap(this::superOf)) {
            if (at.get().name().equals(of)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every class has it, so that an interface that declares it asks for nothing. */
    boolean isMethodOfObject(String signature) {
        return find(OBJECT).orElseThrow().methods().containsKey(signature);
    }
}
