using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Jobs;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data;

/// <summary>
/// The records, narrowed to what the viewer needs to know. Without a viewer it returns nothing.
/// On SQL Server it is used as it is; <see cref="SqliteYoungFuturesDb"/> is the same on SQLite.
/// </summary>
public partial class YoungFuturesDb : IdentityUserContext<User, Guid>, IDataProtectionKeyContext
{
    private readonly DbContextOptions options;

    public YoungFuturesDb(DbContextOptions<YoungFuturesDb> options) : base(options) => this.options = options;

    private protected YoungFuturesDb(DbContextOptions options) : base(options) => this.options = options;

    public Viewer Viewer { get; set; } = Viewer.Nobody;
    public TimeProvider Clock { get; set; } = TimeProvider.System;
    public Origin Origin { get; set; } = Origin.Itself;
    /// <summary>The posted form's one-time key; the first save of the request spends it.</summary>
    public Guid? FormKey { get; set; }
    /// <summary>A form is only shown again: whatever its action would save is held back.</summary>
    public bool HoldsBack { get; set; }
    /// <summary>The record that the posted form was opened on.</summary>
    public IHasVersion? Expected { get; private set; }

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public DbSet<Panel> Panels => Set<Panel>();
    public DbSet<PanelArea> PanelAreas => Set<PanelArea>();
    public DbSet<PanelSettings> PanelSettings => Set<PanelSettings>();
    public DbSet<PanelAgency> PanelAgencies => Set<PanelAgency>();
    public DbSet<Agency> Agencies => Set<Agency>();
    public DbSet<AgreementExtension> AgreementExtensions => Set<AgreementExtension>();
    public DbSet<AgreementWarning> AgreementWarnings => Set<AgreementWarning>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<UserWord> UserWords => Set<UserWord>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<UsedCode> UsedCodes => Set<UsedCode>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<RememberedDevice> RememberedDevices => Set<RememberedDevice>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<PasskeyUse> PasskeyUses => Set<PasskeyUse>();
    public DbSet<OrganisationSignIn> OrganisationSignIns => Set<OrganisationSignIn>();
    public DbSet<KeptForm> KeptForms => Set<KeptForm>();
    public DbSet<FormKey> FormKeys => Set<FormKey>();
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();
    public DbSet<ReferenceEntry> ReferenceEntries => Set<ReferenceEntry>();
    public DbSet<ReferenceCounter> ReferenceCounters => Set<ReferenceCounter>();

