using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Documents;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.SubjectAccess;

/// <summary>What a column is to whoever asks for the record.</summary>
public enum ColumnClass
{
    /// <summary>Theirs: shown under a label in words.</summary>
    Told,
    /// <summary>About another person: it goes only where somebody says why.</summary>
    Other,
    /// <summary>Who of the people who work with the panel did it, by name.</summary>
    Person,
    /// <summary>An agency, a service or a panel, by name.</summary>
    Body,
    /// <summary>The bytes of a document.</summary>
    File,
    /// <summary>The panel’s own: ids, versions, keys, and dates that only tell whom to remind.</summary>
    Own,
}

/// <summary>What a record says in one column. <see cref="Text"/> is what passages can be taken out of.</summary>
public sealed record Said(string Column, ColumnClass Class, object Value, string? Text);

/// <summary>What one record says to whoever asks for it, as it stands now.</summary>
public sealed record RecordSaid(Guid RecordId, IReadOnlyList<Said> Said)
{
    public IEnumerable<Said> Others => Said.Where(said => said.Class == ColumnClass.Other);
    public bool HasFile => Said.Any(said => said.Class == ColumnClass.File);

    /// <summary>Changes with every change of what is said, and tells nothing of it.</summary>
    public string MarkFor(Guid itemId)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, itemId.ToByteArray());
        foreach (var said in Said)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(said.Column + "\u001f"));
            hash.AppendData(Encoding.UTF8.GetBytes(InWords(said.Value) + "\u001e"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string InWords(object value) => value is System.Collections.IEnumerable many and not string
        ? string.Join('\u001d', many.Cast<object>().Select(InWords))
        : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A kind of record, and what each of its columns is.</summary>
public sealed class AccessKind
{
    private readonly FrozenDictionary<string, PropertyInfo> shown;
    private readonly IReadOnlyList<string> order;

    internal AccessKind(Type kind, string? written, string? source, IReadOnlyDictionary<string, ColumnClass> columns)
    {
        (Kind, Written, Source, Columns) = (kind, written, source, columns);
        order = [.. columns.Where(column => column.Value != ColumnClass.Own).Select(column => column.Key)];
        shown = order.ToFrozenDictionary(column => column, column => kind.GetProperty(column) ?? throw new InvalidOperationException($"{kind.Name} has no {column}."));
    }

    public Type Kind { get; }
    public string? Written { get; }
    public string? Source { get; }
    public IReadOnlyDictionary<string, ColumnClass> Columns { get; }
    /// <summary>Nothing of it is told to anybody: how the panel finds and keeps what it holds.</summary>
    public bool IsOwn => order.Count == 0;

    /// <summary>What is filled in, in the order of the classification.</summary>
    public RecordSaid Read(object record) => new((Guid)Kind.GetProperty(nameof(Record.Id))!.GetValue(record)!,
        [.. from column in order
            let value = record is MinutedPart && column == nameof(MinutedPart.Content) ? TextsOf((MinutedPart)record) : shown[column].GetValue(record)
            where value is not null && value is not "" && !(value is System.Collections.ICollection { Count: 0 })
            select new Said(column, Columns[column], value, Columns[column] is ColumnClass.Told or ColumnClass.Other && !AccessColumns.IsCode(column) ? value as string : null)]);

    /// <summary>What is kept of locked minutes in a form of their own, as lines to be read: its texts, without ids.</summary>
    private static string TextsOf(MinutedPart part)
    {
        var lines = new List<string>();
        using var content = JsonDocument.Parse(part.Content);
        Collect(content.RootElement);
        return string.Join('\n', lines);

        void Collect(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in element.EnumerateObject()) Collect(member.Value);
                    break;
                case JsonValueKind.Array:
                    foreach (var one in element.EnumerateArray()) Collect(one);
                    break;
                case JsonValueKind.String when element.GetString() is { Length: > 0 } text && !Guid.TryParse(text, out _):
                    lines.Add(text);
                    break;
            }
        }
    }

    public DateTime WrittenAt(object record) => Written is null ? DateTime.MinValue : Kind.GetProperty(Written)!.GetValue(record) switch
    {
        DateTime at => at,
        DateOnly day => Calendar.UkTime.StartOf(day),
        _ => DateTime.MinValue,
    };

    public Guid? SourceOf(object record) => Source is null ? null : Kind.GetProperty(Source)!.GetValue(record) as Guid?;
}

