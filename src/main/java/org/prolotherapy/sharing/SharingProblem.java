package org.prolotherapy.sharing;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.prolotherapy.platform.problem.ProblemKind;

/** The problems that come from telling other systems what there is. */
public enum SharingProblem implements ProblemKind {
    TOO_MANY_WEBHOOKS(
            409,
            "The clinic has as many webhooks as it may have",
            "Every event is sent to each webhook, so their number is bounded. Delete one that is no longer needed, or let one"
                    + " receiver pass on what it gets."),
    WEBHOOK_DISABLED(
            409,
            "The webhook is disabled",
            "Its receiver has answered 410, which says that it wants to be told nothing more. Enable the webhook once the"
                    + " receiver is back: it is then told what happened meanwhile, as far as that is kept."),
    EXPORT_UNDER_WAY(
            409,
            "The clinic has an export under way",
            "An export reads everything that the clinic has, so there is one at a time. Wait for the one that is under way, or"
                    + " delete it."),
    TOO_MANY_EXPORTS(
            409,
            "The clinic has as many exports as are kept",
            "Each export is as large as everything that the clinic has, so their number is bounded. Delete one that has been"
                    + " fetched; otherwise it is gone a day after it came to an end."),
    CDS_NOT_EVALUATED(
            412,
            "The question cannot be answered",
            "A question of CDS Hooks is answered only if every rule that it is about can be evaluated: an empty list of cards would"
                    + " read as if there were nothing to know. The violation says what is missing in the question. Ask again"
                    + " with it, or tell whoever asked that this service had no answer."),
    WEBHOOK_ADDRESS_REFUSED(
            422,
            "Nothing is sent to this address",
            "A webhook is an https address whose name leads to public addresses only, without a user, a password or a"
                    + " fragment. Whoever runs the service can name networks of its own that may be sent to as well. The"
                    + " violation says what is wrong.");

    private final int status;
    private final String title;
    private final String advice;

    SharingProblem(int status, @CompileTimeConstant String title, @CompileTimeConstant String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String advice() {
        return advice;
    }
}
