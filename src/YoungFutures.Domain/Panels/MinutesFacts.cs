using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Panels;

/// <summary>A name in both languages.</summary>
public sealed record Named(string English, string Welsh);

/// <summary>Who came for an agency, or sent word instead.</summary>
public sealed record SeatFacts(Named Agency, Presence Presence, string Name, string? DeputyFor, bool ConfidentialitySigned);

/// <summary>What the minutes say of the meeting itself.</summary>
public sealed record MeetingFacts(Named Panel, string PanelCode, DateTime StartsAt, int Minutes, string? Place, bool IsOnline)
{
    public string? Chair { get; init; }
    public Presence? ChairPresence { get; init; }
    public string? ChairDeputy { get; init; }
    public IReadOnlyList<SeatFacts> Attendance { get; init; } = [];
    public string? Introduction { get; init; }
    public string? MattersArising { get; init; }
    public MinutesAgreedBy? AgreedBy { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public string? AgreementRecordedBy { get; init; }
    public DateTime? LockedAt { get; init; }
    public string? LockedBy { get; init; }
}

public sealed record DecisionFacts(DecisionOutcome Outcome, string Reasons, bool WasQuorate, DateTime RecordedAt)
{
    public string? Dissent { get; init; }
    public Named? LeadAgency { get; init; }
    public string? LeadPractitioner { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public string? TellsFamily { get; init; }
    public string? Exception { get; init; }
    public string? ExceptionBy { get; init; }
    public string? RecordedBy { get; init; }
    public bool NeedsSignOff { get; init; }
    public DateTime? SignedOffAt { get; init; }
    public string? SignedOffBy { get; init; }
}

/// <summary>What the minutes say of one item.</summary>
public sealed record ItemFacts(Guid Id, Guid SubjectId, int Order, string Reference, string YoungPerson, bool WasCarriedOver)
{
    public string? Text { get; init; }
    public DecisionFacts? Decision { get; init; }
    /// <summary>Who left the table for this item. The others are told that somebody did.</summary>
    public IReadOnlyList<string> Withdrew { get; init; } = [];
    /// <summary>Who had to do with the young person before, in their work, and stayed.</summary>
    public IReadOnlyList<InterestFacts> Interests { get; init; } = [];
    /// <summary>Who chaired the item, where that was not the meeting's chair.</summary>
    public string? ChairedBy { get; init; }
}

/// <summary>How many agencies had been asked about the young person when the panel decided, and who had not answered. For those who run or chair the panel.</summary>
public sealed record CheckFacts(Guid ItemId, Guid SubjectId, int Asked, IReadOnlyList<Named> Missing);

public sealed record InterestFacts(string Person, Tie Tie);

public sealed record ActionFacts(Guid Id, Guid ItemId, Guid SubjectId, string Reference, string What, Named Agency, string? Person, DateOnly DueOn);

/// <summary>A case that came on the agenda, or off it, after it was published.</summary>
public sealed record ChangeFacts(Guid Id, Guid SubjectId, DateTime At, string Reference, AgendaChangeKind Kind, string? By);

/// <summary>
/// The minutes as facts: of a draft as the records stand, of locked minutes as they stood. Page, print and file say what is here and nothing else.
/// </summary>
public sealed record MinutesFacts(MeetingFacts Meeting, IReadOnlyList<ItemFacts> Items, IReadOnlyList<ActionFacts> Actions, IReadOnlyList<ChangeFacts> Changes)
{
    public IReadOnlyList<CheckFacts> Checks { get; init; } = [];

