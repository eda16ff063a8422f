// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.Opcodes;

import io.fitspark.it.link.ClassWorld.Member;

/** Finds abstract methods without a body, which only fail when they are called. */
final class Completeness {
    private final ClassWorld world;

    Completeness(ClassWorld world) {
        this.world = world;
    }

    /** What a class that can have instances lacks, in words. */
    List<String> problems(ClassSummary owner) {
        if (owner.isAbstract()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        for (String signature : inherited(owner)) {
            problem(owner, signature).ifPresent(problems::add);
        }
        return problems;
    }

    /** Everything that a superclass declares abstract, or a superinterface declares. */
    private Set<String> inherited(ClassSummary owner) {
        Set<String> signatures = new TreeSet<>();
        for (Optional<ClassSummary> at = world.superOf(owner); at.isPresent(); at = at.flatMap(world::superOf)) {
            at.get().methods().forEach((signature, access) -> {
                if ((access & Opcodes.ACC_ABSTRACT) != 0) {
                    signatures.add(signature);
                }
            });
        }
        for (ClassSummary parent : world.superinterfaces(owner)) {
            signatures.addAll(instanceMethods(parent));
        }
        return signatures;
    }

    private Optional<String> problem(ClassSummary owner, String signature) {
        Optional<Member> ofClass = world.methodOfClasses(owner, signature)
                .filter(method -> !method.is(Opcodes.ACC_STATIC) && !method.is(Opcodes.ACC_PRIVATE));
        if (ofClass.isPresent()) {
            return ofClass.filter(method -> method.is(Opcodes.ACC_ABSTRACT)).map(this::unimplemented);
        }
        List<Member> ofInterfaces =
                List.copyOf(world.methodsOfInterfaces(owner, signature).values());
        List<Member> bodies = ofInterfaces.stream()
                .filter(method -> !method.is(Opcodes.ACC_ABSTRACT))
                .toList();
        if (bodies.size() == 1) {
            return Optional.empty();
        }
        return bodies.isEmpty()
                ? ofInterfaces.stream().map(this::unimplemented).findFirst()
                : Optional.of("bodies of " + signature + " in several interfaces: "
                        + bodies.stream().map(this::place).toList());
    }

    /**
     * What the object of a lambda lacks.
     *
     * @param implemented signatures that the lambda gives a body
     */
    List<String> lambdaProblems(String interfaceName, Set<String> implemented) {
        List<String> problems = new ArrayList<>();
        Optional<ClassSummary> lambda = world.find(interfaceName);
        if (lambda.isPresent()) {
            Set<ClassSummary> parents = world.superinterfaces(lambda.get());
            parents.add(lambda.get());
            Set<String> signatures = new TreeSet<>();
            parents.forEach(parent -> signatures.addAll(instanceMethods(parent)));
            signatures.removeIf(signature -> implemented.contains(signature) || world.isMethodOfObject(signature));
            for (String signature : signatures) {
                world.method(lambda.get(), signature)
                        .filter(method -> method.is(Opcodes.ACC_ABSTRACT))
                        .ifPresent(method -> problems.add("a lambda: " + unimplemented(method)));
            }
        }
        return problems;
    }

    private static Set<String> instanceMethods(ClassSummary parent) {
        Set<String> signatures = new TreeSet<>();
        parent.methods().forEach((signature, access) -> {
            if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0) {
                signatures.add(signature);
            }
        });
        return signatures;
    }

    private String unimplemented(Member method) {
        return "no body for " + place(method);
    }

    private String place(Member method) {
        return Resolution.place(method.declaring(), method.signature());
    }
}
