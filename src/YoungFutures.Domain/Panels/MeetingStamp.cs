using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// How a meeting stands, in sixteen letters that are others as soon as anything about it is: its agenda, who is there, an item, a decision, an answer, who may look.
/// It is read around the filter and says no more than that something changed.
/// </summary>
public static class MeetingStamp
{
    public static async Task<string> StampOf(this YoungFuturesDb db, Guid meetingId, CancellationToken cancelled = default)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Watching);
        try
        {
            var meeting = await db.PanelMeetings.Where(held => held.Id == meetingId)
                .Select(held => new
                {
                    held.Version,
                    // Whoever lost their part in the panel is to notice as quickly as those who stay.
                    People = db.Memberships.Count(part => part.PanelId == held.PanelId && part.Until == null),
                })
                .SingleOrDefaultAsync(cancelled);
            var items = await db.AgendaItems.Where(item => item.MeetingId == meetingId)
                .Select(item => new
                {
                    item.Id,
                    item.Version,
                    Case = item.Case.Version,
                    // Lifting one out of the quick-agree list makes no open form stale, so neither item nor meeting has another version by it.
                    Quick = db.QuickProposals.Where(proposal => proposal.AgendaItemId == item.Id).Select(proposal => (Guid?)proposal.Version).FirstOrDefault(),
                    Opened = db.Openings.Count(opening => opening.AgendaItemId == item.Id),
                    Answers = db.AgencyChecks.Count(check => check.CaseId == item.CaseId && check.ReturnedAt != null),
                    Actions = db.SupportActions.Count(action => action.CaseId == item.CaseId),
                    KeptOut = db.Exclusions.Count(exclusion => exclusion.CaseId == item.CaseId && exclusion.Until == null),
                    Proposed = db.Declarations.Count(declaration => declaration.CaseId == item.CaseId && declaration.State == DeclarationState.Proposed),
                    Told = db.Disclosures.Count(disclosure => disclosure.CaseId == item.CaseId),
                    TellsNow = db.Disclosures.Count(disclosure => disclosure.CaseId == item.CaseId && disclosure.Until == null),
                    LetIn = db.Involvements.Count(involvement => involvement.CaseId == item.CaseId && involvement.Until == null),
                })
                .ToListAsync(cancelled);
            var whole = string.Create(CultureInfo.InvariantCulture, $"{meeting};{string.Join(';', items.OrderBy(item => item.Id))}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..16];
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