/// <summary>
/// Every column of every kind of record that a panel holds of a young person, and what it is to whoever asks for the record: those of <see cref="DisposalPlan"/>, and what agencies’ lists said. A column that is added and missing here, or
/// stands here and is no more, fails a test.
/// </summary>
public static class AccessColumns
{
    /// <summary>The same in every kind: ids, the version, whose it is to do and by when.</summary>
    public static readonly FrozenSet<string> Everywhere = FrozenSet.ToFrozenSet(["Id", "Version", "PanelId", "SubjectId", "CaseId", "ReferralId", "YoungPersonId", "OwnerId", "DueOn", "AgendaItemId", "MeetingId", "CandidateId", "InterventionId"]);

    public static IReadOnlyList<AccessKind> All { get; } =
    [
        Of<YoungPerson>(told: "Address AlsoKnownAs AreaCode BornOn BornOnEstimated CareStatusCode CommunicationNeeds DeathRecordedAt DiedOn Disability EthnicityCode EthnicitySaidBy FamilyName GenderIdentity GivenName HowToTalkToMe Interpreter LanguageAskedOn LearningNeedsCode Neurodiversity NhsNumber PncId Postcode PreferredName SafeContact School Sex SignLanguage SpeechAndLanguage SpokenLanguage Upn WrittenLanguage YoungCarer", people: "DeathRecordedById", own: "MergedIntoId SortKey"),
        Of<NameKeyRow>(own: "Kind Value"),
        Of<YoungPersonMerge>(written: "At", told: "At Because UndoneAt UndoneBecause", people: "ById UndoneById", own: "MergedId SurvivorId"),
        Of<FamilyContact>(written: "RecordedAt", told: "RecordedAt", others: "Address EndedAt HasParentalResponsibility IsSafe Language MustNotBecause MustNotReceive Name Postcode Relation SafeHow Telephone", people: "RecordedById"),
        Of<Referral>(written: "StartedAt", source: "ReferringAgencyId", told: "Address AgenciesInvolved AlsoKnownAs AreaCode BornOn BornOnEstimated CommunicationNeeds ConcernCodes ConcernsText EndedAt EndingReason EthnicityCode FamilyAware FamilyName FamilyNotAwareBecause GivenName HappenedOn Identifier ImmediateRisk IsRepeat Language NoReferenceBecause OwnWords Postcode PreferredName RedirectReference RedirectedTo Reference ReferrerToldAt ReferrerToldHow SafeContact School ScreenedAt Sex Source StartedAt Status StrengthCodes StrengthsText SubmittedAt Tried WhatHappened", others: "ReferrerContact ReferrerName ReferrerRole", people: "LoggedById ReferrerId", bodies: "ReferringAgencyId", own: "DraftWarnedAt StepsDone TellReferrerBy TouchedAt"),
        Of<ReferralTrigger>(written: "OccurredOn", told: "Code Evidence OccurredOn SourceReference"),
        Of<ReferralQuestion>(written: "AskedAt", told: "Answer AnsweredAt AskedAt Question", people: "AnsweredById AskedById", own: "RemindedAt"),
        Of<Screening>(written: "ScreenedAt", told: "Facts Outcome Reason ScreenedAt", people: "ScreenedById", own: "SettingsNumber"),
        Of<ReferralEvidence>(written: "OccurredOn", source: "AgencyId", told: "Detail EndedOn Kind OccurredOn Outcome OutcomeOn Quantity Reference Role Rule TakenBackAt", bodies: "AgencyId", own: "SignalId"),
        Of<Candidate>(written: "FoundAt", told: "Address AreaCode BornOn DecidedAt FamilyName FoundAt GivenName MiddleNames Place Postcode Reason RedirectReference RedirectedTo School Sex Status", people: "DecidedById", own: "Agencies Considered DecidedBeforeId HasFlag IdentityId NewestOn Records ReducedAt RuleSetId RuleSetNumber RulesFired"),
        Of<CandidateEvidence>(written: "OccurredOn", source: "AgencyId", told: "BornOn Detail EndedOn FamilyName GivenName Kind OccurredOn Outcome OutcomeOn Postcode Quantity Reference Role Rule Sector", bodies: "AgencyId", own: "IsSufficient SignalId"),
        Of<EvidenceChange>(written: "At", told: "AcknowledgedAt At Consequence RecordReference StillFound", people: "AcknowledgedById"),
        Of<Case>(written: "OpenedAt", told: "AdoptedAt AreaCode ClosedAt ClosedBecause ClosingNote ExitPlan ExitPlanSoFar IsRepeat IsRestricted IsUrgent LeadAcceptedAt NotAskedBecause OpenedAt PausedAt PausedBecause Reference ReopenedAt ReopenedBecause ResumeOn ReviewOn Status Summary SupportStartedAt", people: "ExitPlanSoFarById LeadPractitionerId UrgentAgreedById", bodies: "LeadAgencyId", own: "AssureOn ConfirmAgreementBy ExitPlanSoFarAt LeadAcceptBy ListBy PlanBy"),
        Of<CaseEvent>(written: "At", source: "AgencyId", told: "At Barrier Ending ExitPlan Kind NotAsked On Reason Text", people: "ById PersonId", bodies: "AgencyId", own: "ActionId"),
        Of<Note>(written: "WrittenAt", source: "AuthorAgencyId", told: "Text Visibility WrittenAt", people: "AuthorId", bodies: "AuthorAgencyId NamedAgencyIds"),
        Of<Agreement>(written: "RecordedAt", told: "By ConfirmedOn CoversContactAfter DecidedBy DecidedOn FormVersion Given Language Method RecordedAt Scope WithdrawnAt WithdrawnBecause", people: "ConfirmedById RecordedById WithdrawnById"),
        Of<ContactAttempt>(written: "RecordedAt", told: "Method Note On Reached RecordedAt", people: "ById"),
        Of<AgencyCheck>(written: "AskedAt", source: "AgencyId", told: "Answer AskedAt CannotShareBecause FamilysWords Gateway Known OwnWords Question QuestionInWelsh Reference ReturnedAt Risks Strengths SubjectAreaCode SubjectBornOn SubjectName Summary Visibility", people: "AskedById ReturnedById", bodies: "AgencyId NamedAgencyIds", own: "MissedOn OpenedAt OpenedById RemindedAt RemindedByHandAt RemindedByHandById RemindersByHand SaidLateAt SightEndedAt UnassignedAt"),
        Of<CaseTransfer>(written: "ProposedAt", told: "Because CaseReference Concerns DeclinedBecause EndedAt FamilyAware FamilyKnows ImmediateRisk ProposedAt Status Strengths SubjectBornOn SubjectName Summary TheirReference Views", people: "EndedById ProposedById", bodies: "ToPanelId"),
        Of<RequestToChair>(written: "AskedAt", told: "AskedAt Asks Because EndedAt ExitPlan NotAsked Reason SentBackBecause Status", people: "AskedById EndedById"),
        Of<SafeguardingReport>(written: "RaisedAt", source: "RaisedByAgencyId", told: "AnsweredSince AnsweredSinceAt AreaCode Concern ConfirmedAt From OwnWords RaisedAt RecordReference ReportedAt ReportedTo ServiceReference", others: "ConfirmedBy ReportedBy", people: "RaisedById", bodies: "RaisedByAgencyId", own: "DueAt RecordId"),
        Of<GapSnooze>(written: "At", own: "At Because ById EndedAt Gap RecordId Since Until"),
        Of<Involvement>(written: "From", source: "AgencyId", told: "Despite From Reach Until Why", people: "UserId", bodies: "AgencyId", own: "ActionId CheckId CoversId"),
        Of<Exclusion>(written: "From", told: "From Until", others: "UserId Why"),
        Of<KnownRecord>(written: "Since", source: "AgencyId", told: "Reference Since", bodies: "AgencyId", own: "InvolvementId"),
        Of<SightRequest>(written: "AskedAt", source: "AgencyId", told: "AskedAt Because EndedAt GrantedUntil Level Purpose RefusedBecause Status", people: "AskedById EndedById", bodies: "AgencyId", own: "KnownRecordId"),
        Of<EmergencySight>(written: "At", source: "AgencyId", told: "At Because CaseReference DecidedAt Finding Ground Note Until", people: "ById ClosedById DecidedById", bodies: "AgencyId", own: "InvolvementId TryId"),
        Of<NamedPerson>(written: "NamedAt", told: "EndedAt NamedAt", others: "FamilyName GivenName Part", people: "EndedById NamedById"),
        Of<Declaration>(written: "SaidAt", told: "By CaseReference DecidedAt DismissedBecause LiftedAt LiftedBecause SaidAt State", others: "PersonId Tie Words", people: "DecidedById LiftedById SaidById", own: "ExclusionId IsForCoordinator NamedPersonId"),
        Of<Disclosure>(written: "From", told: "From Until", others: "Interest PersonId", own: "DeclarationId"),
        Of<AgendaItem>(told: "DecidedAt WasCarriedOver", people: "ChairedById", own: "Minutes Order"),
        Of<AgendaChange>(written: "At", told: "At Kind", people: "ById", own: "MinutesAfter MinutesBefore"),
        Of<QuickProposal>(written: "ProposedAt", told: "AgreedAt LiftedAt Outcome ProposedAt Reasons ReviewOn TellsFamily Views", people: "AgreedById LiftedById ProposedById"),
        Of<Decision>(written: "RecordedAt", told: "Dissent Exception NeedsSignOff Outcome Reasons RecordedAt ReviewOn SignedOffAt TellsFamily WasQuorate", people: "ExceptionById LeadPractitionerId RecordedById SignedOffById", bodies: "LeadAgencyId", own: "SettingsNumber"),
        Of<ItemMinutes>(told: "Text"),
        Of<Addendum>(written: "At", told: "At By Text", people: "ById"),
        Of<MinutedPart>(told: "Content", own: "ContentForm Of RecordId"),
        Of<Opening>(written: "OpenedAt", told: "OpenedAt", people: "OpenedById"),
        Of<HearingDraft>(own: "Content KeptAt UserId Writer"),
        Of<SupportAction>(written: "SetAt", source: "AgencyId", told: "AcceptedAt CaseReference EndedAt Outcome SetAt Status SubjectBornOn SubjectName Summary TargetOn What", people: "EndedById SetById TransferredToId", bodies: "AgencyId", own: "DecisionId RemindedByHandAt RemindedByHandById RemindersByHand"),
        Of<ActionProgress>(written: "At", told: "At Text", people: "ById", own: "ActionId"),
        Of<Intervention>(written: "OfferedAt", source: "AgencyId", told: "AnsweredAt Barrier CaseReference EndedAt ExpectedOn NeedCode OfferedAt Outcome StartedOn Status SubjectBornOn SubjectName", people: "AnsweredById EndedById OfferedById WorkerId", bodies: "ServiceId AgencyId LeadAgencyId", own: "GoalId TakeUpBy WaitBy"),
        Of<Briefing>(written: "WrittenAt", told: "HowToTalk Matters SafeContact WrittenAt", people: "WrittenById"),
        Of<SupportSession>(written: "RecordedAt", told: "Attendance On RecordedAt", people: "PlannedById RecordedById"),
        Of<ProvisionGap>(written: "RecordedAt", told: "AgeBand AreaCode Because InWelsh NeedCode RecordedAt", people: "RecordedById"),
        Of<NeedsConversation>(written: "RecordedAt", told: "CommunityHard CommunityWell FamilyHard FamilyWell FriendsHard FriendsWell HeldOn Helps Language NeedCodes NoOwnWords OwnWords RecordedAt SchoolHard SchoolWell TookPart YoungPersonHard YoungPersonWell", people: "RecordedById"),
        Of<SupportPlan>(written: "RecordedAt", told: "CallWhom GivenHow GivenIn GivenOn GivenTo Number RecordedAt ReplacedAt ReviewOn StartedAt State Strengths", people: "GivenById RecordedById StartedById"),
        Of<Goal>(written: "SetAt", told: "EndedAt FirstPlan LastPlan NeedCode SetAt WasReached Words", people: "SetById"),
        Of<GoalStep>(written: "SetAt", told: "By EndedAt FirstPlan LastPlan SetAt What Who", people: "SetById", own: "ActionId GoalId"),
        Of<OutcomeMeasure>(written: "RecordedAt", told: "Measured On Point RecordedAt Respondent StruckAt Tenths", people: "RecordedById StruckById", own: "GoalId"),
        Of<SupportReview>(written: "RecordedAt", told: "NextOn On RecordedAt StillAgreed TookPart WhatChanged", people: "RecordedById"),
        Of<Feedback>(written: "RecordedAt", told: "Best Better Declined From Heard Helped Language On RecordedAt", people: "RecordedById"),
        Of<RisenRisk>(written: "RaisedAt", told: "EndedAt RaisedAt Since WasInDanger WhatChanged WhatWasDone", people: "EndedById RaisedById"),
        Of<AdultHandover>(written: "PlannedAt", told: "AcceptedOn EndedAt PlannedAt To What", others: "AcceptedBy", people: "PlannedById"),
        Of<PostClosureCheck>(written: "MadeAt", told: "AnsweredAt CaseReference EndedAt FollowedUp Holding MadeAt Months Note Occupied PlannedOn PoliceContact RefusedOnceAt State SubjectName WantedHelp", people: "AnsweredById EndedById"),
        Of<SecondOffer>(written: "RecordedAt", told: "Answer By How Note On RecordedAt", people: "RecordedById"),
        Of<DisclosureMade>(written: "RecordedAt", source: "FromAgencyId", told: "Basis Despite FamilyKnew Gateway Kind NotToldBecause On Purpose RecordedAt ToOther What", people: "ById RecordedById", bodies: "FromAgencyId ToAgencyId", own: "SourceId"),
        Of<DecisionNotToShare>(written: "RecordedAt", told: "Because On RecordedAt What WithOther", people: "DecidedById", bodies: "WithAgencyId"),
        Of<FamilyTold>(written: "RecordedAt", told: "Because DecidedBy Ground How RecordedAt ToldOn WasTold Whom", others: "ToldBy", people: "RecordedById"),
        Of<Objection>(written: "RecordedAt", source: "AgencyId", told: "By EndedAt EndedBecause On RecordedAt Words", people: "EndedById RecordedById", bodies: "AgencyId"),
        Of<PrivacyNotice>(told: "DecidedBy EndedAt GivenOn Ground ObtainedOn PromisedFor State WithheldBecause", people: "EndedById", own: "LetterId"),
        Of<VisitWarning>(written: "RecordedAt", told: "EndedAt EndedBecause HeldUntil RecordedAt ReviewNote ReviewedAt SeenOn Source What WhatToDo", people: "EndedById RecordedById ReviewedById"),
        Of<Letter>(written: "WrittenAt", told: "English Kind Language SentAt SentOn StoppedAt Way Welsh WrittenAt", others: "Address Postcode ToName", people: "SentById WrittenById", own: "ContactId"),
        Of<Document>(written: "SentAt", source: "AgencyId", told: "About Bytes CheckedAt FileName Format IsHealth SentAt Signature State Visibility WithdrawnAt WithdrawnBecause", people: "SentById WithdrawnById", bodies: "AgencyId NamedAgencyIds", files: "ContentId"),
        Of<RetentionReview>(written: "ProposedAt", told: "Because CarryOutOn ConfirmedAt FoundAt KeptBecause KeptUntil ProposedAt References Rule State StoppedAt StoppedBecause", people: "ConfirmedById KeptById ProposedById StoppedById"),
        Of<RetentionHold>(written: "SetAt", told: "Because LiftedAt LiftedBecause Reason Reference SetAt", people: "LiftedById SetById"),
        // What was found of a colleague’s looking is about the colleague first.
        Of<UnusualLook>(written: "FoundAt", source: "AgencyId", told: "Day FirstAt FoundAt LastAt Looks Outcome ReviewedAt Rule", others: "LookerId Note", people: "ReviewedById", bodies: "AgencyId", own: "Bearers ClosedOn OutOf OwnUsual Records RoleUsual"),
        Of<Signal>(written: "OccurredOn", source: "AgencyId", told: "Address AreaCode BornOn ConcernCodes Detail EndedOn FamilyName GivenName Kind LocalId MiddleNames NhsNumber OccurredOn Outcome OutcomeOn PncId Postcode Programme Quantity Reference Role School Sex StatutoryThreshold StrengthCodes Town Upn WithdrawnAt", bodies: "AgencyId", own: "Fingerprint IdentityId ImportId IsNeeded ListId ReplacedById Row SourceKey Standing"),
        Of<RightsRequest>(written: "RecordedAt", told: "AcknowledgedHow AcknowledgedOn Asker Because DecidedAt EndedAt ExtendedBecause ExtensionToldOn How Kind Language Outcome ReceivedOn RecordReference RecordedAt Reference State ThemeCode ToldHow ToldOn WhatWasDone WithdrawnBecause Words", others: "AboutUserId AskerName ReplyTo", people: "DecidedById RecordedById ToldById", own: "AcknowledgeBy AnswerBy DeciderId ExtendedAt"),
        Of<RecordMark>(written: "SetAt", told: "KeptBecause Kind LiftedAt LiftedBecause SetAt Text", people: "KeptById LiftedById SetById", own: "KeptAt RightsRequestId"),
        Of<AccessRequest>(own: "AnswerBy Authority ClosedAt ClosedById Competence CompetenceBecause Ending ExtendedAt ExtendedBecause ExtensionToldOn FinishedAt FinishedById FinishedDespite GatheredAt GatheredById GoesOn IdentityById IdentityOn IdentitySeen Language ReceivedOn RecordReference RecordedAt RecordedById Reference ReplyTo Requester RequesterName Risk RiskAt RiskBecause RiskById SentHow SentOn State Wanted Wishes WishesAt WishesById"),
        Of<AccessPause>(own: "AccessRequestId From PausedAt PausedById Reason ResumedAt ResumedById Until"),
        Of<AccessItem>(own: "AccessRequestId AgencyId Because DecidedAt DecidedById Decision Exemption IsUnsaid Kind Mark NeedsOpinion On OthersBecause RecordId Redactions"),
        Of<AccessAsking>(own: "AccessItemId AccessRequestId AgencyId Answer AnswerBy AnsweredAt AnsweredById AnsweredOn AskedAt AskedById Of Question Whom Words"),
    ];

    private static readonly FrozenDictionary<string, AccessKind> ByName = All.ToFrozenDictionary(kind => kind.Kind.Name);

    public static AccessKind Of(string kind) => ByName[kind];
    public static bool IsCode(string column) => column is "Code" || column.EndsWith("Code", StringComparison.Ordinal) || column.EndsWith("Codes", StringComparison.Ordinal);

    private static AccessKind Of<T>(string? written = null, string? source = null, string told = "", string others = "", string people = "", string bodies = "", string files = "", string own = "")
    {
        var columns = new Dictionary<string, ColumnClass>(StringComparer.Ordinal);
        foreach (var (names, of) in new[] { (told, ColumnClass.Told), (others, ColumnClass.Other), (people, ColumnClass.Person), (bodies, ColumnClass.Body), (files, ColumnClass.File), (own, ColumnClass.Own) })
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries)) columns.Add(name, of);
        return new AccessKind(typeof(T), written, source, columns);
    }
}
