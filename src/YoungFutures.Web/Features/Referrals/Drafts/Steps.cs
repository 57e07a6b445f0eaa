using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Drafts;

/// <summary>The way through a draft: one topic a page, then the answers once more before they are sent.</summary>
public static class Steps
{
    public static string Path(Guid referralId, DraftStep step) => step switch
    {
        DraftStep.Referrer => $"/referrals/{referralId}/referrer",
        DraftStep.YoungPerson => $"/referrals/{referralId}/young-person",
        DraftStep.Reasons => $"/referrals/{referralId}/reasons",
        _ => $"/referrals/{referralId}/safety",
    };

    /// <summary>Where a draft goes on: the first page that lacks an answer, or the check of the answers.</summary>
    public static string Next(Referral draft) => Enum.GetValues<DraftStep>().Where(step => !draft.IsDone(step) || IsUnseen(draft, step)).ToList() is [var step, ..]
        ? Path(draft.Id, step)
        : $"/referrals/{draft.Id}/check-answers";

    // A name and a birth date come along from the search before; sex, area and language have still to be asked.
    private static bool IsUnseen(Referral draft, DraftStep step) => step == DraftStep.YoungPerson && !draft.WasSaved(step);

    /// <summary>On from a page that was just saved: to the next one, or, where all of them are done, back to the check.</summary>
    public static string After(Referral draft, DraftStep step) =>
        draft.StepsToDo.Count == 0 || step == DraftStep.Safety ? $"/referrals/{draft.Id}/check-answers" : Path(draft.Id, step + 1);

    /// <summary>
    /// Saves what was answered well, even where the rest of the page comes back: nothing typed is lost. A form that was kept while its writer
    /// was signed out is only shown.
    /// </summary>
    public static async Task SaveStep(this YoungFuturesDb db, Referral draft, IDraftForm form, DraftStep step, ModelStateDictionary state)
    {
        db.Expect(draft, form.Version);
        if (!state.IsWhole()) return;
        form.WriteTo(draft, state);
        draft.SaveStep(step, complete: state.IsValid && !form.IsLater, db.Now);
        // The page that comes back is the same form, so its one-time key must still be good.
        if (!state.IsValid) db.FormKey = null;
        await db.SaveChangesAsync();
        form.Version = draft.Version.ToString();
    }

    /// <summary>Nothing is wrong with the answer to this question.</summary>
    public static bool IsFine(this ModelStateDictionary state, string name) => state.GetFieldValidationState(name) != ModelValidationState.Invalid;

    /// <summary>No form came with an error about itself: what it holds is what its writer means to save now.</summary>
    public static bool IsWhole(this ModelStateDictionary state) => !state.TryGetValue("", out var whole) || whole.Errors.Count == 0;

    /// <summary>The service that must know has confirmed it, and no other report of this referral still waits.</summary>
    public static async Task<bool> SafeguardingConfirmed(this YoungFuturesDb db, Guid referralId)
    {
        var confirmed = await db.SafeguardingReports.Where(report => report.RecordId == referralId).Select(report => report.ConfirmedAt != null).Distinct().ToListAsync();
        return confirmed is [true];
    }
}

/// <summary>One page of a draft.</summary>
public interface IDraftForm : IVersioned
{
    new string? Version { get; set; }

    /// <summary>"Save and come back later" was pressed: what is missing may stay missing.</summary>
    bool IsLater { get; }

    /// <summary>Writes the answers with which nothing is wrong.</summary>
    void WriteTo(Referral draft, ModelStateDictionary state);
}

/// <summary>What stands above every page of a draft: which it is, whether the form is stopped, and how old the young person is on the day of referral.</summary>
public sealed record StepHead(Guid ReferralId, DraftStep? Step, bool HasReferrerStep, bool IsStopped, int? Age, bool IsEstimated, int MinimumAge, int MaximumAge, DateOnly? KeptUntil)
{
    public int Number => Step is { } step ? (int)step + (HasReferrerStep ? 1 : 0) : 0;
    public int Of => HasReferrerStep ? 4 : 3;
    public string? Previous => Step is null or DraftStep.Referrer || (Step == DraftStep.YoungPerson && !HasReferrerStep) ? null : Steps.Path(ReferralId, Step.Value - 1);

    public static async Task<StepHead> For(Referral draft, DraftStep? step, YoungFuturesDb db, PanelSettings limits) => new(
        draft.Id, step, db.Viewer.Runs(draft.PanelId), draft.ImmediateRisk == Answer.Yes && !await db.SafeguardingConfirmed(draft.Id),
        draft.AgeAtReferral, draft.BornOnEstimated, limits.MinimumAge, limits.MaximumAge, draft.ImmediateRisk == Answer.Yes ? null : draft.DueOn);
}
