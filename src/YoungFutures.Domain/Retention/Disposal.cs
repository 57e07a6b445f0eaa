using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Domain.Retention;

/// <summary>
/// Carries out what two people decided, once the time in which it can be stopped is over: all that the panel holds of one young person goes in one transaction, with the key of what the audit
/// holds of them, and a tombstone takes its place. Broken off, nothing has happened, and the next run does it.
/// </summary>
public static class Disposal
{
    private const int AtOnce = 50;
    private const string Removed = "[…]";

    /// <param name="db">Opened for the product’s own work.</param>
    /// <returns>How many young people, or referrals that became no case, were disposed of.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var today = UkTime.LocalDate(db.Now);
        var (disposed, after) = (0, Guid.Empty);
        while (true)
        {
            var due = await db.RetentionReviews.AsNoTracking().Where(held => held.State == ReviewState.Confirmed && held.CarryOutOn <= today && held.Id.CompareTo(after) > 0)
                .OrderBy(held => held.Id).Take(AtOnce).Select(held => held.Id).ToListAsync(cancelled);
            if (due.Count == 0) break;
            after = due[^1];
            foreach (var id in due)
                if (await CarryOut(db, id, today, cancelled)) disposed++;
        }

        if (disposed == 0) return 0;
        await db.ForgetWhatWasRemoved(cancelled);
        return disposed;
    }

    private static async Task<bool> CarryOut(YoungFuturesDb db, Guid reviewId, DateOnly today, CancellationToken cancelled)
    {
        var done = false;
        await SignalRemoval.InOneTransaction(db, async () =>
        {
            done = false;
            db.ChangeTracker.Clear();
            var review = await db.RetentionReviews.AsNoTracking().SingleOrDefaultAsync(held => held.Id == reviewId && held.State == ReviewState.Confirmed, cancelled);
            if (review is null || await WholeRecord.Of(db, review.SubjectId, cancelled) is not { } whole || whole.SubjectId != review.SubjectId) return;
            var limits = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == review.PanelId).OrderByDescending(held => held.Number).FirstAsync(cancelled);
            // Something may have happened since it was confirmed. The next look at the list takes it off.
            if (await whole.IsHeld(db, cancelled) || await whole.Date(db, limits, cancelled) is not { } date || date.On > today) return;

            var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
            await Redact(db, whole, cancelled);
            await RemoveMail(db, whole, cancelled);
            counts[nameof(Signal)] = await RemoveLists(db, whole, cancelled);
            foreach (var meeting in whole.Meetings)
            {
                var items = await db.AgendaItems.CountAsync(item => item.MeetingId == meeting && whole.Cases.Contains(item.CaseId), cancelled);
                var held = db.PanelMeetings.Where(one => one.Id == meeting);
                if (items > 0) await held.ExecuteUpdateAsync(set => set.SetProperty(one => one.ItemsDisposedOf, one => one.ItemsDisposedOf + items), cancelled);
            }

            await CutLoose(db, whole, cancelled);
            foreach (var line in DisposalPlan.InOrder(db.Model)) counts[line.Kind.Name] = await line.Remove(db, whole, cancelled);
            await RemoveIdentities(db, whole, cancelled);
            var keys = db.SubjectKeys.Where(key => whole.Subjects.Contains(key.SubjectId));
            await keys.ExecuteDeleteAsync(cancelled);
            db.ChangeTracker.Clear();
            db.Tombstones.Add(new Tombstone(review, db.Now, counts));
            await db.SaveChangesAsync(cancelled);
            done = true;
        });
        db.ChangeTracker.Clear();
        return done;
    }

    /// <summary>
    /// What lists said of them and what was kept because the record rested on it. Rows that came after everything had ended stay on the schedule of their list, and belong to nobody on record from now on.
    /// </summary>
    private static async Task<int> RemoveLists(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled)
    {
        if (whole.Identities.Count == 0) return 0;
        var until = await whole.LastEnding(db, cancelled) ?? UkTime.LocalDate(db.Now);
        var ids = await db.Signals.Where(signal => whole.Identities.Contains(signal.IdentityId!.Value) && (signal.IsNeeded || signal.OccurredOn <= until)).Select(signal => signal.Id).ToListAsync(cancelled);
        foreach (var some in ids.Chunk(300).Select(chunk => chunk.ToList()))
        {
            await SignalRemoval.Remove(db, some, cancelled);
            db.ChangeTracker.Clear();
            // What people said of two records holds their words; a purge of lists keeps it, with bare ids, and this does not.
            var questions = db.LinkQuestions.Where(held => some.Contains(held.SignalId) || some.Contains(held.OtherId));
            await questions.ExecuteDeleteAsync(cancelled);
            var decisions = await db.LinkDecisions.Where(held => some.Contains(held.SignalId) || some.Contains(held.OtherId)).Select(held => held.Id).ToListAsync(cancelled);
            var moves = db.LinkMoves.Where(move => decisions.Contains(move.DecisionId));
            await moves.ExecuteDeleteAsync(cancelled);
            var bars = db.NeverTheSame.Where(bar => decisions.Contains(bar.DecisionId));
            await bars.ExecuteDeleteAsync(cancelled);
            var others = db.LinkQuestions.Where(held => decisions.Contains(held.DecisionId!.Value));
            await others.ExecuteDeleteAsync(cancelled);
            var said = db.LinkDecisions.Where(held => decisions.Contains(held.Id));
            await said.ExecuteDeleteAsync(cancelled);
        }

        return ids.Count;
    }

    private static async Task CutLoose(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled)
    {
        var now = db.Now;
        await db.LinkedIdentities.Where(identity => whole.Identities.Contains(identity.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(identity => identity.YoungPersonId, (Guid?)null).SetProperty(identity => identity.ToEvaluateSince, now), cancelled);
    }

    private static async Task RemoveIdentities(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled) =>
        await db.LinkedIdentities.Where(identity => whole.Identities.Contains(identity.Id) && !db.Signals.Any(signal => signal.IdentityId == identity.Id) && !db.Candidates.Any(held => held.IdentityId == identity.Id)).ExecuteDeleteAsync(cancelled);

    /// <summary>What was written of a meeting as a whole may name them: their names and references are taken out, wherever they stand in this panel, and the rest stays.</summary>
    private static async Task Redact(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled)
    {
        var needles = await Needles(db, whole, cancelled);
        foreach (var needle in needles)
        {
            foreach (var held in await db.MeetingMinutes.AsNoTracking().Where(one => one.PanelId == whole.PanelId && (one.Introduction!.Contains(needle) || one.MattersArising!.Contains(needle)))
                         .Select(one => new { one.Id, one.Introduction, one.MattersArising }).ToListAsync(cancelled))
            {
                var (introduction, arising) = (held.Introduction?.Replace(needle, Removed, StringComparison.Ordinal), held.MattersArising?.Replace(needle, Removed, StringComparison.Ordinal));
                var minutes = db.MeetingMinutes.Where(one => one.Id == held.Id);
                await minutes.ExecuteUpdateAsync(set => set.SetProperty(one => one.Introduction, introduction).SetProperty(one => one.MattersArising, arising), cancelled);
            }

            foreach (var held in await db.MinutedParts.AsNoTracking().Where(one => one.PanelId == whole.PanelId && one.SubjectId == one.MeetingId && one.Content.Contains(needle)).Select(one => new { one.Id, one.Content }).ToListAsync(cancelled))
            {
                var content = held.Content.Replace(needle, Removed, StringComparison.Ordinal);
                var parts = db.MinutedParts.Where(one => one.Id == held.Id);
                await parts.ExecuteUpdateAsync(set => set.SetProperty(one => one.Content, content), cancelled);
            }

            foreach (var held in await db.Addenda.AsNoTracking().Where(one => one.PanelId == whole.PanelId && one.AgendaItemId == null && one.Text.Contains(needle)).Select(one => new { one.Id, one.Text }).ToListAsync(cancelled))
            {
                var text = held.Text.Replace(needle, Removed, StringComparison.Ordinal);
                var addenda = db.Addenda.Where(one => one.Id == held.Id);
                await addenda.ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, text), cancelled);
            }
        }
    }

    private static async Task<List<string>> Needles(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled)
    {
        var references = await db.Cases.Where(held => whole.Cases.Contains(held.Id)).Select(held => held.Reference).ToListAsync(cancelled);
        references.AddRange(await db.Referrals.Where(held => whole.Referrals.Contains(held.Id) && held.Reference != null).Select(held => held.Reference!).ToListAsync(cancelled));
        var names = (await db.YoungPeople.Where(held => whole.YoungPeople.Contains(held.Id)).Select(held => new { held.GivenName, held.FamilyName, held.PreferredName }).ToListAsync(cancelled))
            .Concat(await db.Referrals.Where(held => whole.Referrals.Contains(held.Id)).Select(held => new { GivenName = held.GivenName ?? "", FamilyName = held.FamilyName ?? "", held.PreferredName }).ToListAsync(cancelled));
        return [.. references.Concat(names.SelectMany(name => new[] { name.GivenName, name.PreferredName }.Where(given => !string.IsNullOrEmpty(given)).Select(given => $"{given} {name.FamilyName}".Trim())))
            .Where(needle => needle.Length > 3).Distinct().OrderByDescending(needle => needle.Length)];
    }

    /// <summary>Mails carry the address of what they are about, sent or not; a form that its writer has not sent again is kept under its address.</summary>
    private static async Task RemoveMail(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled)
    {
        List<Guid> ids =
        [
            .. whole.Subjects, .. whole.Cases,
            .. await db.AgencyChecks.Where(held => whole.Cases.Contains(held.CaseId)).Select(held => held.Id).ToListAsync(cancelled),
            .. await db.SupportActions.Where(held => whole.Cases.Contains(held.CaseId)).Select(held => held.Id).ToListAsync(cancelled),
            .. await db.Interventions.Where(held => whole.Cases.Contains(held.CaseId)).Select(held => held.Id).ToListAsync(cancelled),
            .. await db.RequestsToChair.Where(held => whole.Cases.Contains(held.CaseId)).Select(held => held.Id).ToListAsync(cancelled),
            .. await db.PostClosureChecks.Where(held => whole.Cases.Contains(held.CaseId)).Select(held => held.Id).ToListAsync(cancelled),
            .. await db.AgendaItems.Where(held => whole.Cases.Contains(held.CaseId)).Select(held => held.Id).ToListAsync(cancelled),
        ];
        foreach (var id in ids.Select(id => id.ToString()))
        {
            var mails = db.OutboxMessages.Where(mail => mail.Body.Contains(id));
            await mails.ExecuteDeleteAsync(cancelled);
            await db.KeptForms.Where(form => form.Path.Contains(id)).ExecuteDeleteAsync(cancelled);
        }

        foreach (var reference in await db.Cases.Where(held => whole.Cases.Contains(held.Id)).Select(held => held.Reference).ToListAsync(cancelled))
        {
            var mails = db.OutboxMessages.Where(mail => mail.Subject.Contains(reference) || mail.Body.Contains(reference));
            await mails.ExecuteDeleteAsync(cancelled);
        }
    }
}
