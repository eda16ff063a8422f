// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

import java.util.Optional;

import org.objectweb.asm.Opcodes;

import io.fitspark.it.link.ClassWorld.Member;
import io.fitspark.it.link.Reference.OfMember;
import io.fitspark.it.link.Reference.Use;

/** Resolves references as the JVM would: the class, the member, whether the user may see it, and whether it is of the same kind. */
final class Resolution {
    private final ClassWorld world;

    Resolution(ClassWorld world) {
        this.world = world;
    }

    /** What does not resolve, in words. */
    Optional<String> problem(ClassSummary user, Reference reference) {
        Optional<ClassSummary> owner = world.find(reference.owner());
        if (owner.isEmpty()) {
            return Optional.of("no class " + dotted(reference.owner()));
        }
        return reference instanceof OfMember member
                ? memberProblem(user, owner.get(), member)
                : classProblem(user, owner.get());
    }

    private static Optional<String> classProblem(ClassSummary user, ClassSummary owner) {
        boolean accessible = (owner.access() & Opcodes.ACC_PUBLIC) != 0
                || owner.packageName().equals(user.packageName());
        return accessible ? Optional.empty() : Optional.of("class " + dotted(owner.name()) + " is not public");
    }

    private Optional<String> memberProblem(ClassSummary user, ClassSummary owner, OfMember reference) {
        if (!reference.isField() && owner.isInterface() != reference.ofInterface()) {
            return Optional.of(
                    dotted(owner.name()) + (owner.isInterface() ? " is an interface now" : " is no interface now"));
        }
        Optional<Member> found = reference.isField()
                ? world.field(owner, reference.signature())
                : world.method(owner, reference.signature()).or(() -> methodOfObject(owner, reference));
        if (found.isEmpty()) {
            return Optional.of(
                    "no " + (reference.isField() ? "field " : "method ") + place(owner, reference.signature()));
        }
        Member member = found.get();
        if (!isAccessible(user, member)) {
            return Optional.of(place(member.declaring(), member.signature()) + " is not accessible");
        }
        if (reference.use() != Use.UNKNOWN && member.is(Opcodes.ACC_STATIC) != (reference.use() == Use.STATIC)) {
            return Optional.of(place(member.declaring(), member.signature())
                    + (member.is(Opcodes.ACC_STATIC) ? " is static now" : " is not static now"));
        }
        return Optional.empty();
    }

    /** Interfaces have the public methods of Object. */
    private Optional<Member> methodOfObject(ClassSummary owner, OfMember reference) {
        return owner.isInterface()
                ? world.superOf(owner).flatMap(object -> world.methodOfClasses(object, reference.signature()))
                : Optional.empty();
    }

    private boolean isAccessible(ClassSummary user, Member member) {
        ClassSummary declaring = member.declaring();
        if (member.is(Opcodes.ACC_PUBLIC)) {
            return true;
        }
        if (member.is(Opcodes.ACC_PRIVATE)) {
            return outermost(declaring.name()).equals(outermost(user.name()));
        }
        return declaring.packageName().equals(user.packageName())
                || (member.is(Opcodes.ACC_PROTECTED) && world.isSubclass(user, declaring.name()));
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    static String place(ClassSummary owner, String signature) {
        return dotted(owner.name()) + "." + signature;
    }

    static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