    public DbSet<YoungPerson> YoungPeople => Set<YoungPerson>();
    public DbSet<NameKeyRow> NameKeys => Set<NameKeyRow>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<ReferralTrigger> ReferralTriggers => Set<ReferralTrigger>();
    public DbSet<ReferralQuestion> ReferralQuestions => Set<ReferralQuestion>();
    public DbSet<Screening> Screenings => Set<Screening>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<DocumentPiece> DocumentPieces => Set<DocumentPiece>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<ContactAttempt> ContactAttempts => Set<ContactAttempt>();
    public DbSet<AgencyCheck> AgencyChecks => Set<AgencyCheck>();
    public DbSet<CheckQuestion> CheckQuestions => Set<CheckQuestion>();
    public DbSet<SafeguardingReport> SafeguardingReports => Set<SafeguardingReport>();
    public DbSet<PanelMeeting> PanelMeetings => Set<PanelMeeting>();
    public DbSet<Attendance> Attendances => Set<Attendance>();
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<AgendaChange> AgendaChanges => Set<AgendaChange>();
    public DbSet<QuickProposal> QuickProposals => Set<QuickProposal>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<RequestToChair> RequestsToChair => Set<RequestToChair>();
    public DbSet<Chase> Chases => Set<Chase>();
    public DbSet<CaseTransfer> CaseTransfers => Set<CaseTransfer>();
    public DbSet<MeetingMinutes> MeetingMinutes => Set<MeetingMinutes>();
    public DbSet<ItemMinutes> ItemMinutes => Set<ItemMinutes>();
    public DbSet<MinutedPart> MinutedParts => Set<MinutedPart>();
    public DbSet<Addendum> Addenda => Set<Addendum>();
    public DbSet<PackCopy> PackCopies => Set<PackCopy>();
    public DbSet<Opening> Openings => Set<Opening>();
    public DbSet<HearingDraft> HearingDrafts => Set<HearingDraft>();
    public DbSet<SupportAction> SupportActions => Set<SupportAction>();
    public DbSet<ActionProgress> ActionProgress => Set<ActionProgress>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<ApproachRating> ApproachRatings => Set<ApproachRating>();
    public DbSet<Intervention> Interventions => Set<Intervention>();
    public DbSet<Briefing> Briefings => Set<Briefing>();
    public DbSet<SupportSession> SupportSessions => Set<SupportSession>();
    public DbSet<ProvisionGap> ProvisionGaps => Set<ProvisionGap>();
    public DbSet<Involvement> Involvements => Set<Involvement>();
    public DbSet<Exclusion> Exclusions => Set<Exclusion>();
    public DbSet<NamedPerson> NamedPeople => Set<NamedPerson>();
    public DbSet<Declaration> Declarations => Set<Declaration>();
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();
    public DbSet<NeedsConversation> NeedsConversations => Set<NeedsConversation>();
    public DbSet<SupportPlan> SupportPlans => Set<SupportPlan>();
    public DbSet<Goal> Goals => Set<Goal>();
    public DbSet<GoalStep> GoalSteps => Set<GoalStep>();
    public DbSet<OutcomeMeasure> OutcomeMeasures => Set<OutcomeMeasure>();
    public DbSet<SupportReview> SupportReviews => Set<SupportReview>();
    public DbSet<Feedback> Feedback => Set<Feedback>();
    public DbSet<RisenRisk> RisenRisks => Set<RisenRisk>();
    public DbSet<AdultHandover> AdultHandovers => Set<AdultHandover>();
    public DbSet<PostClosureCheck> PostClosureChecks => Set<PostClosureCheck>();
    public DbSet<SecondOffer> SecondOffers => Set<SecondOffer>();
    public DbSet<SignalDelivery> SignalDeliveries => Set<SignalDelivery>();
    public DbSet<PartnerSystem> PartnerSystems => Set<PartnerSystem>();
    public DbSet<SignalList> SignalLists => Set<SignalList>();
    public DbSet<SignalImport> SignalImports => Set<SignalImport>();
    public DbSet<ImportFault> ImportFaults => Set<ImportFault>();
    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();
    public DbSet<ImportProgress> ImportProgress => Set<ImportProgress>();
    public DbSet<PurgedSignals> PurgedSignals => Set<PurgedSignals>();
    public DbSet<Signal> Signals => Set<Signal>();
    public DbSet<SignalBlockKey> SignalBlockKeys => Set<SignalBlockKey>();
    public DbSet<LinkedIdentity> LinkedIdentities => Set<LinkedIdentity>();
    public DbSet<ImportLinking> ImportLinkings => Set<ImportLinking>();
    public DbSet<SignalLink> SignalLinks => Set<SignalLink>();
    public DbSet<NeverTheSame> NeverTheSame => Set<NeverTheSame>();
    public DbSet<LinkageModelVersion> LinkageModelVersions => Set<LinkageModelVersion>();
    public DbSet<LinkQuestion> LinkQuestions => Set<LinkQuestion>();
    public DbSet<LinkDecision> LinkDecisions => Set<LinkDecision>();
    public DbSet<LinkMove> LinkMoves => Set<LinkMove>();
    public DbSet<YoungPersonMerge> YoungPersonMerges => Set<YoungPersonMerge>();
    public DbSet<RuleSet> RuleSets => Set<RuleSet>();
    public DbSet<RuleTerm> RuleTerms => Set<RuleTerm>();
    public DbSet<RuleRun> RuleRuns => Set<RuleRun>();
    public DbSet<RuleTrial> RuleTrials => Set<RuleTrial>();
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<CandidateEvidence> CandidateEvidence => Set<CandidateEvidence>();
    public DbSet<ReferralEvidence> ReferralEvidence => Set<ReferralEvidence>();
    public DbSet<EvidenceChange> EvidenceChanges => Set<EvidenceChange>();
    public DbSet<DisclosureMade> DisclosuresMade => Set<DisclosureMade>();
    public DbSet<DecisionNotToShare> DecisionsNotToShare => Set<DecisionNotToShare>();
    public DbSet<FamilyTold> FamilyTold => Set<FamilyTold>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<PrivacyNotice> PrivacyNotices => Set<PrivacyNotice>();
    public DbSet<FamilyContact> FamilyContacts => Set<FamilyContact>();
    public DbSet<VisitWarning> VisitWarnings => Set<VisitWarning>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<Release> Releases => Set<Release>();
    public DbSet<PopulationFile> PopulationFiles => Set<PopulationFile>();
    public DbSet<ReturnDefinition> ReturnDefinitions => Set<ReturnDefinition>();
    public DbSet<ReturnLine> ReturnLines => Set<ReturnLine>();
    public DbSet<ReturnBasis> ReturnBases => Set<ReturnBasis>();
    public DbSet<NationalReturn> NationalReturns => Set<NationalReturn>();
    public DbSet<ControlledDisclosure> ControlledDisclosures => Set<ControlledDisclosure>();
    public DbSet<EvaluationAgreement> EvaluationAgreements => Set<EvaluationAgreement>();
    public DbSet<RetentionReview> RetentionReviews => Set<RetentionReview>();
    public DbSet<RetentionHold> RetentionHolds => Set<RetentionHold>();
    public DbSet<Tombstone> Tombstones => Set<Tombstone>();
    public DbSet<GlassTry> GlassTries => Set<GlassTry>();
    public DbSet<KnownRecord> KnownRecords => Set<KnownRecord>();
    public DbSet<SightRequest> SightRequests => Set<SightRequest>();
    public DbSet<EmergencySight> EmergencySights => Set<EmergencySight>();
    public DbSet<RightsRequest> RightsRequests => Set<RightsRequest>();
    public DbSet<RecordMark> RecordMarks => Set<RecordMark>();
    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();
    public DbSet<AccessPause> AccessPauses => Set<AccessPause>();
    public DbSet<AccessItem> AccessItems => Set<AccessItem>();
    public DbSet<AccessAsking> AccessAskings => Set<AccessAsking>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<GapSnooze> GapSnoozes => Set<GapSnooze>();
    public DbSet<GapRuleOff> GapRulesOff => Set<GapRuleOff>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Digest> Digests => Set<Digest>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditPending> AuditPending => Set<AuditPending>();
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();
    public DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();
    public DbSet<UnusualLook> UnusualLooks => Set<UnusualLook>();
    public DbSet<LookingDay> LookingDays => Set<LookingDay>();
    public DbSet<AgencyReport> AgencyReports => Set<AgencyReport>();
    public DbSet<AgencyReportLine> AgencyReportLines => Set<AgencyReportLine>();
    public DbSet<Recertification> Recertifications => Set<Recertification>();
    public DbSet<RecertificationLine> RecertificationLines => Set<RecertificationLine>();
    public DbSet<LooksRead> LooksRead => Set<LooksRead>();
    public DbSet<SubjectKey> SubjectKeys => Set<SubjectKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// The page showed this version. If the record has another by now, that is said at once, before one of its verbs can refuse what its writer
    /// could not have known; if somebody is quicker between here and the save, saving meets a conflict, also where only what hangs from the record changes.
    /// </summary>
    public void Expect(IHasVersion record, string? version)
    {
        if (!Guid.TryParse(version, out var shown)) throw new Refused("This page is incomplete. Open the record again and repeat what you did.");
        var entry = Entry(record);
        if (entry.State == EntityState.Detached) throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} that is not tracked is not saved, so nothing would notice that it changed.");
        Expected = record;
        if (record.Version != shown) throw new ChangedMeanwhile();
        var held = entry.Property(nameof(IHasVersion.Version));
        held.OriginalValue = shown;
        held.IsModified = true;
    }

    /// <summary>The same database for the product's own work, without a viewer. Dispose of it.</summary>
    public YoungFuturesDb As(Purpose purpose)
    {
        var own = Another();
        own.Viewer = Viewer.For(purpose);
        own.Clock = Clock;
        own.Origin = Origin with { UserId = Viewer.IsKnown ? Viewer.UserId : Origin.UserId, AgencyId = Viewer.AgencyId ?? Origin.AgencyId };
        return own;
    }

    /// <summary>What was removed is gone from the log of the database as well, as far as the database keeps one that can be emptied from here.</summary>
    public virtual Task ForgetWhatWasRemoved(CancellationToken cancelled = default) => Task.CompletedTask;

    private protected virtual YoungFuturesDb Another() => new((DbContextOptions<YoungFuturesDb>)options);

    /// <summary>Who acts, now, under the panel's limits in force.</summary>
    public async Task<Act> ActIn(Guid panelId)
    {
        var panel = await Panels.Include(held => held.Areas).SingleAsync(held => held.Id == panelId);
        await PanelSettings.Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).Take(1).LoadAsync();
        return new Act(Viewer.UserId, Viewer.AgencyId, Now, panel);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (HoldsBack) throw new HeldBack();
        ChangeTracker.DetectChanges();
        var tracked = ChangeTracker.AsLastSeen();
        // A name that was changed leaves keys that belong to nobody; EF cuts an optional tie and keeps the row.
        foreach (var key in tracked.Where(entry => entry is { State: EntityState.Modified, Entity: NameKeyRow { ReferralId: null, YoungPersonId: null } }))
            key.State = EntityState.Deleted;
        // What is asked or to be done rests on the case as it was just read: had it closed or been restricted meanwhile, nothing may be added.
        // A basis of returns rests on the others of its panel: of two recorded in the same moment the second is told that something changed.
        var restOn = tracked.Where(entry => entry.State == EntityState.Added)
            .Select(entry => entry.Entity switch { AgencyCheck asked => asked.CaseId, SupportAction set => set.CaseId, Intervention offered => offered.CaseId, KnownRecord known => known.CaseId, ReturnBasis basis => basis.PanelId, _ => Guid.Empty }).ToHashSet();
        foreach (var read in tracked.Where(entry => entry is { State: EntityState.Unchanged, Entity: Case or Panel } && restOn.Contains(((Record)entry.Entity).Id)))
            read.Property(nameof(Record.Version)).IsModified = true;
        await AnalystWall.MustNotBeCrossed(this, tracked, cancellationToken);
        await RecordsOfSharing.Add(this, tracked, cancellationToken);
        var ended = tracked.Where(entry => entry is { State: EntityState.Modified, Entity: Involvement { UserId: not null, CoversId: null, Until: not null } }).Select(entry => (Involvement)entry.Entity).ToList();
        if (ended.Count > 0) await Covering.EndWith(this, ended, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    // A pooled context keeps its fields when it goes back: it must leave as nobody's.
    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        Forget();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    private void Forget()
    {
        Viewer = Viewer.Nobody;
        Origin = Origin.Itself;
        FormKey = null;
        HoldsBack = false;
        Expected = null;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<string>().HaveMaxLength(Lengths.Line);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<DateTime>().HaveConversion<UtcDateTime>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(YoungFuturesDb).Assembly);
        foreach (var entity in model.Model.GetEntityTypes().Where(type => typeof(Record).IsAssignableFrom(type.ClrType)))
        {
            entity.FindProperty(nameof(Record.Version))!.IsConcurrencyToken = true;
            // Ids are made here, not by the database: a child added to a loaded parent must be an insert.
            entity.FindProperty(nameof(Record.Id))!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
        foreach (var key in model.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()))
            // What is nothing without its record (a name's keys, a draft's triggers) leaves with it; everything else stands in the way.
            if (!key.IsOwnership && key.DeleteBehavior != DeleteBehavior.ClientCascade) key.DeleteBehavior = DeleteBehavior.Restrict;
        NeedToKnow(model);
    }
}

/// <summary>How long a text may be.</summary>
public static class Lengths
{
    public const int Name = 100;
    public const int Line = 200;
    public const int Text = 4000;
}

/// <summary>Where a request came from; the product's own work comes from itself.</summary>
public sealed record Origin(Guid? UserId, Guid? AgencyId, string? Address, string? RequestId)
{
    public static readonly Origin Itself = new(null, null, null, null);
}
