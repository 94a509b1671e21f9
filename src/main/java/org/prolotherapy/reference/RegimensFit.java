package org.prolotherapy.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.prolotherapy.knowledge.Knowledge;
import org.prolotherapy.knowledge.PublishedRegimen;
import org.prolotherapy.knowledge.Solution;
import org.prolotherapy.knowledge.Step;

/** Whether the regimens name what there is, and each an id of its own. */
final class RegimensFit {

    private final KnowledgeErrors failures;
    private final Knowledge knowledge;

    RegimensFit(KnowledgeErrors failures, Knowledge knowledge) {
        this.failures = failures;
        this.knowledge = knowledge;
    }

    void check(List<PublishedRegimen> regimens) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < regimens.size(); i++) {
            PublishedRegimen regimen = regimens.get(i);
            if (!ids.add(regimen.id())) {
                fail(i, "/id", regimen.id() + " is the id of another regimen");
            }
            check(i, regimen);
        }
    }

    private void check(int i, PublishedRegimen regimen) {
        for (String condition : regimen.appliesTo().conditions()) {
            if (knowledge.condition(condition).isEmpty()) {
                fail(i, "/appliesTo/conditions", "there is no condition " + condition);
            }
        }
        for (String solution : regimen.solutions()) {
            if (knowledge.solution(solution).filter(Solution::accepted).isEmpty()) {
                fail(i, "/solutions", "there is no solution " + solution + " that a plan may use");
            }
        }
        for (int j = 0; j < regimen.steps().size(); j++) {
            Step step = regimen.steps().get(j);
            if (!regimen.solutions().contains(step.solution())) {
                fail(i, "/steps/" + j + "/solution", step.solution() + " is not among the solutions");
            }
            for (String site : step.sites()) {
                if (knowledge.injectionSite(site).isEmpty()) {
                    fail(i, "/steps/" + j + "/sites", "there is no site " + site);
                }
            }
        }
    }

    private void fail(int i, String pointer, String reason) {
        failures.add(KnowledgeFiles.REGIMENS.path(), "/" + i + pointer, reason);
    }
}
