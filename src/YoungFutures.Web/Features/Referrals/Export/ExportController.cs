using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Referrals.Export;

[Route("referrals/export")]
[StepUp(typeof(ReferralRights), nameof(ReferralRights.List))]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T, ListFiles files) : ListExportController<ReferralRow>(files)
{
    protected override Task<SavedList<ReferralRow>> Of(Asked asked)
    {
        var list = new ReferralList(db, viewer, asked.Of<ReferralsShown>("show"), asked.Is("mine"));
        return Task.FromResult(new SavedList<ReferralRow>(T["Referrals"], nameof(Referral),
            [Shown(list.Shown), .. asked.Is("mine") ? [T["Only mine"]] : Array.Empty<string>()],
            list.Rows,
            [
                new(T["Reference"], row => row.Reference ?? (row.IsStopped ? T["Stopped draft"] : "")), new(T["Young person"], row => row.Name),
                new(T["Status"], row => string.Join(", ", new[] { T.Of(row.Status), row.IsStopped ? T["Immediate risk"] : null, row.HasEnded ? T["Ended"] : null }.OfType<string>())),
                new(T["Sent"], row => row.SubmittedAt.Cell()), new(T["Due"], row => row.DueOn.Cell()),
            ]));
    }

    private string Shown(ReferralsShown shown) => shown switch
    {
        ReferralsShown.Drafts => T["Drafts"],
        ReferralsShown.Waiting => T["With a question to the referrer"],
        ReferralsShown.ToTell => T["The referrer has yet to be told"],
        ReferralsShown.Ended => T["Ended"],
        ReferralsShown.All => T["All"],
        _ => T["Waiting for something"],
    };
}
