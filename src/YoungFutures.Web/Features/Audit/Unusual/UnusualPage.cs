using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit.Unusual;

public sealed record UnusualRow(Guid Id, LookRule Rule, string? Who, string? Agency, DateOnly Day, int Looks, Guid? SubjectId, DateOnly? DueOn, LookOutcome? Outcome);

/// <summary>How often a rule was right: of what was reviewed, how much was no false alarm.</summary>
public sealed record RulePrecision(LookRule Rule, int Reviewed, int FalseAlarms)
{
    public int Right => Reviewed - FalseAlarms;
    public int? Percent => Reviewed == 0 ? null : (int)Math.Round(100.0 * Right / Reviewed, MidpointRounding.AwayFromZero);
}

public sealed record UnusualPage(LookRule? Rule, string State, Paged<UnusualRow> Rows, IReadOnlyDictionary<Guid, string> References, IReadOnlyList<RulePrecision> Precision, DateTime Now)
{
    public const string Open = "open";
    public const string Reviewed = "reviewed";
    public const string All = "all";

    public static string Address(LookRule? rule, string state) => (rule, state) switch
    {
        (null, Open) => "/audit/unusual",
        (null, _) => $"/audit/unusual?show={state}",
        _ => $"/audit/unusual?rule={rule}&show={state}",
    };

    public bool IsLate(UnusualRow row) => WorkingCalendar.EnglandAndWales.IsLate(row.DueOn, UkTime.LocalDate(Now));
}

/// <summary>What a rule found and by what, in words and counts.</summary>
public sealed record UnusualHead(Guid Id, LookRule Rule, string? Who, string? Agency, string Panel, string? Reference, int Looks, DateTime FirstAt, DateTime LastAt, IReadOnlyList<string> Evidence, string Lines, string Version)
{
    public static async Task<UnusualHead> Of(YoungFuturesDb db, UnusualLook held, AuditReferences references, Viewer viewer, Words T)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var who = await db.Users.Where(user => user.Id == held.LookerId).Select(user => user.DisplayName).FirstOrDefaultAsync();
        var agency = await db.Agencies.Where(one => one.Id == held.AgencyId).Select(one => welsh ? one.NameCy : one.Name).FirstOrDefaultAsync();
        var panel = await db.Panels.AsNoTracking().SingleAsync(one => one.Id == held.PanelId);
        var reference = held.SubjectId is { } subject ? (await references.OfSubjects([subject], viewer.GovernedPanelIds)).GetValueOrDefault(subject) : null;
        DateOnly first = UkTime.LocalDate(held.FirstAt), last = UkTime.LocalDate(held.LastAt);
        var lines = string.Create(CultureInfo.InvariantCulture, $"/audit?User={held.LookerId}&From.Day={first.Day}&From.Month={first.Month}&From.Year={first.Year}&To.Day={last.Day}&To.Month={last.Month}&To.Year={last.Year}")
            + (held.SubjectId is { } about ? $"&About={about}" : "");
        return new(held.Id, held.Rule, who, agency, T.Of(panel), reference, held.Looks, held.FirstAt, held.LastAt, [.. WentBy(held, T)], lines, held.Version.ToString());
    }

    private static IEnumerable<string> WentBy(UnusualLook held, Words T)
    {
        switch (held.Rule)
        {
            case LookRule.Many:
                yield return T["Young people looked at on that day: {0}", held.Records];
                yield return held.OwnUsual is { } own ? T["Usual in a day for this person: {0}", own] : T["What is usual for this person is not known yet."];
                yield return held.RoleUsual is { } role ? T["Usual in a day for others of the same role: {0}", role] : T["What is usual for others of the same role is not known yet."];
                break;
            case LookRule.OwnName:
                yield return T["Others in the panel’s records who bear this family name: {0} of {1}", held.Bearers ?? 0, held.OutOf ?? 0];
                break;
            case LookRule.NoReason:
                yield return T["At that moment neither this person nor their agency had a part in anything about this young person."];
                break;
            case LookRule.LongClosed when held.ClosedOn is { } closed:
                yield return T["The last of it ended on {0}, and on the day of the look this person changed nothing about it.", closed.ToLong()];
                break;
            case LookRule.OutOfHours:
                yield return T["Young people looked at outside working hours: {0}", held.Records];
                break;
        }
    }
}

public sealed record UnusualLookPage(UnusualHead Head, bool MayReview, string? Owner, DateOnly? DueOn, LookOutcome? Outcome, string? Note, string? ReviewedBy, DateTime? ReviewedAt);
