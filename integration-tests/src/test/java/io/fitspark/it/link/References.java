// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.fitspark.it.link.Reference.OfClass;
import io.fitspark.it.link.Reference.OfMember;
import io.fitspark.it.link.Reference.Use;

/** All references of a class file: those of its constant pool, with what its code and its declarations add to them. */
final class References {
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    private final Set<Reference> found = new TreeSet<>();

    private References() {}

    static Set<Reference> of(ClassReader classFile) {
        References references = new References();
        references.addConstants(classFile);
        classFile.accept(references.new Declarations(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        references.dropWhatCodeSaysBetter();
        return references.found;
    }

    private void dropWhatCodeSaysBetter() {
        for (Reference reference : List.copyOf(found)) {
            if (reference instanceof OfMember member && member.use() != Use.UNKNOWN) {
                found.remove(member.with(Use.UNKNOWN));
            }
        }
    }

    private void addConstants(ClassReader pool) {
        char[] buffer = new char[pool.getMaxStringLength()];
        for (int i = 1; i < pool.getItemCount(); i++) {
            int at = pool.getItem(i);
            if (at == 0) {
                continue; // second half of a long or double
            }
            int tag = pool.readByte(at - 1);
            switch (tag) {
                case CLASS -> addClass(pool.readUTF8(at, buffer));
                case METHOD_TYPE -> addTypes(pool.readUTF8(at, buffer));
                case NAME_AND_TYPE -> addTypes(pool.readUTF8(at + 2, buffer));
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    int nameAndType = pool.getItem(pool.readUnsignedShort(at + 2));
                    String signature = pool.readUTF8(nameAndType, buffer)
                            + (tag == FIELD ? ":" : "")
                            + pool.readUTF8(nameAndType + 2, buffer);
                    addMember(new OfMember(
                            pool.readClass(at, buffer), signature, tag == FIELD, tag == INTERFACE_METHOD, Use.UNKNOWN));
                }
                default -> {} // numbers, text, and what is made of the above
            }
        }
    }

    private void addMember(OfMember member) {
        // of arrays only Object's methods can be called
        if (!member.owner().startsWith("[")) {
            found.add(member);
        }
    }

    private void addClass(String internalName) {
        addTypes(Type.getObjectType(internalName));
    }

    private void addTypes(String descriptor) {
        addTypes(Type.getType(descriptor));
    }

    private void addTypes(Type type) {
        switch (type.getSort()) {
            case Type.OBJECT -> found.add(new OfClass(type.getInternalName()));
            case Type.ARRAY -> addTypes(type.getElementType());
            case Type.METHOD -> {
                addTypes(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    addTypes(argument);
                }
            }
            default -> {} // primitive
        }
    }

    /** Adds the descriptors of members, which are plain text in the pool, and how code uses others. */
    private final class Declarations extends ClassVisitor {
        Declarations() {
            super(Opcodes.ASM9);
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String generics, Object value) {
            addTypes(descriptor);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String generics, String[] thrown) {
            addTypes(descriptor);
            return new Code();
        }
    }

    private final class Code extends MethodVisitor {
        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
            addMember(new OfMember(owner, name + ":" + descriptor, true, false, isStatic ? Use.STATIC : Use.INSTANCE));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            Use use = opcode == Opcodes.INVOKESTATIC ? Use.STATIC : Use.INSTANCE;
            addMember(new OfMember(owner, name + descriptor, false, ofInterface, use));
        }
    }
}
