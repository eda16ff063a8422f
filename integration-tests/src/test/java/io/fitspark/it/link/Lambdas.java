// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0
package io.fitspark.it.link;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The interfaces that lambdas and method references of a class implement. */
final class Lambdas extends ClassVisitor {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    private final Map<String, Set<String>> implemented = new LinkedHashMap<>();

    private Lambdas() {
        super(Opcodes.ASM9);
    }

    /** For each interface the signatures that get a body, in all lambdas together. */
    static Map<String, Set<String>> of(ClassReader classFile) {
        Lambdas lambdas = new Lambdas();
        classFile.accept(lambdas, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return lambdas.implemented;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String generics, String[] thrown) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().equals(FACTORY)) {
                    add(Type.getReturnType(type).getInternalName(), method, arguments);
                }
            }
        };
    }

    /** The descriptors among the arguments are that of the method itself, its instantiation, and bridges. */
    private void add(String interfaceName, String method, Object[] arguments) {
        Set<String> signatures = implemented.computeIfAbsent(interfaceName, name -> new HashSet<>());
        for (Object argument : arguments) {
            if (argument instanceof Type type && type.getSort() == Type.METHOD) {
                signatures.add(method + type.getDescriptor());
            }
        }
    }
}
