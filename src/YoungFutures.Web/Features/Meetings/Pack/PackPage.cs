using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Features.Checks;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Pack;

/// <summary>The pack on paper, and the line that says whose copy it is.</summary>
public sealed record PackPage(Guid MeetingId, Paper Paper, string Copy, IReadOnlyList<AuditPart> Items)
{
    private const int Most = 500;

    public static async Task<PackPage> For(YoungFuturesDb db, Viewer viewer, Words T, PanelMeeting meeting, PackCopy own)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var today = UkTime.LocalDate(db.Now);
        var decides = viewer.May(MeetingRights.Decide, meeting);
        var panel = await db.Panels.AsNoTracking().Include(held => held.Areas).SingleAsync(held => held.Id == meeting.PanelId);
        var areas = panel.Areas.ToDictionary(area => area.Code, area => T.Of(area));
        var listed = db.AgendaItems.Where(item => item.MeetingId == meeting.Id);
        var items = await listed.OrderBy(item => item.Order).ThenBy(item => item.Id).Select(item => new { item.Id, item.CaseId, item.SubjectId, item.Minutes }).ToListAsync();
        var facts = await db.FactsOf(listed);
        var caseIds = items.ConvertAll(item => item.CaseId);
        var referrals = (await db.Referrals.Where(referral => referral.CaseId != null && caseIds.Contains(referral.CaseId.Value)).OrderBy(referral => referral.SubmittedAt).Take(Most)
            .Select(referral => new { CaseId = referral.CaseId!.Value, referral.ConcernsText, referral.StrengthsText, referral.OwnWords }).ToListAsync()).ToLookup(referral => referral.CaseId);
        var checks = (await db.AgencyChecks.Where(check => caseIds.Contains(check.CaseId) && check.UnassignedAt == null && (decides || check.ReturnedAt != null))
            .OrderBy(check => check.ReturnedAt == null).ThenBy(check => check.ReturnedAt).Take(Most)
            .Select(check => new { check.CaseId, Agency = welsh ? check.Agency.NameCy : check.Agency.Name, check.Answer, check.Known, check.Risks, check.Strengths, check.OwnWords, check.FamilysWords, check.CannotShareBecause, check.ReturnedAt, check.MissedOn })
            .ToListAsync()).ToLookup(check => check.CaseId);
        var decisions = (await db.Decisions.Where(held => caseIds.Contains(held.CaseId) && held.MeetingId != meeting.Id).OrderByDescending(held => held.RecordedAt).Take(Most)
            .Select(held => new { held.CaseId, held.RecordedAt, held.Outcome, held.Reasons }).ToListAsync()).ToLookup(held => held.CaseId);
        var actions = (await db.SupportActions.Where(action => caseIds.Contains(action.CaseId)
                && (action.Status == ActionStatus.Open || action.Status == ActionStatus.Accepted || action.Status == ActionStatus.Declined))
            .OrderBy(action => action.TargetOn).Take(Most)
            .Select(action => new { action.CaseId, action.What, Agency = welsh ? action.Agency.NameCy : action.Agency.Name, action.TargetOn, action.Status }).ToListAsync()).ToLookup(action => action.CaseId);
        var chair = await db.Users.Where(user => user.Id == meeting.ChairId).Select(user => user.DisplayName).SingleOrDefaultAsync();
        var copy = await CopyLine(db, viewer, T, own);

        var parts = new List<PaperPart>
        {
            new([new PaperFacts([new(T["Panel"], T.Of(panel)), new(T["Begins"], meeting.StartsAt.ToLongWithTime()), new(T["Length"], T["{0} minutes", meeting.Minutes]),
                new(T["Place"], meeting.Place ?? T["Online"]), new(T["Chair"], chair ?? "–"), new(T["This copy"], copy)])]),
            new([new PaperHeading(2, T["Agenda"]), items.Count == 0 ? new PaperText(T["There is nothing on the agenda that you can see."])
                // Counted among what the reader sees: a gap in the numbers would tell of an item that is kept from them.
                : new PaperTable(T["Agenda"], [T["Case"], T["No."], T["Name"], T["Minutes"]], [.. items.Select((item, index) => (IReadOnlyList<string>)
                    [facts[item.CaseId].Reference, (index + 1).ToString(CultureInfo.CurrentCulture), facts[item.CaseId].FullName, item.Minutes.ToString(CultureInfo.CurrentCulture)])], UnderHeading: true)]),
        };
        parts.AddRange(items.Select((item, index) => new PaperPart(Sheet(index + 1, item.CaseId), NewSheet: true)));

        return new PackPage(meeting.Id,
            new Paper(T["Pack for the meeting on {0}", meeting.StartsAt.ToLong()], string.Create(CultureInfo.InvariantCulture, $"pack-{panel.Code}-{meeting.On:yyyy-MM-dd}"), parts), copy,
            [.. items.Select(item => new AuditPart(nameof(AgendaItem), item.Id, item.SubjectId, meeting.PanelId))]);

