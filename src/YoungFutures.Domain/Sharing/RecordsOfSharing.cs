using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Sharing;

/// <summary>
/// Wherever the product itself opens a case, or a part of it, to an agency, it keeps a record of what was shared, in the same save: no way of sharing can forget to. And whatever way
/// that is, an agency that the family does not want to know is opened nothing without a reason, and one whose sharing agreement has ended is opened nothing, nor heard.
/// </summary>
internal static class RecordsOfSharing
{
    public static async Task Add(YoungFuturesDb db, IReadOnlyList<EntityEntry> tracked, CancellationToken cancelled)
    {
        var opened = tracked.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).OfType<Involvement>()
            .Where(held => held.CaseId is not null && held.Reach is Reach.Asked or Reach.Seat or Reach.Party or Reach.Action or Reach.Provider or Reach.BrokenGlass or Reach.Exists).ToList();
        var answered = tracked.Where(entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity is AgencyCheck { ReturnedAt: not null, Answer: CheckAnswer.Known, Gateway: not null }
                && (entry.State == EntityState.Added || entry.Property(nameof(AgencyCheck.ReturnedAt)).OriginalValue is null))
            .Select(entry => (AgencyCheck)entry.Entity).ToList();
        var offered = tracked.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).OfType<CaseTransfer>().ToList();
        var sent = tracked.Where(entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity is Referral { Status: ReferralStatus.Submitted, ReferringAgencyId: not null }
                && (entry.State == EntityState.Added || entry.Property(nameof(Referral.Status)).OriginalValue is ReferralStatus.Draft))
            .Select(entry => (Referral)entry.Entity).ToList();
        var told = tracked.Where(entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity is AgencyCheck { ReturnedAt: not null }
                && (entry.State == EntityState.Added || entry.Property(nameof(AgencyCheck.ReturnedAt)).OriginalValue is null))
            .Select(entry => (AgencyCheck)entry.Entity).ToList();
        if (tracked.Any(entry => IsNewFrom(db.Viewer, entry, tracked)))
            throw new Refused("The sharing agreement of your agency has ended, so nothing new comes from it until information governance extends it. What is yours to do already you can finish. If a child is at risk now, use Act now.");
        var questions = tracked.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).OfType<ReferralQuestion>().Where(asked => asked.Referral?.ReferringAgencyId is not null).ToList();
        if (opened.Count == 0 && told.Count == 0 && offered.Count == 0 && sent.Count == 0 && questions.Count == 0) return;

        var facts = await Facts.Of(db, tracked, opened, told, offered, [.. sent, .. questions.Select(asked => asked.Referral)], cancelled);
        if (told.Exists(check => facts.HasLapsed(check.AgencyId, check.ReturnedAt!.Value)))
            throw new Refused("The sharing agreement with the agency that was asked has ended, so nothing new comes from it until information governance extends it. The check stays open. If a child is at risk now, use Act now.");
        if (sent.Exists(referral => facts.HasLapsed(referral.ReferringAgencyId!.Value, referral.SubmittedAt ?? db.Now)))
            throw new Refused("The sharing agreement with the referring agency has ended, so nothing new comes from it until information governance extends it. The draft is kept. If a child is at risk now, use Act now.");
        if (questions.Find(asked => facts.HasLapsed(asked.Referral.ReferringAgencyId!.Value, asked.AskedAt)) is { } question)
            throw new Refused("The sharing agreement with {0} has ended, so nothing new goes to it until information governance extends it.", facts.CalledAs(question.Referral.ReferringAgencyId!.Value));
        foreach (var held in opened)
        {
            // Sight that is narrowed to one colleague tells the agency nothing that it was not told when it was opened.
            var agencyId = held.AgencyId ?? (held.UserId is { } userId ? facts.AgencyOfUser(userId) : null);
            if (agencyId is not { } to || held.UserId == facts.CoordinatorOf(held.PanelId)) continue;
            var (kind, sourceId) = held.Reach switch
            {
                Reach.Asked => (DisclosureKind.CheckAsked, held.CheckId),
                Reach.Seat => (DisclosureKind.PackPublished, held.MeetingId),
                Reach.Action => (DisclosureKind.ActionGiven, held.ActionId),
                Reach.Provider => (DisclosureKind.ProviderAsked, held.InterventionId),
                Reach.BrokenGlass => (DisclosureKind.BrokenGlass, held.Id),
                Reach.Exists => (DisclosureKind.ToldOfRecord, held.Id),
                _ => (DisclosureKind.WorkingOnCase, null),
            };
            if (held.AgencyId is null && held.Reach != Reach.BrokenGlass && facts.WasTold(held.CaseId!.Value, to, sourceId)) continue;
            // A seat is left out without a word, or nobody else could be invited; in an emergency nobody waits for a decision about rights; and whoever stands in sees what the other sees.
            if (held.Reach != Reach.BrokenGlass && held.CoversId is null && facts.IsHeldBack(held.SubjectId, held.CaseId!.Value))
            {
                if (held.Reach != Reach.Seat) throw HeldBack();
                held.End(held.From);
                continue;
            }

            // In an emergency nobody waits for a signature; and a refusal would tell that there is such a case.
            if (held.Reach != Reach.BrokenGlass && facts.HasLapsed(to, held.From))
                throw new Refused("The sharing agreement with {0} has ended, so nothing new goes to it until information governance extends it.", facts.CalledAs(to));
            if (held.Reach != Reach.Seat && string.IsNullOrWhiteSpace(held.Despite) && facts.ObjectsTo(held.CaseId!.Value, to))
                throw new Refused("The family objects to this agency knowing. Where the form asks for it, say why it goes on all the same.");
            var agency = facts.Sector(to);
            var (knew, why) = facts.Knew(held.CaseId!.Value);
            db.Add(new DisclosureMade(held.CaseId.Value, held.PanelId, held.SubjectId, kind, held.From)
            {
                SourceId = sourceId, ToAgencyId = to, ById = facts.By(held), RecordedById = facts.By(held), Gateway = agency.Gateway(facts.NationOf(held.PanelId)), Basis = LawfulBasis.PublicTask,
                FamilyKnew = knew, NotToldBecause = why, Despite = held.Despite,
            });
        }

        foreach (var check in answered)
        {
            var (knew, why) = facts.Knew(check.CaseId);
            db.Add(new DisclosureMade(check.CaseId, check.PanelId, check.SubjectId, DisclosureKind.CheckAnswered, check.ReturnedAt!.Value)
            {
                SourceId = check.Id, FromAgencyId = check.AgencyId, ById = check.ReturnedById, RecordedById = check.ReturnedById, Gateway = check.Gateway!.Value,
                Basis = SharingTerms.UsualBasis(facts.Sector(check.AgencyId).Sector), FamilyKnew = knew, NotToldBecause = why,
            });
        }

        foreach (var transfer in offered)
        {
            if (facts.IsHeldBack(transfer.SubjectId, transfer.CaseId)) throw HeldBack();
            var (knew, why) = facts.Knew(transfer.CaseId);
            db.Add(new DisclosureMade(transfer.CaseId, transfer.PanelId, transfer.SubjectId, DisclosureKind.TransferOffered, transfer.ProposedAt)
            {
                SourceId = transfer.Id, ToOther = facts.NameOf(transfer.ToPanelId), ById = transfer.ProposedById, RecordedById = transfer.ProposedById,
                Gateway = LegalGateway.CrimeAndDisorder, Basis = LawfulBasis.PublicTask, FamilyKnew = knew, NotToldBecause = why,
            });
        }
    }

    /// <summary>
    /// What somebody knows or thinks of a young person, from an agency whose agreement has ended. What the young person and the family say for themselves, what becomes of an action, a check after the end or support
    /// that is theirs already, and that a risk rose, is recorded all the same.
    /// </summary>
    private static bool IsNewFrom(Viewer viewer, EntityEntry entry, IReadOnlyList<EntityEntry> tracked) =>
        entry is { State: EntityState.Added or EntityState.Modified, Entity: IAboutYoungPerson about } && viewer.IsCutOffIn(about.PanelId)
        && entry.Entity switch
        {
            Note or Document or NeedsConversation or SupportPlan or Goal or GoalStep or OutcomeMeasure or SupportReview or NamedPerson or SightRequest or Intervention => entry.State == EntityState.Added,
            // Handing on what is theirs to do tells nothing new.
            SupportAction set => entry.State == EntityState.Added && !tracked.Any(other => other.Entity is SupportAction before && before.TransferredToId == set.Id),
            ReferralQuestion { AnsweredAt: not null } => entry.Property(nameof(ReferralQuestion.AnsweredAt)).OriginalValue is null,
            _ => false,
        };

    private static Refused HeldBack() => new Refused("This record is kept and not used while its processing is restricted, so nothing new of it is shared until information governance lifts that. If a child is at risk now, use Act now.");

    private readonly record struct Kind(Sector Sector)
    {
        public LegalGateway Gateway(Nation nation) => Agency.UsualGateway(Sector, nation);
    }

    /// <summary>What the records of sharing say besides: read around the filter, for nobody to see, and only as much as the save needs.</summary>
    private sealed class Facts(YoungFuturesDb db)
    {
        private Dictionary<Guid, Sector> sectors = [];
        private Dictionary<Guid, (string Name, DateOnly? Until)> agreements = [];
        private Dictionary<Guid, (Nation Nation, Guid CoordinatorId, string Name)> panels = [];
        private Dictionary<Guid, Guid?> users = [];
        private ILookup<Guid, FamilyTold> told = Array.Empty<FamilyTold>().ToLookup(_ => Guid.Empty);
        private HashSet<(Guid CaseId, Guid AgencyId)> objections = [];
        private HashSet<(Guid CaseId, Guid AgencyId, Guid? SourceId)> before = [];
        private Dictionary<Guid, Guid> askedBy = [];
        private HashSet<Guid> heldBack = [];

        public static async Task<Facts> Of(YoungFuturesDb db, IReadOnlyList<EntityEntry> tracked, List<Involvement> opened, List<AgencyCheck> answered, List<CaseTransfer> offered, List<Referral> sent, CancellationToken cancelled)
        {
            var facts = new Facts(db);
            var made = tracked.Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
            var newCases = made.OfType<Case>().Select(@case => @case.Id).ToHashSet();
            var caseIds = opened.Select(held => held.CaseId!.Value).Concat(answered.Select(check => check.CaseId)).Concat(offered.Select(transfer => transfer.CaseId)).Distinct().Where(id => !newCases.Contains(id)).ToList();
            var panelIds = opened.Select(held => held.PanelId).Concat(answered.Select(check => check.PanelId)).Concat(offered.Select(transfer => transfer.PanelId)).Concat(offered.Select(transfer => transfer.ToPanelId)).Distinct().ToList();
            var userIds = opened.Where(held => held.AgencyId is null).Select(held => held.UserId).OfType<Guid>().Distinct().ToList();
            var viewer = db.Viewer;
            db.Viewer = Viewer.For(Purpose.Disclosing);
            try
            {
                facts.panels = await db.Panels.Where(panel => panelIds.Contains(panel.Id)).Select(panel => new { panel.Id, panel.Nation, panel.CoordinatorId, panel.Name })
                    .ToDictionaryAsync(panel => panel.Id, panel => (panel.Nation, panel.CoordinatorId, panel.Name), cancelled);
                foreach (var panel in made.OfType<Panel>()) facts.panels.TryAdd(panel.Id, (panel.Nation, panel.CoordinatorId, panel.Name));
                if (userIds.Count > 0)
                    facts.users = await db.Users.Where(user => userIds.Contains(user.Id)).Select(user => new { user.Id, user.AgencyId }).ToDictionaryAsync(user => user.Id, user => user.AgencyId, cancelled);
                var agencyIds = opened.Select(held => held.AgencyId).Concat(answered.Select(check => (Guid?)check.AgencyId)).Concat(facts.users.Values)
                    .Concat(sent.Select(referral => referral.ReferringAgencyId)).OfType<Guid>().Distinct().ToList();
                var agencies = await db.Agencies.Where(agency => agencyIds.Contains(agency.Id)).Select(agency => new { agency.Id, agency.Sector, agency.Name, agency.AgreementExpiresOn, agency.AgreementExtendedTo }).ToListAsync(cancelled);
                facts.sectors = agencies.ToDictionary(agency => agency.Id, agency => agency.Sector);
                facts.agreements = agencies.ToDictionary(agency => agency.Id, agency => (agency.Name, agency.AgreementExtendedTo > agency.AgreementExpiresOn ? agency.AgreementExtendedTo : agency.AgreementExpiresOn));
                foreach (var agency in made.OfType<Agency>()) facts.sectors.TryAdd(agency.Id, agency.Sector);
                var kept = caseIds.Count == 0 ? [] : await db.FamilyTold.AsNoTracking().Where(held => caseIds.Contains(held.CaseId)).ToListAsync(cancelled);
                facts.told = kept.Concat(made.OfType<FamilyTold>()).ToLookup(held => held.CaseId);
                var subjectIds = opened.Select(held => held.SubjectId).Concat(offered.Select(transfer => transfer.SubjectId)).Distinct().ToList();
                // A referral that is held back is held back as the case that it became.
                if (caseIds.Count > 0) subjectIds.AddRange(await db.Referrals.Where(held => caseIds.Contains(held.CaseId!.Value)).Select(held => held.Id).ToListAsync(cancelled));
                if (subjectIds.Count > 0)
                    facts.heldBack = await HeldBackOf(db, subjectIds, cancelled);
                if (caseIds.Count > 0)
                {
                    facts.objections = (await db.Objections.Where(held => caseIds.Contains(held.CaseId) && held.EndedAt == null).Select(held => new { held.CaseId, held.AgencyId }).ToListAsync(cancelled))
                        .Select(held => (held.CaseId, held.AgencyId)).ToHashSet();
                    if (userIds.Count > 0)
                        facts.before = (await db.DisclosuresMade.Where(held => caseIds.Contains(held.CaseId) && held.ToAgencyId != null).Select(held => new { held.CaseId, held.ToAgencyId, held.SourceId }).ToListAsync(cancelled))
                            .Select(held => (held.CaseId, held.ToAgencyId!.Value, held.SourceId)).ToHashSet();
                }
            }
            finally
            {
                db.Viewer = viewer;
            }

            foreach (var held in opened.Where(held => held.AgencyId is not null && PartOf(held) is not null)) facts.before.Add((held.CaseId!.Value, held.AgencyId!.Value, PartOf(held)));
            foreach (var check in made.OfType<AgencyCheck>()) facts.askedBy.TryAdd(check.Id, check.AskedById);
            foreach (var action in made.OfType<SupportAction>()) facts.askedBy.TryAdd(action.Id, action.SetById);
            foreach (var support in made.OfType<Intervention>()) facts.askedBy.TryAdd(support.Id, support.OfferedById);
            return facts;
        }

        /// <summary>By the young person and by the case, whichever of the records the restriction was asked for.</summary>
        private static async Task<HashSet<Guid>> HeldBackOf(YoungFuturesDb db, List<Guid> subjectIds, CancellationToken cancelled)
        {
            var standing = await db.RecordMarks.Where(mark => subjectIds.Contains(mark.SubjectId) && mark.Kind == MarkKind.Restricted && mark.LiftedAt == null).Select(mark => new { mark.SubjectId, mark.ReferralId }).ToListAsync(cancelled);
            var held = standing.Select(mark => mark.SubjectId).ToHashSet();
            var referrals = standing.Select(mark => mark.ReferralId).OfType<Guid>().ToList();
            if (referrals.Count > 0) held.UnionWith(await db.Referrals.Where(one => referrals.Contains(one.Id) && one.CaseId != null).Select(one => one.CaseId!.Value).ToListAsync(cancelled));
            return held;
        }

        private static Guid? PartOf(Involvement held) => held.CheckId ?? held.ActionId ?? held.InterventionId;

        public Guid? AgencyOfUser(Guid userId) => users.GetValueOrDefault(userId);
        public Guid CoordinatorOf(Guid panelId) => panels.TryGetValue(panelId, out var panel) ? panel.CoordinatorId : Guid.Empty;
        public Nation NationOf(Guid panelId) => panels.TryGetValue(panelId, out var panel) ? panel.Nation : Nation.Wales;
        public string? NameOf(Guid panelId) => panels.TryGetValue(panelId, out var panel) ? panel.Name : null;
        public Kind Sector(Guid agencyId) => new(sectors.GetValueOrDefault(agencyId, Agencies.Sector.Community));
        public bool HasLapsed(Guid agencyId, DateTime at) => agreements.TryGetValue(agencyId, out var agreement) && agreement.Until < Calendar.UkTime.LocalDate(at);
        public string CalledAs(Guid agencyId) => agreements.TryGetValue(agencyId, out var agreement) ? agreement.Name : "–";
        public bool IsHeldBack(Guid subjectId, Guid caseId) => heldBack.Contains(subjectId) || heldBack.Contains(caseId);
        public bool ObjectsTo(Guid caseId, Guid agencyId) => objections.Contains((caseId, agencyId));
        public bool WasTold(Guid caseId, Guid agencyId, Guid? sourceId) => before.Contains((caseId, agencyId, sourceId));

        public Guid? By(Involvement held) => db.Viewer.IsKnown ? db.Viewer.UserId
            : PartOf(held) is { } sourceId && askedBy.TryGetValue(sourceId, out var userId) ? userId : null;

        public (FamilyKnew Knew, string? Why) Knew(Guid caseId)
        {
            var theirs = told[caseId].ToList();
            if (theirs.Exists(held => held.WasTold)) return (FamilyKnew.Told, null);
            return theirs.MaxBy(held => held.RecordedAt) is { } not ? (FamilyKnew.NotTold, not.Because) : (FamilyKnew.NotYet, null);
        }
    }
}
