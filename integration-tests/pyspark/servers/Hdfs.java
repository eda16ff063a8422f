// Copyright 2026 the fitspark authors
// SPDX-License-Identifier: Apache-2.0

import java.io.PrintStream;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** HDFS in one process: says its URI, restarts the name node for each {@code r} that it is told, and ends with its input. */
public class Hdfs {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        System.setOut(System.err);
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, arguments[0]);
        configuration.setInt("dfs.replication", 1);
        configuration.setInt("dfs.namenode.safemode.extension", 0);
        MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        try {
            cluster.waitActive();
            out.println(cluster.getURI());
            for (int told = System.in.read(); told >= 0; told = System.in.read()) {
                if (told == 'r') {
                    cluster.restartNameNode(true);
                    out.println("restarted");
                }
            }
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
