using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Documents;

public static class DocumentRights
{
    public static readonly Right<Case> AddToCase = new(nameof(AddToCase), (viewer, @case) => viewer.WorksOnCases);

    public static readonly Right<Referral> AddToReferral = new(nameof(AddToReferral), (viewer, referral) => viewer.WorksOnCases);

    /// <summary>Taking one back: its sender, their agency, and whoever runs the panel.</summary>
    public static readonly Right<Document> Withdraw = new(nameof(Withdraw), (viewer, document) =>
        viewer.UserId == document.SentById || viewer.BelongsTo(document.AgencyId) || viewer.Runs(document.PanelId));
}
