using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Sharing;

public sealed record ToldLine(WhoIsTold Whom, bool WasTold, string? ToldBy, DateOnly? ToldOn, ToldHow? How, NotToldGround? Ground, string? Because, string? DecidedBy, string? RecordedBy, DateTime RecordedAt);

public sealed record ObjectionLine(Guid Id, string Agency, string By, string Words, DateOnly On, DateTime? EndedAt, string? EndedBecause);

public sealed record MadeLine(DateOnly On, DisclosureKind Kind, string? From, string? By, string? To, string? ToOther, string? What, string? Purpose, LegalGateway Gateway, LawfulBasis Basis, FamilyKnew Knew,
    string? NotToldBecause, string? Despite);

public sealed record NotSharedLine(DateOnly On, string? With, string? WithOther, string What, string Because, string? By);

public sealed record NoticeLine(Guid Id, PrivacyNoticeState State, DateOnly ObtainedOn, DateOnly PromisedFor, DateOnly? DueOn, DateOnly? GivenOn, NotToldGround? Ground, string? WithheldBecause, string? DecidedBy);

/// <summary>What was shared about a young person and what was not, what the family knows of it, and whom it does not want to know.</summary>
public sealed record SharingPage(CaseHead Head, Nation Nation, bool MayWrite, bool IsOpen, bool YoungPersonMissing, bool ParentsMissing, IReadOnlyList<ToldLine> Told, IReadOnlyList<ObjectionLine> Objections,
    Paged<MadeLine> Made, IReadOnlyList<NotSharedLine> NotShared, IReadOnlyList<NoticeLine> Notices)
{
    private const int Most = 100;
    private const int OnAPage = 25;

    /// <summary>Its reader may open the record to an agency.</summary>
    public bool Opens { get; init; }

    public static async Task<SharingPage> Of(YoungFuturesDb db, Viewer viewer, Case @case, int page)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var id = @case.Id;
        // That it went on in spite of an objection tells of the objection, which the agency itself never learns of.
        var hiddenFrom = viewer.RunsOrChairs(@case.PanelId) ? null : viewer.AgencyId;
        var missing = await FamiliesNotTold.Among(db.AgendaItems, db.Cases.Where(held => held.Id == id)).SingleOrDefaultAsync();
        return new(CaseHead.Of(@case), await db.Panels.Where(panel => panel.Id == @case.PanelId).Select(panel => panel.Nation).SingleAsync(), viewer.May(SharingRights.Write, @case), @case.IsOpen,
            missing?.YoungPerson == true, missing?.Parents == true,
            await db.FamilyTold.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most)
                .Select(held => new ToldLine(held.Whom, held.WasTold, held.ToldBy, held.ToldOn, held.How, held.Ground, held.Because, held.DecidedBy,
                    db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault(), held.RecordedAt)).ToListAsync(),
            await db.Objections.AsNoTracking().Where(held => held.CaseId == id).OrderBy(held => held.EndedAt != null).ThenByDescending(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most)
                .Select(held => new ObjectionLine(held.Id, db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault() ?? "–",
                    held.By, held.Words, held.On, held.EndedAt, held.EndedBecause)).ToListAsync(),
            await db.DisclosuresMade.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).ThenBy(held => held.Id)
                .Select(held => new MadeLine(held.On, held.Kind, db.Agencies.Where(agency => agency.Id == held.FromAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                    db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault(),
                    db.Agencies.Where(agency => agency.Id == held.ToAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(), held.ToOther,
                    held.What, held.Purpose, held.Gateway, held.Basis, held.FamilyKnew, held.NotToldBecause, hiddenFrom != null && held.ToAgencyId == hiddenFrom ? null : held.Despite)).ToPageAsync(page, OnAPage),
            await db.DecisionsNotToShare.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most)
                .Select(held => new NotSharedLine(held.On, db.Agencies.Where(agency => agency.Id == held.WithAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(), held.WithOther,
                    held.What, held.Because, db.Users.Where(user => user.Id == held.DecidedById).Select(user => user.DisplayName).FirstOrDefault())).ToListAsync(),
            await db.PrivacyNotices.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.ObtainedOn).ThenBy(held => held.Id).Take(Most)
                .Select(held => new NoticeLine(held.Id, held.State, held.ObtainedOn, held.PromisedFor, held.DueOn, held.GivenOn, held.Ground, held.WithheldBecause, held.DecidedBy)).ToListAsync())
        {
            Opens = viewer.May(CaseRights.Run, @case) && @case is { IsOpen: true, IsRestricted: false },
        };
    }
}
