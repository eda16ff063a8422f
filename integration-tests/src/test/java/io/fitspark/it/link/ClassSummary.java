// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class file declares.
 *
 * @param fields access flags by name and descriptor, as in {@link Reference.OfMember}
 * @param methods likewise
 */
record ClassSummary(
        String name,
        int access,
        String superName,
        List<String> interfaces,
        Map<String, Integer> fields,
        Map<String, Integer> methods) {

    static ClassSummary of(byte[] classFile) {
        Collector collector = new Collector();
        new ClassReader(classFile)
                .accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return collector.summary;
    }

    boolean isInterface() {
        return (access & Opcodes.ACC_INTERFACE) != 0;
    }

    boolean isAbstract() {
        return (access & Opcodes.ACC_ABSTRACT) != 0;
    }

    String packageName() {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static final class Collector extends ClassVisitor {
        private ClassSummary summary;

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String generics, String parent, String[] interfaces) {
            summary = new ClassSummary(
                    name, access, parent, List.of(interfaces), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String generics, Object value) {
            summary.fields.put(name + ":" + descriptor, access);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String generics, String[] thrown) {
            summary.methods.put(name + descriptor, access);
            return null;
        }
    }
}
