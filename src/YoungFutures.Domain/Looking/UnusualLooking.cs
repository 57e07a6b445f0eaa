using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Looking;

/// <summary>
/// Reads the audit from where it was read last, and writes down what is unusual. It goes by the numbers of the seals, which have no gaps, so that a line is read once, however late it was written;
/// what was found and how far was read are one save. Of a line it knows who, when, at whose record and in which panel: what was changed and what stood there is encrypted, and is not opened.
/// </summary>
public sealed class UnusualLooking
{
    private const int AtOnce = 1000;
    /// <summary>The first run reads no farther back than this.</summary>
    private static readonly TimeSpan AtFirst = TimeSpan.FromDays(7);
    /// <summary>What is usual is what was so in these days, where enough of them are known.</summary>
    private const int UsualDays = 28;
    private const int EnoughDays = 5;
    private static readonly string[] Doing = [AuditEvents.Created, AuditEvents.Changed, AuditEvents.Removed];

    private readonly YoungFuturesDb db;
    private readonly LookLimits limits;
    private readonly CancellationToken cancelled;
    private readonly Dictionary<Guid, Looker> lookers = [];
    private readonly Dictionary<Guid, Whom?> whoms = [];
    private readonly Dictionary<Guid, int> sizes = [];
    private int found;

    private UnusualLooking(YoungFuturesDb db, LookLimits limits, CancellationToken cancelled) => (this.db, this.limits, this.cancelled) = (db, limits, cancelled);

