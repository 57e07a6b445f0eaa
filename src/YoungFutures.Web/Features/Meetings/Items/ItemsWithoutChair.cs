using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Web.Features.Meetings.Items;

/// <summary>The items of a meeting that its chair does not chair, as <see cref="AgendaItem.NeedsAnotherChair"/> has it; for whoever runs or chairs the panel.</summary>
public static class ItemsWithoutChair
{
    public static async Task<IReadOnlySet<Guid>> Of(YoungFuturesDb db, PanelMeeting meeting)
    {
        if (meeting.ChairId is not { } chairId || meeting.ChairPresence is not (null or Presence.Present)) return new HashSet<Guid>();
        var now = db.Now;
        return (await db.AgendaItems.Where(item => item.MeetingId == meeting.Id
                && (db.Referrals.Any(referral => referral.CaseId == item.CaseId && referral.ReferrerId == chairId)
                    || db.Declarations.Any(held => held.CaseId == item.CaseId && held.PersonId == chairId && held.State == DeclarationState.InForce && held.Tie == Tie.Referred)
                    || db.Exclusions.Any(held => held.CaseId == item.CaseId && held.UserId == chairId && held.From <= now && (held.Until == null || now < held.Until))))
            .Select(item => item.Id).ToListAsync()).ToHashSet();
    }

    /// <summary>Those whose cases the chair must not see: whoever runs the panel finishes their minutes.</summary>
    public static async Task<IReadOnlySet<Guid>> OutOfTheChairsSight(this YoungFuturesDb db, PanelMeeting meeting)
    {
        if (meeting.ChairId is not { } chairId) return new HashSet<Guid>();
        return (await db.AgendaItems.Where(item => item.MeetingId == meeting.Id && db.Exclusions.Any(held => held.CaseId == item.CaseId && held.UserId == chairId && held.Until == null))
            .Select(item => item.Id).ToListAsync()).ToHashSet();
    }
}