        List<PaperBlock> Sheet(int number, Guid caseId)
        {
            var about = facts[caseId];
            var marks = new[] { about.IsUrgent ? T["Urgent"] : null, about.IsRepeat ? T["Repeat"] : null }.OfType<string>().ToList();
            var sheet = new List<PaperBlock>
            {
                new PaperHeading(2, T["{0}. {1}, {2}", number, about.Reference, about.FullName]),
                new PaperFacts([
                    new(T["Date of birth"], about.BornOn is { } born ? T["{0} (age {1})", born.ToLong(), Age.On(born, today)] : T["Not known yet"]),
                    new(T["Area"], about.AreaCode is { } code ? areas.GetValueOrDefault(code, code) : T["Not known yet"]),
                    new(T["School"], about.School ?? T["Not known yet"]),
                    new(T["Written language"], T.Of(about.WrittenLanguage)),
                    new(T["Case"], string.Join("; ", [T.Of(about.Status), .. marks]))]),
                new PaperHeading(3, T["Why the panel looks at this"]),
                new PaperText(about.Summary, AsWritten: true),
            };
            foreach (var referral in referrals[caseId])
            {
                sheet.Add(new PaperBeside(new(T["Concerns"], referral.ConcernsText ?? T["Not known yet"], AsWritten: true), new(T["Strengths"], referral.StrengthsText ?? T["Not known yet"], AsWritten: true)));
                if (referral.OwnWords is not null) sheet.Add(new PaperFacts([new(T["In the young person’s own words"], referral.OwnWords, AsWritten: true)]));
            }

            sheet.Add(new PaperHeading(3, T["What the agencies said"]));
            var missing = checks[caseId].Where(check => check.Answer is null).Select(check => check.Agency).ToList();
            if (missing.Count > 0) sheet.Add(new PaperText(CheckCounts.NotBack(T, missing.Count, checks[caseId].Count(), missing)));
            if (!checks[caseId].Any()) sheet.Add(new PaperText(T["There is no answer that you can see."]));
            foreach (var check in checks[caseId])
            {
                sheet.Add(new PaperFacts([new(check.Agency, check.Answer is { } answer ? T.Of(answer) : T["Not returned"]),
                    .. check.Known is null ? [] : new[] { new PaperFact(T["What is known"], check.Known, AsWritten: true) },
                    .. check is not { MissedOn: { } missed, ReturnedAt: { } came } ? [] : new[] { new PaperFact(T["Came late"], T["It arrived on {0}, after {1}, when it was due.", came.ToLongWithTime(), missed.ToLong()]) },
                    .. check.CannotShareBecause is null ? [] : new[] { new PaperFact(T["Why it cannot be shared"], check.CannotShareBecause, AsWritten: true) }]));
                if (check.Risks is not null || check.Strengths is not null)
                    sheet.Add(new PaperBeside(new(T["Risks"], check.Risks ?? "–", AsWritten: true), new(T["Strengths"], check.Strengths ?? "–", AsWritten: true)));
                if (check.OwnWords is not null || check.FamilysWords is not null)
                    sheet.Add(new PaperBeside(new(T["What the young person says"], check.OwnWords ?? "–", AsWritten: true), new(T["What the family says"], check.FamilysWords ?? "–", AsWritten: true)));
            }

            if (decisions[caseId].Any())
            {
                sheet.Add(new PaperHeading(3, T["Earlier decisions"]));
                sheet.Add(new PaperFacts([.. decisions[caseId].Select(held => new PaperFact(T["{0}: {1}", held.RecordedAt.ToLong(), T.Of(held.Outcome)], held.Reasons, AsWritten: true))]));
            }

            if (actions[caseId].Any())
                sheet.Add(new PaperTable(T["Open actions"], [T["What is to be done?"], T["Agency"], T["Done by"], T["Status"]],
                    [.. actions[caseId].Select(action => (IReadOnlyList<string>)[action.What, action.Agency, action.TargetOn.ToLong(), T.Of(action.Status)])]));
            return sheet;
        }
    }

    private static async Task<string> CopyLine(YoungFuturesDb db, Viewer viewer, Words T, PackCopy copy)
    {
        var agency = viewer.AgencyId is { } agencyId ? await db.Agencies.AsNoTracking().SingleOrDefaultAsync(held => held.Id == agencyId) : null;
        return agency is null
            ? T["Copy {0} for {1}. Printed {2}.", copy.Number, viewer.DisplayName, db.Now.ToLongWithTime()]
            : T["Copy {0} for {1}, {2}. Printed {3}.", copy.Number, viewer.DisplayName, T.Of(agency), db.Now.ToLongWithTime()];
    }
}
