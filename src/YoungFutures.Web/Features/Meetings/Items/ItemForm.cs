using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Items;

/// <summary>Cases to put on the agenda, several at once.</summary>
public sealed class ItemForm : IVersioned
{
    public const int UsualMinutes = 15;
    private const int MostAtOnce = 100;

    [Display(Name = "Which cases are to be heard?")] public List<Guid> CaseIds { get; set; } = [];
    [Display(Name = "Minutes for each")] public int? Minutes { get; set; }
    /// <summary>Whatever was chosen: all that wait and lack nothing.</summary>
    [Display(Name = "Ready")] public bool AllReady { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public DateTime StartsAt { get; set; }
    [BindNever] public bool IsPublished { get; set; }
    [BindNever] public string? Reference { get; set; }
    [BindNever] public Paged<Choice>? Cases { get; set; }
    [BindNever] public int Ready { get; set; }

    public async Task Offer(YoungFuturesDb db, PanelMeeting meeting, string? reference, int page, Words T)
    {
        (MeetingId, StartsAt, IsPublished) = (meeting.Id, meeting.StartsAt, meeting.PublishedAt is not null);
        Reference = reference?.Trim().ToUpperInvariant() is { Length: > 0 and <= 20 } asked ? asked : null;
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var found = db.CasesFor(meeting);
        if (Reference is not null) found = found.Where(held => held.Reference.Contains(Reference));
        var rows = await found.Select(held => new
        {
            held.Id, held.Reference, held.YoungPerson.GivenName, held.YoungPerson.FamilyName, held.ListBy, held.AdoptedAt, held.ReviewOn, held.IsUrgent,
            Asked = held.Checks.Count(check => check.UnassignedAt == null),
        }).ToPageAsync(page);
        var caseIds = rows.Items.Select(row => row.Id).ToList();
        var missing = (await db.AgencyChecks.Where(check => caseIds.Contains(check.CaseId) && check.UnassignedAt == null && check.ReturnedAt == null)
            .OrderBy(check => check.DueOn).Select(check => new { check.CaseId, Agency = welsh ? check.Agency.NameCy : check.Agency.Name }).ToListAsync())
            .ToLookup(check => check.CaseId, check => check.Agency);
        var ready = await Domain.Panels.Readiness.Of(db, caseIds);
        Ready = (await ReadyFor(db, meeting)).Count;
        Cases = new Paged<Choice>([.. rows.Items.Select(row => new Choice(row.Id.ToString(), T["{0}, {1}", row.Reference, $"{row.GivenName} {row.FamilyName}".Trim()],
            string.Join(" ", new[]
            {
                row.IsUrgent ? T["Urgent."] : null,
                row.AdoptedAt is not null && row.ReviewOn is { } review ? T["Review due on {0}.", review.ToLong()] : T["To be heard by {0}.", row.ListBy.ToLong()],
                row.Asked == 0 ? T["No agency was asked."] : !missing.Contains(row.Id) ? T["All checks are returned."] : T["Checks not returned: {0}.", string.Join(", ", missing[row.Id])],
                ready.GetValueOrDefault(row.Id) is { IsReady: false } points ? T["Missing: {0}.", string.Join(", ", points.Missing.Select(point => T.Of(point)))] : T["Ready."],
            }.Where(sentence => sentence is not null))))], rows.Page, rows.PageSize, rows.Total);
    }

    /// <summary>The cases that this meeting can hear and that lack nothing, soonest first.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadyFor(YoungFuturesDb db, PanelMeeting meeting)
    {
        var waiting = await db.CasesFor(meeting).Select(held => held.Id).Take(MostAtOnce).ToListAsync();
        var ready = await Domain.Panels.Readiness.Of(db, waiting);
        return [.. waiting.Where(caseId => ready.GetValueOrDefault(caseId) is { IsReady: true })];
    }
}

public sealed class ItemFormValidator : AbstractValidator<ItemForm>
{
    public ItemFormValidator(Words T)
    {
        RuleFor(form => form.CaseIds).NotEmpty().When(form => !form.AllReady).WithMessage(_ => T["Choose at least one case"]);
        RuleFor(form => form.Minutes).NotNull().WithMessage(_ => T["Enter how many minutes each case is to have"])
            .InclusiveBetween(1, 120).WithMessage(_ => T["An item lasts between 1 and 120 minutes"]);
    }
}
