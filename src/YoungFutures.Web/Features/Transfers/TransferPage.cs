using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Transfers;

/// <summary>A case offered to another panel, as both panels see it: what was written for the transfer, and nothing of the case.</summary>
public sealed record TransferPage(Guid Id, string? Version, TransferStatus Status, string Reference, string From, string To, string Name, DateOnly? BornOn, string Because, string Summary,
    string Concerns, string Strengths, string? Views, FamilyAware FamilyAware, string FamilyKnows, DateTime ProposedAt, string? ProposedBy, DateOnly? DueOn, string? DeclinedBecause, string? TheirReference) : IVersioned
{
    public bool CanAnswer { get; init; }
    public bool CanWithdraw { get; init; }
    /// <summary>Only where the case is in the reader's sight.</summary>
    public Guid? CaseId { get; init; }

    public static async Task<TransferPage> Of(YoungFuturesDb db, Viewer viewer, CaseTransfer transfer, Words T)
    {
        var panels = await db.Panels.AsNoTracking().Where(panel => panel.Id == transfer.PanelId || panel.Id == transfer.ToPanelId).ToDictionaryAsync(panel => panel.Id);
        return new TransferPage(transfer.Id, transfer.Version.ToString(), transfer.Status, transfer.CaseReference, T.Of(panels[transfer.PanelId]), T.Of(panels[transfer.ToPanelId]),
            transfer.SubjectName, transfer.SubjectBornOn, transfer.Because, transfer.Summary, transfer.Concerns, transfer.Strengths, transfer.Views, transfer.FamilyAware, transfer.FamilyKnows,
            transfer.ProposedAt, await db.Users.Where(user => user.Id == transfer.ProposedById).Select(user => user.DisplayName).SingleOrDefaultAsync(), transfer.DueOn, transfer.DeclinedBecause, transfer.TheirReference)
        {
            CanAnswer = transfer.IsOpen && viewer.May(TransferRights.Answer, transfer),
            CanWithdraw = transfer.IsOpen && viewer.May(TransferRights.Withdraw, transfer),
            CaseId = await db.Cases.AnyAsync(@case => @case.Id == transfer.CaseId) ? transfer.CaseId : null,
        };
    }
}
