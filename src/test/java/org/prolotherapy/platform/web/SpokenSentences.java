package org.prolotherapy.platform.web;

import com.google.errorprone.annotations.CompileTimeConstant;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import jakarta.validation.Constraint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.prolotherapy.knowledge.Contradiction;

/**
 * Finds in the sources, as the compiler understands them, every sentence that a caller can be told: what is given where a constant
 * is asked for, what knowledge, which knows no annotation for that, calls a contradiction, and what constraints say instead of
 * their usual words.
 */
final class SpokenSentences extends TreePathScanner<@Nullable Void, @Nullable Void> {

    /**
     * A sentence, and where it is told.
     *
     * @param values how many it is told of
     * @param file of the source
     */
    record Spoken(String template, int values, String file, long line) {}

    private final Trees trees;
    private final List<Spoken> found = new ArrayList<>();

    private SpokenSentences(Trees trees) {
        this.trees = trees;
    }

    /** All that stand in the sources below this directory. */
    static List<Spoken> in(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                    null,
                    files.getJavaFileObjectsFromPaths(java));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            SpokenSentences scanner = new SpokenSentences(Trees.instance(task));
            units.forEach(unit -> scanner.scan(unit, null));
            return scanner.found;
        }
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        collect(call.getArguments());
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
        collect(made.getArguments());
        return super.visitNewClass(made, null);
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        Element type = trees.getElement(new TreePath(getCurrentPath(), annotation.getAnnotationType()));
        if (type != null && type.getAnnotation(Constraint.class) != null) {
            for (ExpressionTree argument : annotation.getArguments()) {
                if (argument instanceof AssignmentTree given
                        && given.getVariable().toString().equals("message")) {
                    add(constant(given.getExpression()), -1, argument);
                }
            }
        }
        return super.visitAnnotation(annotation, null);
    }

    private void collect(List<? extends ExpressionTree> arguments) {
        if (!(trees.getElement(getCurrentPath()) instanceof ExecutableElement called)) {
            return;
        }
        List<? extends VariableElement> parameters = called.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).getAnnotation(CompileTimeConstant.class) != null
                    || (i == 0 && makesContradiction(called))) {
                int values = called.isVarArgs() ? arguments.size() - parameters.size() + 1 : 0;
                each(arguments.get(i), values);
            }
        }
    }

    private static boolean makesContradiction(ExecutableElement called) {
        return called.getKind() == ElementKind.CONSTRUCTOR
                && String.valueOf(called.getEnclosingElement()).equals(Contradiction.class.getName());
    }

    private void each(ExpressionTree argument, int values) {
        if (argument instanceof ParenthesizedTree inner) {
            each(inner.getExpression(), values);
        } else if (argument instanceof ConditionalExpressionTree either) {
            each(either.getTrueExpression(), values);
            each(either.getFalseExpression(), values);
        } else if (!isHandedOn(argument)) {
            add(constant(argument), values, argument);
        }
    }

    /** Whether it was asked of the caller as a constant before. */
    private boolean isHandedOn(ExpressionTree argument) {
        Element element = trees.getElement(new TreePath(getCurrentPath(), argument));
        return element != null && element.getAnnotation(CompileTimeConstant.class) != null;
    }

    private String constant(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        if (expression instanceof ParenthesizedTree inner) {
            return constant(inner.getExpression());
        }
        if (expression instanceof BinaryTree sum) {
            return constant(sum.getLeftOperand()) + constant(sum.getRightOperand());
        }
        if (trees.getElement(new TreePath(getCurrentPath(), expression)) instanceof VariableElement named
                && named.getConstantValue() != null) {
            return named.getConstantValue().toString();
        }
        throw new AssertionError("is no constant: " + expression);
    }

    private void add(String template, int values, ExpressionTree where) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, where));
        found.add(new Spoken(template, values, unit.getSourceFile().getName(), line));
    }
}
