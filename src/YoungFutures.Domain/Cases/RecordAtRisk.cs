using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>Somebody who runs or chairs the panel and must hear at once.</summary>
public sealed record MustKnow(Guid UserId, string Email, string Culture);

/// <summary>The record on which somebody saw that a child is at risk: whom it is about, where they live, and who must be told.</summary>
public sealed record RecordAtRisk(ReportedFrom From, Guid RecordId, string? Reference, Guid SubjectId, Guid PanelId, Guid? CaseId, string? AreaCode, string? Name)
    : IAboutYoungPerson
{
    /// <summary>As far as the viewer sees the record; null where they do not.</summary>
    public static async Task<RecordAtRisk?> Find(YoungFuturesDb db, ReportedFrom from, Guid id)
    {
        switch (from)
        {
            case ReportedFrom.Referral:
                return await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == id) is { } referral
                    ? new(from, id, referral.Reference, referral.YoungPersonId ?? referral.Id, referral.PanelId, referral.CaseId, referral.AreaCode, referral.NameAsGiven)
                    : null;
            case ReportedFrom.Case:
                return await db.Cases.AsNoTracking().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == id) is { } @case
                    ? new(from, id, @case.Reference, @case.YoungPersonId, @case.PanelId, @case.Id, @case.AreaCode, @case.YoungPerson.FullName)
                    : null;
            case ReportedFrom.Check:
                return await db.AgencyChecks.AsNoTracking().SingleOrDefaultAsync(held => held.Id == id) is { } check
                    ? new(from, id, check.Reference, check.SubjectId, check.PanelId, check.CaseId, check.SubjectAreaCode, check.SubjectName)
                    : null;
            case ReportedFrom.Note:
                return await db.Notes.AsNoTracking().Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == id) is { } note
                    ? new(from, id, note.Case.Reference, note.SubjectId, note.PanelId, note.CaseId, note.Case.AreaCode, note.Case.YoungPerson.FullName)
                    : null;
            case ReportedFrom.Action:
                if (await db.SupportActions.AsNoTracking().SingleOrDefaultAsync(held => held.Id == id) is not { } action) return null;
                // Whoever owns only an action does not see the case, but must ring the young person's own council.
                await using (var register = db.As(Purpose.ActingNow))
                {
                    var areaCode = await register.Cases.Where(held => held.Id == action.CaseId).Select(held => held.AreaCode).SingleOrDefaultAsync();
                    return new(from, id, action.CaseReference, action.SubjectId, action.PanelId, action.CaseId, areaCode, action.SubjectName);
                }
            case ReportedFrom.Intervention:
                if (await db.Interventions.AsNoTracking().SingleOrDefaultAsync(held => held.Id == id) is not { } support) return null;
                await using (var register = db.As(Purpose.ActingNow))
                {
                    var areaCode = await register.Cases.Where(held => held.Id == support.CaseId).Select(held => held.AreaCode).SingleOrDefaultAsync();
                    return new(from, id, support.CaseReference, support.SubjectId, support.PanelId, support.CaseId, areaCode, support.SubjectName);
                }
            case ReportedFrom.Candidate:
                return await db.Candidates.AsNoTracking().SingleOrDefaultAsync(held => held.Id == id) is { } candidate
                    ? new(from, id, null, candidate.Id, candidate.PanelId, null, candidate.AreaCode, candidate.NameAsGiven)
                    : null;
            default:
                throw new ArgumentOutOfRangeException(nameof(from), from, "Unknown kind of record.");
        }
    }

    /// <summary>
    /// Whoever runs or chairs the panel and may see this record. Where that is nobody, all of them: a child at risk outranks the
    /// restriction, and the message holds no more than a reference.
    /// </summary>
    public async Task<IReadOnlyList<MustKnow>> WhoMustKnow(YoungFuturesDb db)
    {
        await using var register = db.As(Purpose.ActingNow);
        var today = Calendar.UkTime.LocalDate(register.Now);
        var all = await register.Memberships
            .Where(held => held.PanelId == PanelId && (held.Role == Role.Coordinator || held.Role == Role.Chair)
                && held.From <= register.Now && (held.Until == null || register.Now < held.Until))
            .Join(register.Users, held => held.UserId, user => user.Id, (held, user) => user)
            .Where(user => user.Email != null && (user.LeavesOn == null || today <= user.LeavesOn))
            .Select(user => new MustKnow(user.Id, user.Email!, user.Culture))
            .Distinct()
            .ToListAsync();
        if (CaseId is null) return all;

        var @case = await register.Cases.AsNoTracking().AsSplitQuery().Include(held => held.Exclusions).Include(held => held.Involvements).SingleAsync(held => held.Id == CaseId);
        var mayKnow = all.Where(person =>
            !@case.Exclusions.Exists(held => held.UserId == person.UserId && held.From <= register.Now && (held.Until is null || register.Now < held.Until))
            && (!@case.IsRestricted || @case.Involvements.Exists(held => held.UserId == person.UserId && held.IsOpenAt(register.Now)))).ToList();
        return mayKnow.Count > 0 ? mayKnow : all;
    }

    public async Task<bool> IsRestricted(YoungFuturesDb db)
    {
        if (CaseId is null) return false;
        await using var register = db.As(Purpose.ActingNow);
        return await register.Cases.AnyAsync(held => held.Id == CaseId && held.IsRestricted);
    }

    /// <summary>What starts the clock. On a restricted case the reporter's colleagues see nothing of it.</summary>
    /// <param name="concern">Empty where an answer alone raises it: what was seen is written as soon as there is time.</param>
    public async Task<SafeguardingReport> Raise(YoungFuturesDb db, Act act, string concern, string? ownWords)
    {
        var raiser = await IsRestricted(db) ? act with { AgencyId = null } : act;
        var report = new SafeguardingReport(raiser, SubjectId, From, RecordId, CaseId, Reference, AreaCode, concern, ownWords);
        db.SafeguardingReports.Add(report);
        // A draft is its writer's alone until a risk stops it; whoever is told must be able to read what they are told of.
        if (From == ReportedFrom.Referral && await db.Referrals.SingleOrDefaultAsync(held => held.Id == RecordId && held.Status == Referrals.ReferralStatus.Draft) is { } draft)
            draft.AnswerImmediateRisk(Referrals.Answer.Yes, act);
        return report;
    }
}
