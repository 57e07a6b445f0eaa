using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Exports;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Checks;

/// <summary>One check in a list.</summary>
public sealed record CheckRow(Guid Id, string Reference, string Name, string Agency, DateTime AskedAt, DateOnly? DueOn, DateTime? OpenedAt, CheckAnswer? Answer, DateTime? ReturnedAt, DateTime? RemindedAt) : IListed
{
    public Guid? SubjectId { get; init; }
    public Guid PanelId { get; init; }
}

public sealed record CheckListPage(string Show, bool OfPanel, Paged<CheckRow> Checks)
{
    /// <summary>The panels whose questions the reader may see.</summary>
    public IReadOnlyList<(Guid PanelId, string Name)> QuestionsOf { get; init; } = [];

    public const string Open = "open", Late = "late", Unopened = "unopened", Returned = "returned";

    public static async Task<CheckListPage> Of(YoungFuturesDb db, Viewer viewer, string? show, int page)
    {
        var ofPanel = viewer.PanelIds.Length > 0;
        show = ShownOf(viewer, show);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return new(show, ofPanel, await Rows(db, viewer, show).ToPageAsync(page))
        {
            QuestionsOf = [.. (await db.Panels.Where(panel => viewer.PanelIds.Contains(panel.Id)).OrderBy(panel => panel.Code).Select(panel => new { panel.Id, Name = welsh ? panel.NameCy : panel.Name }).ToListAsync())
                .Select(panel => (panel.Id, panel.Name))],
        };
    }

    /// <summary>What is shown where the address asks for this.</summary>
    public static string ShownOf(Viewer viewer, string? show) => show is Late or Returned || (show == Unopened && viewer.PanelIds.Length > 0) ? show : Open;

    /// <summary>The lines of the list in their order, for its page and for its file.</summary>
    /// <param name="show">One of <see cref="ShownOf"/>.</param>
    public static IQueryable<CheckRow> Rows(YoungFuturesDb db, Viewer viewer, string show)
    {
        var checks = viewer.PanelIds.Length > 0
            ? db.AgencyChecks.Where(check => viewer.PanelIds.Contains(check.PanelId))
            : db.AgencyChecks.Where(check => check.AgencyId == viewer.AgencyId);
        var past = WorkingCalendar.EnglandAndWales.Past(UkTime.LocalDate(db.Now));
        // An open check has a due date; one that was answered or taken back has none.
        checks = show switch
        {
            Late => checks.Where(check => check.DueOn < past),
            Unopened => checks.Where(check => check.DueOn != null && check.OpenedAt == null),
            Returned => checks.Where(check => check.ReturnedAt != null),
            _ => checks.Where(check => check.DueOn != null),
        };
        var ordered = show == Returned
            ? checks.OrderByDescending(check => check.ReturnedAt).ThenBy(check => check.Id)
            : checks.OrderBy(check => check.DueOn).ThenBy(check => check.Reference).ThenBy(check => check.Id);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return ordered
            .Select(check => new CheckRow(check.Id, check.Reference, check.SubjectName, welsh ? check.Agency.NameCy : check.Agency.Name,
                check.AskedAt, check.DueOn, check.OpenedAt, check.Answer, check.ReturnedAt, check.RemindedByHandAt) { SubjectId = check.SubjectId, PanelId = check.PanelId });
    }
}

/// <summary>A question to an agency, what the agency needs to answer it, and the answer.</summary>
public sealed record CheckPage(
    Guid Id, string Version, string Reference, Guid? CaseId, string? CaseReference, string Name, DateOnly? BornOn, int? Age, string? Area, string Summary, string Question, string Agency, string AskedBy, DateTime AskedAt,
    DateOnly? DueOn, string? Owner, DateTime? OpenedAt, string? OpenedBy, bool IsOpen, bool MayAnswer, bool MayHandOn, bool MayTakeBack, bool MayEndSight, bool MaySeeRisk, DateTime? UnassignedAt, DateTime? SightEndedAt,
    CheckAnswer? Answer, string? AnsweredBy, DateTime? ReturnedAt, string? Known, string? Risks, string? Strengths, string? OwnWords, string? FamilysWords, string? CannotShareBecause, DateOnly? MissedOn,
    Visibility Visibility, IReadOnlyList<string> NamedAgencies, LegalGateway? Gateway)
{
    public bool MayRemind { get; init; }
    /// <summary>When the panel last reminded the agency by hand, who did, and how often it was done.</summary>
    public DateTime? RemindedAt { get; init; }
    public string? RemindedBy { get; init; }
    public int Reminders { get; init; }
    /// <summary>The last day of the reader’s agency’s sharing agreement, where that has ended: nothing can be answered.</summary>
    public DateOnly? SharedUntil { get; init; }
    /// <summary>Whose young person it is about; never shown or linked to.</summary>
    public Guid OfCaseId { get; init; }

    public static async Task<CheckPage> Of(YoungFuturesDb db, Viewer viewer, AgencyCheck check)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var people = await db.Users.Where(user => user.Id == check.AskedById || user.Id == check.OwnerId || user.Id == check.OpenedById || user.Id == check.ReturnedById || user.Id == check.RemindedByHandById)
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        string? NameOf(Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;
        var area = await db.PanelAreas.Where(held => held.PanelId == check.PanelId && held.Code == check.SubjectAreaCode)
            .Select(held => welsh ? held.NameCy : held.Name).FirstOrDefaultAsync();
        var named = await db.Agencies.Where(agency => check.NamedAgencyIds.Contains(agency.Id)).OrderBy(agency => agency.Name)
            .Select(agency => welsh ? agency.NameCy : agency.Name).ToListAsync();
        var ofCase = await db.Cases.Where(@case => @case.Id == check.CaseId).Select(@case => @case.Reference).SingleOrDefaultAsync();
        return new(check.Id, check.Version.ToString(), check.Reference, ofCase is null ? null : check.CaseId, ofCase, check.SubjectName, check.SubjectBornOn,
            check.SubjectBornOn is { } born ? Domain.Calendar.Age.On(born, UkTime.LocalDate(db.Now)) : null, area, check.Summary, welsh ? check.QuestionInWelsh ?? check.Question : check.Question,
            welsh ? check.Agency.NameCy : check.Agency.Name, NameOf(check.AskedById) ?? "–", check.AskedAt, check.DueOn, NameOf(check.OwnerId), check.OpenedAt, NameOf(check.OpenedById),
            check.IsOpen, viewer.May(CheckRights.Return, check), check.IsOpen && viewer.May(CheckRights.HandOn, check), check.IsOpen && viewer.May(CheckRights.Unassign, check),
            viewer.May(CheckRights.Unassign, check) && check.CanEndSight(db.Now), viewer.May(SafeguardingRights.Raise, check), check.UnassignedAt, check.SightEndedAt,
            check.Answer, NameOf(check.ReturnedById), check.ReturnedAt, check.Known, check.Risks, check.Strengths, check.OwnWords, check.FamilysWords, check.CannotShareBecause, check.MissedOn,
            check.Visibility, named, check.Gateway)
        {
            SharedUntil = viewer.ToldUntil is { } told && viewer.May(CheckRights.Return, check) ? UkTime.LocalDate(told).AddDays(-1) : null,
            OfCaseId = check.CaseId, MayRemind = check.IsOpen && viewer.May(CheckRights.Remind, check),
            RemindedAt = check.RemindedByHandAt, RemindedBy = NameOf(check.RemindedByHandById), Reminders = check.RemindersByHand,
        };
    }
}