    /// <summary>From records that are loaded: the items of the meeting with their decisions, its attendance and its changes.</summary>
    public static MinutesFacts Of(PanelMeeting meeting, Panel panel, MinutesSources from)
    {
        var items = meeting.Items.OrderBy(item => item.Order).ThenBy(item => item.Id).ToList();
        return new MinutesFacts(
            new MeetingFacts(new Named(panel.Name, panel.NameCy), panel.Code, meeting.StartsAt, meeting.Minutes, meeting.Place, meeting.Link is not null)
            {
                Chair = from.Person(meeting.ChairId), ChairPresence = meeting.ChairPresence, ChairDeputy = meeting.ChairDeputy,
                Attendance = [.. meeting.Attendance.OrderBy(seat => seat.Agency.Name, StringComparer.Ordinal)
                    .Select(seat => new SeatFacts(NameOf(seat.Agency), seat.Presence, seat.Name, seat.DeputyFor, seat.ConfidentialitySigned))],
                Introduction = from.Texts?.Introduction, MattersArising = from.Texts?.MattersArising,
                AgreedBy = meeting.AgreedBy, AgreedOn = meeting.AgreedOn, AgreementRecordedBy = from.Person(meeting.AgreedById),
            },
            [.. items.Select(item => new ItemFacts(item.Id, item.SubjectId, item.Order, from.Cases[item.CaseId].Reference, from.Cases[item.CaseId].FullName, item.WasCarriedOver)
            {
                Text = from.ItemTexts.GetValueOrDefault(item.Id),
                ChairedBy = from.Person(item.ChairedById),
                Withdrew = [.. Told(item, meeting, from).Where(told => told.Interest is null).Select(told => from.Person(told.PersonId) ?? "–").Distinct()],
                Interests = [.. Told(item, meeting, from).Where(told => told.Interest is not null).Select(told => new InterestFacts(from.Person(told.PersonId) ?? "–", told.Interest!.Value)).Distinct()],
                Decision = item.Decision is { } decision ? DecisionOf(decision, from) : null,
            })],
            [.. items.Where(item => item.Decision is not null).SelectMany(item => from.Actions[item.Decision!.Id].OrderBy(action => action.TargetOn).ThenBy(action => action.Id)
                .Select(action => new ActionFacts(action.Id, item.Id, item.SubjectId, from.Cases[item.CaseId].Reference, action.What, NameOf(from.Agencies[action.AgencyId]),
                    from.Person(action.OwnerId), action.TargetOn)))],
            [.. meeting.Changes.OrderBy(change => change.At).Select(change => new ChangeFacts(change.Id, change.SubjectId, change.At, from.Cases[change.CaseId].Reference, change.Kind, from.Person(change.ById)))])
        {
            Checks = [.. items.Select(item => ChecksOf(item, meeting, from)).OfType<CheckFacts>()],
        };
    }

    internal MinutesFacts LockedAt(DateTime at) => this with { Meeting = Meeting with { LockedAt = at } };

    internal IEnumerable<MinutedPart> Parts(PanelMeeting meeting) =>
        [MinutedPart.For(meeting, Meeting), .. Items.Select(item => MinutedPart.For(meeting, item)), .. Checks.Select(checks => MinutedPart.For(meeting, checks)), .. Actions.Select(action => MinutedPart.For(meeting, action)),
            .. Changes.Select(change => MinutedPart.For(meeting, change))];

    /// <summary>What of the parts is in sight; without the part of the meeting itself there is nothing to read.</summary>
    internal static MinutesFacts? From(IReadOnlyList<MinutedPart> parts)
    {
        if (parts.FirstOrDefault(part => part.Of == MinutedOf.Meeting) is not { } meeting) return null;
        return new MinutesFacts(meeting.Read<MeetingFacts>(),
            [.. Of<ItemFacts>(MinutedOf.Item).OrderBy(item => item.Order).ThenBy(item => item.Id)],
            [.. Of<ActionFacts>(MinutedOf.Action).OrderBy(action => action.DueOn).ThenBy(action => action.Id)],
            [.. Of<ChangeFacts>(MinutedOf.Change).OrderBy(change => change.At)])
        {
            Checks = [.. Of<CheckFacts>(MinutedOf.Checks)],
        };

        IEnumerable<T> Of<T>(MinutedOf kind) => parts.Where(part => part.Of == kind).Select(part => part.Read<T>());
    }

    // As it stood when the panel decided: what came in later changes nothing about what it knew then. A decision that closes the case takes back what is open in the same moment.
    private static CheckFacts? ChecksOf(AgendaItem item, PanelMeeting meeting, MinutesSources from)
    {
        var at = item.Decision?.RecordedAt ?? meeting.HeldAt ?? DateTime.MaxValue;
        var asked = from.Checks[item.CaseId].Where(check => check.AskedAt <= at && (check.UnassignedAt is null || check.UnassignedAt >= at)).ToList();
        return asked.Count == 0 ? null : new CheckFacts(item.Id, item.SubjectId, asked.Count,
            [.. asked.Where(check => check.ReturnedAt is null || check.ReturnedAt > at).Select(check => NameOf(from.Agencies[check.AgencyId])).OrderBy(name => name.English, StringComparer.Ordinal)]);
    }