    /// <param name="db">Opened for the product’s own work.</param>
    /// <returns>How many alerts are new.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, LookLimits limits, CancellationToken cancelled = default)
    {
        await GiveOwners(db, cancelled);
        var total = 0;
        while (true)
        {
            var some = new UnusualLooking(db, limits, cancelled);
            if (!await some.Read()) return total;
            total += some.found;
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>An alert that nobody could be given yet, since the only one who oversees the panel is whom it is about.</summary>
    private static async Task GiveOwners(YoungFuturesDb db, CancellationToken cancelled)
    {
        foreach (var unusual in await db.UnusualLooks.Where(held => held.OwnerId == null && held.DueOn != null).OrderBy(held => held.DueOn).Take(AtOnce).ToListAsync(cancelled))
            unusual.RestWith(await db.GovernorOf(unusual.PanelId, unusual.LookerId, cancelled));
        await db.SaveChangesAsync(cancelled);
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Read()
    {
        var read = await db.LooksRead.SingleOrDefaultAsync(held => held.Name == LooksRead.Whole, cancelled);
        var last = await db.AuditSeals.OrderByDescending(seal => seal.Number).Select(seal => seal.Number).FirstOrDefaultAsync(cancelled);
        if (read is null)
        {
            db.LooksRead.Add(read = new LooksRead(await Before(db.Now - AtFirst, last)));
            await db.SaveChangesAsync(cancelled);
        }

        if (read.UpTo >= last) return false;
        var (from, to) = (read.UpTo, Math.Min(read.UpTo + AtOnce, last));
        var looks = await db.AuditSeals.Where(seal => seal.Number > from && seal.Number <= to).Join(db.AuditEntries, seal => seal.EntryId, line => line.Id, (_, line) => line)
            .Where(line => line.UserId != null && line.SubjectId != null && line.PanelId != null && CaseLooks.Looking.Contains(line.Event))
            .Select(line => new Look(line.At, line.UserId!.Value, line.AgencyId, line.PanelId!.Value, line.SubjectId!.Value)).ToListAsync(cancelled);
        var days = looks.GroupBy(look => new LookedOn(look.UserId, look.PanelId, UkTime.LocalDate(look.At))).OrderBy(held => held.Key.Day).ToList();
        // What is usual is asked of the database, so the days come first. They are counted anew each time: should this be broken off after them, nothing is counted twice.
        foreach (var day in days) await CountDay(day.Key);
        await db.SaveChangesAsync(cancelled);
        foreach (var day in days)
        {
            await OfDay(day.Key, day.OrderBy(look => look.At).Last().AgencyId);
            foreach (var same in day.GroupBy(look => look.SubjectId)) await OfYoungPerson(day.Key, [.. same.OrderBy(look => look.At)]);
        }

        read.Read(to);
        await db.SaveChangesAsync(cancelled);
        return true;
    }

    /// <summary>The number of the last seal before a moment. Seals lie in the order of their moments, so that halving finds it.</summary>
    private async Task<long> Before(DateTime moment, long last)
    {
        var (low, high) = (0L, last);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var number = middle + 1;
            var sealedAt = await db.AuditSeals.Where(seal => seal.Number == number).Select(seal => (DateTime?)seal.SealedAt).SingleOrDefaultAsync(cancelled);
            if (sealedAt is null || sealedAt < moment) low = number;
            else high = middle;
        }

        return low;
    }

    /// <summary>The looks of one person in one panel on one day, and those of them outside working hours.</summary>
    private (IQueryable<AuditEntry> All, IQueryable<AuditEntry> Outside) LooksOf(LookedOn on)
    {
        var (userId, panelId, day) = on;
        DateTime begins = UkTime.StartOf(day), ends = UkTime.StartOf(day.AddDays(1));
        // The index on the person leads; asked for the panel as such, a database may well go through the day of everybody in it.
        var looks = db.AuditEntries.Where(line => line.UserId == userId && line.At >= begins && line.At < ends && (line.PanelId ?? Guid.Empty) == panelId && line.SubjectId != null && CaseLooks.Looking.Contains(line.Event));
        if (!WorkingCalendar.EnglandAndWales.IsWorkingDay(day)) return (looks, looks);
        DateTime opens = UkTime.ToUtc(day, limits.DayBegins), closes = UkTime.ToUtc(day, limits.DayEnds);
        return (looks, looks.Where(line => line.At < opens || line.At >= closes));
    }

    private async Task CountDay(LookedOn on)
    {
        var (looks, outside) = LooksOf(on);
        var held = await db.LookingDays.FindAsync([on.UserId, on.PanelId, on.Day], cancelled);
        if (held is null)
        {
            var role = (await LookerOf(on.UserId)).RoleIn(on.PanelId, UkTime.StartOf(on.Day), UkTime.StartOf(on.Day.AddDays(1)));
            db.LookingDays.Add(held = new LookingDay(on.UserId, on.PanelId, on.Day, role));
        }

        held.Count(await looks.Select(line => line.SubjectId).Distinct().CountAsync(cancelled), await outside.Select(line => line.SubjectId).Distinct().CountAsync(cancelled));
    }

    /// <summary>The rules about a day: how many, and at which hour. The day is counted as a whole each time something of it is read.</summary>
    private async Task OfDay(LookedOn on, Guid? agencyId)
    {
        var (userId, panelId, day) = on;
        var (looks, outside) = LooksOf(on);
        var counted = (await db.LookingDays.FindAsync([userId, panelId, day], cancelled))!;
        if (counted.Records >= limits.ManyRecords)
        {
            var role = counted.Role;
            var own = await Usual(db.LookingDays.Where(held => held.UserId == userId && held.PanelId == panelId), day);
            var others = role is null ? null : await Usual(db.LookingDays.Where(held => held.PanelId == panelId && held.Role == role && held.UserId != userId), day);
            if (counted.Records > limits.TimesUsual * Math.Max(own ?? 0, others ?? 0)) await Count(LookRule.Many, on, agencyId, looks, new LookEvidence(counted.Records, own, others));
        }

        if (counted.OutOfHours >= limits.OutOfHoursRecords) await Count(LookRule.OutOfHours, on, agencyId, outside, new LookEvidence(counted.OutOfHours));
    }

    private async Task<int?> Usual(IQueryable<LookingDay> days, DateOnly before)
    {
        var since = before.AddDays(-UsualDays);
        var known = await days.Where(held => held.Day >= since && held.Day < before).GroupBy(_ => 1).Select(held => new { Days = held.Count(), Records = held.Sum(one => one.Records) }).SingleOrDefaultAsync(cancelled);
        return known is { Days: >= EnoughDays } ? (int)Math.Round((double)known.Records / known.Days, MidpointRounding.AwayFromZero) : null;
    }

    private async Task Count(LookRule rule, LookedOn on, Guid? agencyId, IQueryable<AuditEntry> looks, LookEvidence evidence)
    {
        var held = db.UnusualLooks.Local.FirstOrDefault(one => one.Rule == rule && one.LookerId == on.UserId && one.PanelId == on.PanelId && one.Day == on.Day && one.SubjectId == null)
            ?? await db.UnusualLooks.SingleOrDefaultAsync(one => one.LookerId == on.UserId && one.PanelId == on.PanelId && one.Rule == rule && one.Day == on.Day && one.SubjectId == null, cancelled);
        // Once it was reviewed, that day is done with.
        if (held is { IsOpen: false }) return;
        held ??= await New(rule, on, agencyId, null);
        held.Count(await looks.CountAsync(cancelled), await looks.OrderBy(line => line.At).Select(line => line.At).FirstAsync(cancelled), await looks.OrderByDescending(line => line.At).Select(line => line.At).FirstAsync(cancelled), evidence);
    }

    /// <summary>The rules about whose record it was.</summary>
    private async Task OfYoungPerson(LookedOn on, IReadOnlyList<Look> looks)
    {
        var first = looks[0];
        if (await WhomOf(first.SubjectId) is not { } whom) return;
        var looker = await LookerOf(on.UserId);
        var roles = looker.RolesIn(on.PanelId, first.At);
        if (looker.Bears(whom.FamilyName) && await HowCommon(on.PanelId, whom) is { IsCommon: false } name) await Add(LookRule.OwnName, on, looks, new LookEvidence(Bearers: name.Bearers, OutOf: name.OutOf));
        // To whoever runs, chairs or oversees the panel its role is the reason; that a case of theirs is over is asked below.
        if (!roles.Any(role => role is Role.Coordinator or Role.Chair or Role.InformationGovernance) && !await HasPart(first, whom)) await Add(LookRule.NoReason, on, looks, new LookEvidence());
        // Information governance looks at what is over when its time to be kept is.
        if (whom.EndedAt is { } ended && ended < first.At.AddDays(-limits.ClosedDays) && !roles.Contains(Role.InformationGovernance) && !await DidSomething(on, whom))
            await Add(LookRule.LongClosed, on, looks, new LookEvidence(ClosedOn: UkTime.LocalDate(ended)));
    }

    private async Task Add(LookRule rule, LookedOn on, IReadOnlyList<Look> looks, LookEvidence evidence)
    {
        var subjectId = looks[0].SubjectId;
        var held = db.UnusualLooks.Local.FirstOrDefault(one => one.Rule == rule && one.LookerId == on.UserId && one.SubjectId == subjectId && one.IsOpen)
            ?? await db.UnusualLooks.FirstOrDefaultAsync(one => one.LookerId == on.UserId && one.Rule == rule && one.SubjectId == subjectId && one.ReviewedAt == null, cancelled);
        if (held is null)
        {
            var since = looks[0].At.AddDays(-limits.QuietDays);
            if (await db.UnusualLooks.AnyAsync(one => one.LookerId == on.UserId && one.Rule == rule && one.SubjectId == subjectId && one.ReviewedAt >= since
                    && (one.Outcome == LookOutcome.Explained || one.Outcome == LookOutcome.FalseAlarm), cancelled)) return;
            held = await New(rule, on, looks[0].AgencyId, subjectId);
            held.Count(looks.Count, looks[0].At, looks[^1].At, evidence);
        }
        else
        {
            held.Add(looks.Count, looks[^1].At, evidence);
        }
    }

    private async Task<UnusualLook> New(LookRule rule, LookedOn on, Guid? agencyId, Guid? subjectId)
    {
        found++;
        var made = new UnusualLook(rule, on.PanelId, on.UserId, agencyId, subjectId, on.Day, db.Now, await db.GovernorOf(on.PanelId, on.UserId, cancelled),
            WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(db.Now), limits.ReviewDays));
        db.UnusualLooks.Add(made);
        return made;
    }

    /// <summary>
    /// How many others of the panel’s young people bear the name, whichever of their names it is: the keys by which they are found say so. A name that nobody else bears is rare, however few there are.
    /// </summary>
    private async Task<Commonness> HowCommon(Guid panelId, Whom whom)
    {
        // Of a double name the longer word: whoever bears only the other half is another family.
        var word = FoldedName.Of(whom.FamilyName).Words.MaxBy(held => held.Length)!;
        if (word.Length > NameKeys.MaxLength) word = word[..NameKeys.MaxLength];
        var subjectId = whom.YoungPersonId;
        var bearers = await db.NameKeys.Where(key => key.Value == word && key.Kind == NameKeyKind.Token && key.PanelId == panelId && key.YoungPersonId != null && key.YoungPersonId != subjectId)
            .Select(key => key.YoungPersonId).Distinct().CountAsync(cancelled);
        if (!sizes.TryGetValue(panelId, out var size)) sizes[panelId] = size = await db.YoungPeople.CountAsync(held => held.PanelId == panelId, cancelled);
        var outOf = size - (subjectId is null ? 0 : 1);
        return new(bearers >= limits.CommonNameBearers && 1000L * bearers > (long)limits.CommonNamePerThousand * outOf, bearers, outOf);
    }

    /// <summary>An involvement of theirs or of their agency that was open at that moment, a referral that they write, or a check after the end that is theirs.</summary>
    private async Task<bool> HasPart(Look look, Whom whom)
    {
        if (whom.WriterIds.Contains(look.UserId)) return true;
        var (userId, agencyId, at, caseIds, referralIds) = (look.UserId, look.AgencyId, look.At, whom.CaseIds, whom.ReferralIds);
        var open = db.Involvements.Where(held => held.From <= at && (held.Until == null || at < held.Until) && (held.UserId == userId || (held.AgencyId == agencyId && held.AgencyId != null)));
        return (caseIds.Length > 0 && (await open.AnyAsync(held => held.CaseId != null && caseIds.Contains(held.CaseId.Value), cancelled)
                || await db.PostClosureChecks.AnyAsync(held => caseIds.Contains(held.CaseId) && held.OwnerId == userId, cancelled)))
            || (referralIds.Length > 0 && await open.AnyAsync(held => held.ReferralId != null && referralIds.Contains(held.ReferralId.Value), cancelled));
    }

    /// <summary>Changed something about the young person that day, or somebody is still to ask how it went.</summary>
    private async Task<bool> DidSomething(LookedOn on, Whom whom)
    {
        var (userId, subjectId, caseIds) = (on.UserId, whom.SubjectId, whom.CaseIds);
        DateTime begins = UkTime.StartOf(on.Day), ends = UkTime.StartOf(on.Day.AddDays(1));
        return await db.AuditEntries.AnyAsync(line => line.SubjectId == subjectId && line.At >= begins && line.At < ends && line.UserId == userId && Doing.Contains(line.Event), cancelled)
            || (caseIds.Length > 0 && await db.PostClosureChecks.AnyAsync(held => caseIds.Contains(held.CaseId) && (held.State == AfterState.Waiting || held.State == AfterState.HelpWanted), cancelled));
    }

    private async Task<Looker> LookerOf(Guid userId)
    {
        if (lookers.TryGetValue(userId, out var known)) return known;
        var name = await db.Users.Where(user => user.Id == userId).Select(user => user.DisplayName).SingleOrDefaultAsync(cancelled);
        var roles = await db.Memberships.AsNoTracking().Where(held => held.UserId == userId).ToListAsync(cancelled);
        return lookers[userId] = new Looker(FoldedName.Of(name).Words, roles);
    }

    private async Task<Whom?> WhomOf(Guid subjectId)
    {
        if (whoms.TryGetValue(subjectId, out var known)) return known;
        var family = await db.YoungPeople.Where(held => held.Id == subjectId).Select(held => held.FamilyName).SingleOrDefaultAsync(cancelled);
        if (family is null)
        {
            var referral = await db.Referrals.Where(held => held.Id == subjectId).Select(held => new { held.FamilyName, held.LoggedById, held.EndedAt, held.YoungPersonId, held.CaseId }).SingleOrDefaultAsync(cancelled);
            return whoms[subjectId] = referral is null ? null
                : new Whom(subjectId, referral.YoungPersonId, referral.FamilyName ?? "", referral.CaseId is { } caseId ? [caseId] : [], [subjectId], [referral.LoggedById], referral.CaseId is null ? referral.EndedAt : null);
        }

        var cases = await db.Cases.Where(held => held.YoungPersonId == subjectId).Select(held => new { held.Id, held.Status, held.ClosedAt }).ToListAsync(cancelled);
        var referrals = await db.Referrals.Where(held => held.YoungPersonId == subjectId).Select(held => new { held.Id, held.LoggedById, held.SubmittedAt }).ToListAsync(cancelled);
        return whoms[subjectId] = new Whom(subjectId, subjectId, family, [.. cases.Select(held => held.Id)], [.. referrals.Select(held => held.Id)], [.. referrals.Where(held => held.SubmittedAt is null).Select(held => held.LoggedById)],
            cases.Count > 0 && cases.TrueForAll(held => held.Status == CaseStatus.Closed) ? cases.Max(held => held.ClosedAt) : null);
    }

    private sealed record Look(DateTime At, Guid UserId, Guid? AgencyId, Guid PanelId, Guid SubjectId);

    private sealed record Commonness(bool IsCommon, int Bearers, int OutOf);

    private sealed record LookedOn(Guid UserId, Guid PanelId, DateOnly Day);

    /// <summary>Whose record was looked at.</summary>
    /// <param name="WriterIds">Who has a draft about them.</param>
    /// <param name="EndedAt">When the last of it ended; nothing while anything is open.</param>
    private sealed record Whom(Guid SubjectId, Guid? YoungPersonId, string FamilyName, Guid[] CaseIds, Guid[] ReferralIds, Guid[] WriterIds, DateTime? EndedAt);

    private sealed record Looker(IReadOnlyList<string> Words, IReadOnlyList<Membership> Roles)
    {
        public IReadOnlyList<Role> RolesIn(Guid panelId, DateTime at) => [.. Roles.Where(held => held.PanelId == panelId && held.IsOpenAt(at)).Select(held => held.Role)];

        /// <summary>The one that opens the most, of those held on any part of the day.</summary>
        public Role? RoleIn(Guid panelId, DateTime from, DateTime to) => Roles.Where(held => held.PanelId == panelId && held.From < to && (held.Until is null || held.Until > from)).Select(held => (Role?)held.Role).Min();

        /// <summary>An account says a name in one line, so its end is compared: all words of the family name, in their order, after at least one other.</summary>
        public bool Bears(string familyName)
        {
            var family = FoldedName.Of(familyName).Words;
            return family.Count > 0 && Words.Count > family.Count && Words.TakeLast(family.Count).SequenceEqual(family);
        }
    }
}
