package io.trunkline.call.session;

import io.trunkline.call.CallNotice.BudgetReached;
import io.trunkline.call.CallNotice.OperatorReason;
import io.trunkline.call.Effects;
import io.trunkline.call.manner.Budget;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.Voice;

/** What the call costs against what it may: first the agent is told to come to an end, then we bring it there. */
final class Spending {

    private static final String WRAP_UP = "This call must come to an end soon. Finish what is being done, begin nothing new, and say goodbye; "
            + "if something important is left, hand the caller to a human.";
    private static final String CLOSED = "{\"outcome\":\"unresolved\",\"why\":\"budget_spent\"}";

    private final SessionSetup setup;
    private final LastWords lastWords;
    private Manner manner;
    private double usd;
    private boolean told;
    private boolean closed;

    Spending(Manner manner, SessionSetup setup, LastWords lastWords) {
        this.manner = manner;
        this.setup = setup;
        this.lastWords = lastWords;
    }

    void become(Manner other) {
        manner = other;
    }

    void spent(double total) {
        usd = total;
    }

    /** {@code free}: the agent has the call, and it isn't ending or being handed over anyway. */
    void settle(boolean free, Effects out) {
        Budget budget = manner.budget();
        if (!free || closed || usd < budget.usd() * budget.wrapUpAt()) {
            return;
        }
        if (!told) {
            told = true;
            setup.note("# End of the call\n" + WRAP_UP, out);
            out.model(new AppendContext(Voice.SYSTEM, WRAP_UP));
            out.notice(new BudgetReached(usd, false));
        }
        if (usd >= budget.usd()) {
            closed = true;
            out.notice(new BudgetReached(usd, true));
            close(budget);
        }
    }

    private void close(Budget budget) {
        if (budget.human()) {
            lastWords.thenOperator(Exactly.say(manner.phrases().budgetHuman()), OperatorReason.BUDGET_SPENT);
        } else {
            lastWords.thenEnd(Exactly.say(manner.phrases().budgetClosing()), CLOSED);
        }
    }
}