    /// <summary>What held at any moment while the item was the meeting's: it may have been lifted since.</summary>
    private static IEnumerable<Disclosure> Told(AgendaItem item, PanelMeeting meeting, MinutesSources from) => from.Told[item.CaseId]
        .Where(told => (item.DecidedAt is null || told.From <= item.DecidedAt) && (told.Until is null || told.Until > meeting.StartsAt)).OrderBy(told => told.From).ThenBy(told => told.Id);

    private static DecisionFacts DecisionOf(Decision decision, MinutesSources from) => new(decision.Outcome, decision.Reasons, decision.WasQuorate, decision.RecordedAt)
    {
        Dissent = decision.Dissent,
        LeadAgency = decision.LeadAgencyId is { } leadId && from.Agencies.TryGetValue(leadId, out var lead) ? NameOf(lead) : null,
        LeadPractitioner = from.Person(decision.LeadPractitionerId), ReviewOn = decision.ReviewOn, TellsFamily = decision.TellsFamily,
        Exception = decision.Exception, ExceptionBy = from.Person(decision.ExceptionById), RecordedBy = from.Person(decision.RecordedById),
        NeedsSignOff = decision.NeedsSignOff, SignedOffAt = decision.SignedOffAt, SignedOffBy = from.Person(decision.SignedOffById),
    };

    private static Named NameOf(Agency agency) => new(agency.Name, agency.NameCy);
}

/// <summary>The names and texts that the records of a meeting refer to.</summary>
public sealed record MinutesSources(IReadOnlyDictionary<Guid, PackFacts> Cases, IReadOnlyDictionary<Guid, string> People, IReadOnlyDictionary<Guid, Agency> Agencies,
    ILookup<Guid, SupportAction> Actions, MeetingMinutes? Texts, IReadOnlyDictionary<Guid, string> ItemTexts)
{
    /// <summary>What the agencies were asked, by case; empty for whoever neither runs nor chairs the panel.</summary>
    public ILookup<Guid, AgencyCheck> Checks { get; init; } = Array.Empty<AgencyCheck>().ToLookup(check => check.CaseId);

    /// <summary>From records that hold each other, without a database: the cases of the items with their young people and actions.</summary>
    internal static MinutesSources Held(PanelMeeting meeting, IReadOnlyDictionary<Guid, string> people, IReadOnlyDictionary<Guid, Agency> agencies,
        MeetingMinutes? texts = null, IEnumerable<ItemMinutes>? itemTexts = null)
    {
        var cases = meeting.Items.Select(item => item.Case).Concat(meeting.Changes.Select(change => change.Case)).Distinct().ToList();
        var actions = cases.SelectMany(held => held.Actions).ToList();
        var handedOn = actions.Select(action => action.TransferredToId).OfType<Guid>().ToHashSet();
        return new MinutesSources(
            cases.ToDictionary(held => held.Id, held => new PackFacts(held.Id, held.Reference, held.Status, held.AreaCode, held.IsUrgent, held.IsRepeat, held.Summary,
                held.YoungPerson.GivenName, held.YoungPerson.FamilyName, held.YoungPerson.BornOn, held.YoungPerson.School, held.YoungPerson.WrittenLanguage)),
            people, agencies, actions.Where(action => action.DecisionId is not null && !handedOn.Contains(action.Id)).ToLookup(action => action.DecisionId!.Value),
            texts, (itemTexts ?? []).Where(held => held.Text is not null).ToDictionary(held => held.AgendaItemId, held => held.Text!))
        {
            Checks = cases.SelectMany(held => held.Checks).Where(check => agencies.ContainsKey(check.AgencyId)).ToLookup(check => check.CaseId),
        };
    }

    /// <summary>What the table was told of who withdrew and who has an interest, by case.</summary>
    public ILookup<Guid, Disclosure> Told { get; init; } = Array.Empty<Disclosure>().ToLookup(told => told.CaseId);

    internal string? Person(Guid? id) => id is { } known ? People.GetValueOrDefault(known) : null;
}
