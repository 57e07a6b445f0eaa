using System.Collections.Frozen;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Language;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Audit;

/// <summary>What the audit's events and kinds of record are called where people read them.</summary>
public static class AuditWords
{
    private static readonly (string Event, string English)[] Events =
    [
        (AuditEvents.Seen, Words.Key("Seen")),
        (AuditEvents.Searched, Words.Key("Searched")),
        (AuditEvents.Exported, Words.Key("Exported")),
        (AuditEvents.Refused, Words.Key("Refused")),
        (AuditEvents.Missing, Words.Key("Asked for, not found")),
        (AuditEvents.Created, Words.Key("Added")),
        (AuditEvents.Changed, Words.Key("Changed")),
        (AuditEvents.Removed, Words.Key("Removed")),
        (AuditEvents.SignedIn, Words.Key("Signed in")),
        (AuditEvents.SignInFailed, Words.Key("Sign-in failed")),
        (AuditEvents.SignedOut, Words.Key("Signed out")),
        (AuditEvents.Locked, Words.Key("Account locked")),
    ];

    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["Referral"] = Words.Key("Referral"),
        ["ReferralTrigger"] = Words.Key("Trigger of a referral"),
        ["ReferralQuestion"] = Words.Key("Question to a referrer"),
        ["Screening"] = Words.Key("Screening"),
        ["Case"] = Words.Key("Case"),
        ["YoungPerson"] = Words.Key("Young person"),
        ["Note"] = Words.Key("Note"),
        ["Agreement"] = Words.Key("Agreement to take part"),
        ["ContactAttempt"] = Words.Key("Attempt to make contact"),
        ["CaseEvent"] = Words.Key("Event of a case"),
        ["AgencyCheck"] = Words.Key("Agency check"),
        ["CheckQuestion"] = Words.Key("Question that a panel begins with"),
        ["SafeguardingReport"] = Words.Key("Safeguarding report"),
        ["SupportAction"] = Words.Key("Action"),
        ["ActionProgress"] = Words.Key("Progress of an action"),
        ["Service"] = Words.Key("Service of the directory"),
        ["ApproachRating"] = Words.Key("What the Toolkit says of a kind of support"),
        ["Intervention"] = Words.Key("Support of a young person"),
        ["Briefing"] = Words.Key("What a provider is told"),
        ["SupportSession"] = Words.Key("Session of support"),
        ["ProvisionGap"] = Words.Key("Need without a service"),
        ["PanelMeeting"] = Words.Key("Panel meeting"),
        ["Attendance"] = Words.Key("Attendance at a meeting"),
        ["AgendaItem"] = Words.Key("Agenda item"),
        ["AgendaChange"] = Words.Key("Change of an agenda"),
        ["Opening"] = Words.Key("Item that the meeting turned to"),
        ["QuickProposal"] = Words.Key("Proposal for the quick-agree list"),
        ["CaseTransfer"] = Words.Key("Transfer to another panel"),
        ["RequestToChair"] = Words.Key("Request to the chair"),
        ["Chase"] = Words.Key("Reminder before a meeting"),
        ["MeetingMinutes"] = Words.Key("Text of the minutes"),
        ["ItemMinutes"] = Words.Key("Text of the minutes about an item"),
        ["MinutedPart"] = Words.Key("Part of locked minutes"),
        ["Addendum"] = Words.Key("Addendum to minutes"),
        ["PackCopy"] = Words.Key("Numbered copy of a pack"),
        ["Decision"] = Words.Key("Decision"),
        ["Involvement"] = Words.Key("Access to a record"),
        ["Exclusion"] = Words.Key("Exclusion from a case"),
        ["NamedPerson"] = Words.Key("Person named in a case"),
        ["Declaration"] = Words.Key("Declaration of an interest"),
        ["Disclosure"] = Words.Key("What the table is told of an interest"),
        ["NeedsConversation"] = Words.Key("Conversation about strengths and needs"),
        ["SupportPlan"] = Words.Key("Plan"),
        ["Goal"] = Words.Key("Goal of a plan"),
        ["GoalStep"] = Words.Key("Step towards a goal"),
        ["OutcomeMeasure"] = Words.Key("Score"),
        ["SupportReview"] = Words.Key("Review of support"),
        ["Feedback"] = Words.Key("Feedback"),
        ["RisenRisk"] = Words.Key("Risk that rose"),
        ["AdultHandover"] = Words.Key("Handover at 18"),
        ["SecondOffer"] = Words.Key("Second offer of support"),
        ["PostClosureCheck"] = Words.Key("Check after the end"),
        ["DisclosureMade"] = Words.Key("Record of something shared"),
        ["DecisionNotToShare"] = Words.Key("Decision not to share"),
        ["FamilyTold"] = Words.Key("What the family was told"),
        ["Objection"] = Words.Key("Objection to an agency knowing"),
        ["PrivacyNotice"] = Words.Key("Privacy notice to a family"),
        ["FamilyContact"] = Words.Key("Contact of a family"),
        ["VisitWarning"] = Words.Key("Warning for whoever visits"),
        ["Letter"] = Words.Key("Letter to a family"),
        ["GapSnooze"] = Words.Key("Line of the board left alone"),
        ["GapRuleOff"] = Words.Key("Rule of the board switched off"),
        ["Absence"] = Words.Key("Absence of a user"),
        ["Digest"] = Words.Key("Mail about what is late"),
        ["Agency"] = Words.Key("Agency"),
        ["Panel"] = Words.Key("Panel"),
        ["PanelArea"] = Words.Key("Area of a panel"),
        ["PanelAgency"] = Words.Key("Agency’s place in a panel"),
        ["PanelSettings"] = Words.Key("Settings of a panel"),
        ["User"] = Words.Key("User"),
        ["Invitation"] = Words.Key("Invitation"),
        ["Membership"] = Words.Key("Role of a user"),
        ["ReferenceEntry"] = Words.Key("Reference data"),
        ["ReferenceCounter"] = Words.Key("Reference number"),
        ["PartnerSystem"] = Words.Key("System of an agency"),
        ["SignalList"] = Words.Key("List that an agency sends"),
        ["SignalImport"] = Words.Key("Import of a list"),
        ["LinkQuestion"] = Words.Key("Question about two records"),
        ["LinkDecision"] = Words.Key("Decision about two records"),
        ["Signal"] = Words.Key("Record of a list"),
        ["YoungPersonMerge"] = Words.Key("Two young people put together"),
        ["RuleSet"] = Words.Key("Version of the panel’s rules"),
        ["RuleTerm"] = Words.Key("Rule of a version"),
        ["Candidate"] = Words.Key("Young person found by the rules"),
        ["CandidateEvidence"] = Words.Key("Record on which a rule fired"),
        ["ReferralEvidence"] = Words.Key("Record that a referral rests on"),
        ["EvidenceChange"] = Words.Key("Record taken back or corrected"),
        ["Release"] = Words.Key("Release of figures"),
        ["AuditEntry"] = Words.Key("Audit"),
        ["SavedSearch"] = Words.Key("Search"),
        ["Search"] = Words.Key("Search"),
        ["KeptForm"] = Words.Key("Kept form"),
        ["Form"] = Words.Key("Kept form"),
    }.ToFrozenDictionary();

    public static IReadOnlyList<Choice> Choices(Words T) => [.. Events.Select(held => new Choice(held.Event, T.Translate(held.English)))];

    public static string Event(Words T, string held) => Events.FirstOrDefault(known => known.Event == held).English is { } english ? T.Translate(english) : held;

    public static string? Kind(Words T, string? held) => held is not null && Kinds.TryGetValue(held, out var english) ? T.Translate(english) : held;

    /// <summary>Whether there is a word for this kind of record.</summary>
    public static bool Knows(string kind) => Kinds.ContainsKey(kind);
}
