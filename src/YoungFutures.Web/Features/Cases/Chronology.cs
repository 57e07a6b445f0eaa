using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases;

/// <summary>One thing that happened on a case.</summary>
public sealed record Happening(DateTime At, string What, string? Words = null, string? Who = null, string? Href = null, string? Audience = null, string? ActNow = null);

/// <summary>What happened on a case as far as the viewer may see it, the newest first, a page at a time.</summary>
public sealed record Chronology(IReadOnlyList<Happening> Events, int Page, bool HasOlder)
{
    private const int PageSize = 25;
    private const int LastPage = 200;

    /// <summary>Each kind gives its newest lines, as many as could stand on this page and those before it; merged, they hold the page.</summary>
    public static async Task<Chronology> Of(YoungFuturesDb db, Case @case, Words T, int page)
    {
        page = Math.Clamp(page, 1, LastPage);
        var id = @case.Id;
        var most = (page * PageSize) + 1;
        var now = db.Now;
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var events = new List<Happening>();

        var happened = await db.CaseEvents.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.At).ThenByDescending(held => held.Id).Take(most)
            .Select(held => new Told(held.Kind, held.At, held.Text, held.ExitPlan, held.NotAsked, held.Reason, held.On, held.ActionId, held.InterventionId, held.Barrier, held.Ending,
                db.Interventions.Where(support => support.Id == held.InterventionId).Select(support => welsh ? support.Service.NameCy : support.Service.Name).FirstOrDefault(),
                db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                db.Users.Where(user => user.Id == held.PersonId).Select(user => user.DisplayName).FirstOrDefault(),
                db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault())).ToListAsync();
        events.AddRange(happened.Select(told => new Happening(told.At, told.In(T), told.Said(T), told.Who, told.ActionId is { } actionId ? $"/actions/{actionId}" : told.InterventionId is { } supportId ? $"/interventions/{supportId}" : null)));

        // A case that is older than its events tells from its own fields what came before the first of them.
        var since = happened.Count < most
            ? happened.LastOrDefault()?.At ?? DateTime.MaxValue
            : await db.CaseEvents.AsNoTracking().Where(held => held.CaseId == id).OrderBy(held => held.At).Select(held => held.At).FirstAsync();
        events.AddRange(ByItsFields(@case, T).Where(told => told.At < since));

        var referrals = await db.Referrals.AsNoTracking().Where(held => held.CaseId == id && held.SubmittedAt != null)
            .OrderByDescending(held => held.SubmittedAt).Take(most)
            .Select(held => new { held.Id, held.Reference, At = held.SubmittedAt!.Value, held.Source, held.ReferrerName }).ToListAsync();
        events.AddRange(referrals.Select(held => new Happening(held.At, T["Referral {0} was received", held.Reference], T.Of(held.Source), held.ReferrerName, $"/referrals/{held.Id}")));

        var screenings = await db.Referrals.AsNoTracking().Where(referral => referral.CaseId == id)
            .Join(db.Screenings, referral => referral.Id, screening => screening.ReferralId, (_, screening) => screening)
            .OrderByDescending(held => held.ScreenedAt).Take(most)
            .Select(held => new { held.ScreenedAt, held.Outcome, held.Reason, Who = db.Users.Where(user => user.Id == held.ScreenedById).Select(user => user.DisplayName).FirstOrDefault() })
            .ToListAsync();
        events.AddRange(screenings.Select(held => new Happening(held.ScreenedAt, T["Screened: {0}", T.Of(held.Outcome)], held.Reason, held.Who)));

        // By the last thing that happened to each: what is further down can have nothing on this page.
        var checks = await db.AgencyChecks.AsNoTracking().Where(held => held.CaseId == id)
            .OrderByDescending(held => held.SightEndedAt ?? held.UnassignedAt ?? held.ReturnedAt ?? held.AskedAt).ThenBy(held => held.Id).Take(most)
            .Select(held => new
            {
                held.Id, held.AskedAt, Question = welsh ? held.QuestionInWelsh ?? held.Question : held.Question, Agency = welsh ? held.Agency.NameCy : held.Agency.Name,
                held.ReturnedAt, held.Answer, held.Known, held.CannotShareBecause, held.SightEndedAt, held.UnassignedAt,
                AskedBy = db.Users.Where(user => user.Id == held.AskedById).Select(user => user.DisplayName).FirstOrDefault(),
                ReturnedBy = db.Users.Where(user => user.Id == held.ReturnedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        foreach (var held in checks)
        {
            events.Add(new(held.AskedAt, T["{0} was asked for a check", held.Agency], held.Question, held.AskedBy, $"/checks/{held.Id}"));
            if (held is { ReturnedAt: { } returned, Answer: { } answer }) events.Add(new(returned, T["{0} answered the check: {1}", held.Agency, T.Of(answer)], held.Known ?? held.CannotShareBecause, held.ReturnedBy, $"/checks/{held.Id}"));
            if (held.SightEndedAt is { } sightEnded) events.Add(new(sightEnded, T["{0} no longer sees its check", held.Agency], Href: $"/checks/{held.Id}"));
            if (held.UnassignedAt is { } takenBack) events.Add(new(takenBack, T["The check was taken back from {0}", held.Agency]));
        }

        var decided = await db.Decisions.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new
            {
                held.RecordedAt, held.Outcome, held.Reasons, held.MeetingId, held.AgendaItemId,
                Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        events.AddRange(decided.Select(held => new Happening(held.RecordedAt, T["The panel decided: {0}", T.Of(held.Outcome)], held.Reasons, held.Who, $"/meetings/{held.MeetingId}/items/{held.AgendaItemId}")));

        var asks = await db.RequestsToChair.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.AskedAt).Take(most)
            .Select(held => new
            {
                held.AskedAt, held.Asks, held.Because, held.Status, held.EndedAt, held.SentBackBecause,
                Who = db.Users.Where(user => user.Id == held.AskedById).Select(user => user.DisplayName).FirstOrDefault(),
                Answered = db.Users.Where(user => user.Id == held.EndedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        foreach (var held in asks)
        {
            var isClosing = held.Asks == ChairIsAsked.Closing;
            events.Add(new(held.AskedAt, isClosing ? T["The chair was asked to sign off the closing"] : T["The chair was asked to agree that it is heard urgently"], held.Because, held.Who));
            if (held is { Status: RequestStatus.SentBack, EndedAt: { } sent }) events.Add(new(sent, isClosing ? T["The chair sent the closing back"] : T["The chair did not agree that it is heard urgently"], held.SentBackBecause, held.Answered));
            if (held is { Status: RequestStatus.Agreed, EndedAt: { } signed } && isClosing) events.Add(new(signed, T["The chair signed the closing off"], Who: held.Answered));
            if (held is { Status: RequestStatus.TakenBack, EndedAt: { } taken }) events.Add(new(taken, T["What the chair was asked was taken back"], Who: held.Answered));
        }

        var meetings = await db.AgendaItems.AsNoTracking().Where(held => held.CaseId == id && held.Meeting.StartsAt <= now && held.Meeting.Status != MeetingStatus.Cancelled)
            .OrderByDescending(held => held.Meeting.StartsAt).Take(most)
            .Select(held => new { held.Id, held.MeetingId, held.Meeting.StartsAt }).ToListAsync();
        events.AddRange(meetings.Select(held => new Happening(held.StartsAt, T["On the agenda of a meeting"], Href: $"/meetings/{held.MeetingId}/items/{held.Id}")));

        var notes = await db.Notes.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.WrittenAt).Take(most)
            .Select(held => new { held.Id, held.WrittenAt, held.Text, held.Visibility, Who = db.Users.Where(user => user.Id == held.AuthorId).Select(user => user.DisplayName).FirstOrDefault() })
            .ToListAsync();
        events.AddRange(notes.Select(held => new Happening(held.WrittenAt, T["Note"], held.Text, held.Who,
            Audience: held.Visibility == Visibility.WholePanel ? null : T.Of(held.Visibility), ActNow: $"/notes/{held.Id}/act-now")));

        var actions = await db.SupportActions.AsNoTracking().Where(held => held.CaseId == id)
            .OrderByDescending(held => held.EndedAt ?? held.AcceptedAt ?? held.SetAt).ThenBy(held => held.Id).Take(most)
            .Select(held => new
            {
                held.Id, held.SetAt, held.What, held.AcceptedAt, held.EndedAt, held.Status, held.Outcome, Agency = welsh ? held.Agency.NameCy : held.Agency.Name,
                SetBy = db.Users.Where(user => user.Id == held.SetById).Select(user => user.DisplayName).FirstOrDefault(),
                EndedBy = db.Users.Where(user => user.Id == held.EndedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        foreach (var held in actions)
        {
            events.Add(new(held.SetAt, T["An action was given to {0}", held.Agency], held.What, held.SetBy, $"/actions/{held.Id}"));
            // Since there are events, they tell of it, and of who does it.
            if (held.AcceptedAt is { } accepted && accepted < since) events.Add(new(accepted, T["{0} accepted its action", held.Agency], Href: $"/actions/{held.Id}"));
            if (held.EndedAt is { } over) events.Add(new(over, T["The action of {0} ended: {1}", held.Agency, T.Of(held.Status)], held.Outcome, held.EndedBy, $"/actions/{held.Id}"));
        }

        var reported = await db.ActionProgress.AsNoTracking().Where(held => held.Action.CaseId == id).OrderByDescending(held => held.At).Take(most)
            .Select(held => new
            {
                held.ActionId, held.At, held.Text, Agency = welsh ? held.Action.Agency.NameCy : held.Action.Agency.Name,
                Who = db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        events.AddRange(reported.Select(held => new Happening(held.At, T["{0} reported progress on its action", held.Agency], held.Text, held.Who, $"/actions/{held.ActionId}")));

        var agreements = await db.Agreements.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new
            {
                held.RecordedAt, held.Given, held.By, held.Scope, held.WithdrawnAt, held.WithdrawnBecause,
                Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault(),
                Withdrew = db.Users.Where(user => user.Id == held.WithdrawnById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        foreach (var held in agreements)
        {
            events.Add(new(held.RecordedAt, held.Given ? T["Agreement to take part was recorded"] : T["It was recorded that there is no agreement to take part"], $"{T.Of(held.By)}\n{held.Scope}", held.Who));
            if (held.WithdrawnAt is { } withdrawn) events.Add(new(withdrawn, T["The agreement was withdrawn"], held.WithdrawnBecause, held.Withdrew));
        }

        var contacts = await db.ContactAttempts.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new { held.RecordedAt, held.On, held.Method, held.Reached, held.Note, Who = db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault() })
            .ToListAsync();
        events.AddRange(contacts.Select(held => new Happening(held.RecordedAt,
            held.Reached ? T["The family was reached on {0}: {1}", held.On.ToLong(), T.Of(held.Method)] : T["The family was not reached on {0}: {1}", held.On.ToLong(), T.Of(held.Method)],
            held.Note, held.Who)));

        events.AddRange(await Plans.SupportHappenings.Of(db, id, T, most));
        var told = await db.FamilyTold.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new { held.RecordedAt, held.Whom, held.WasTold, held.ToldBy, held.ToldOn, held.Because, Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        events.AddRange(told.Select(held => new Happening(held.RecordedAt,
            held.WasTold ? T["It was recorded who was told that the panel looks at this: {0}, on {1}", T.Of(held.Whom), held.ToldOn?.ToLong()] : T["It was recorded why somebody is not told: {0}", T.Of(held.Whom)], held.Because, held.Who)));

        var objected = await db.Objections.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.EndedAt ?? held.RecordedAt).Take(most)
            .Select(held => new
            {
                held.RecordedAt, held.Words, held.EndedAt, held.EndedBecause, Agency = db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault(),
                EndedBy = db.Users.Where(user => user.Id == held.EndedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        foreach (var held in objected)
        {
            events.Add(new(held.RecordedAt, T["The family objects to {0} knowing", held.Agency], held.Words, held.Who));
            if (held.EndedAt is { } ended) events.Add(new(ended, T["The objection to {0} knowing was taken back", held.Agency], held.EndedBecause, held.EndedBy));
        }

        var warned = await db.VisitWarnings.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.EndedAt ?? held.RecordedAt).Take(most)
            .Select(held => new { held.RecordedAt, held.What, held.EndedAt, held.EndedBecause, Who = db.Users.Where(user => user.Id == held.RecordedById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        foreach (var held in warned)
        {
            events.Add(new(held.RecordedAt, T["A warning for whoever visits was added"], held.What, held.Who, $"/cases/{id}/family"));
            if (held.EndedAt is { } over) events.Add(new(over, T["A warning for whoever visits has ended"], $"{held.What}\n{held.EndedBecause}", Href: $"/cases/{id}/family"));
        }

        var letters = await db.Letters.AsNoTracking().Where(held => held.CaseId == id && held.SentAt != null).OrderByDescending(held => held.SentAt).Take(most)
            .Select(held => new { held.Id, At = held.SentAt!.Value, held.Kind, held.ToName, Who = db.Users.Where(user => user.Id == held.SentById).Select(user => user.DisplayName).FirstOrDefault() }).ToListAsync();
        events.AddRange(letters.Select(held => new Happening(held.At, T["A letter went to {0}: {1}", held.ToName, T.Of(held.Kind)], Who: held.Who, Href: $"/letters/{held.Id}")));

        // What was shared outside the product; what it shared itself tells of itself above.
        var made = await db.DisclosuresMade.AsNoTracking().Where(held => held.CaseId == id && held.Kind == Domain.Sharing.DisclosureKind.ByHand).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new
            {
                held.RecordedAt, held.What, held.ToOther, To = db.Agencies.Where(agency => agency.Id == held.ToAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                Who = db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        events.AddRange(made.Select(held => new Happening(held.RecordedAt, T["Something was shared with {0}", held.To ?? held.ToOther], held.What, held.Who)));

        var withheld = await db.DecisionsNotToShare.AsNoTracking().Where(held => held.CaseId == id).OrderByDescending(held => held.RecordedAt).Take(most)
            .Select(held => new
            {
                held.RecordedAt, held.What, held.Because, held.WithOther, With = db.Agencies.Where(agency => agency.Id == held.WithAgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(),
                Who = db.Users.Where(user => user.Id == held.DecidedById).Select(user => user.DisplayName).FirstOrDefault(),
            }).ToListAsync();
        events.AddRange(withheld.Select(held => new Happening(held.RecordedAt, T["It was decided not to share something with {0}", held.With ?? held.WithOther], $"{held.What}\n{held.Because}", held.Who)));

        var shown = events.OrderByDescending(told => told.At).Skip((page - 1) * PageSize).Take(PageSize + 1).ToList();
        return new([.. shown.Take(PageSize)], page, shown.Count > PageSize && page < LastPage);
    }

    private static IEnumerable<Happening> ByItsFields(Case @case, Words T)
    {
        yield return new(@case.OpenedAt, T["The case was opened"]);
        if (@case.ReopenedAt is { } reopened) yield return new(reopened, T["The case was reopened"], @case.ReopenedBecause);
        if (@case.LeadAcceptedAt is { } accepted) yield return new(accepted, T["The lead was accepted"]);
        if (@case.SupportStartedAt is { } started) yield return new(started, T["Support started"]);
        if (@case.PausedAt is { } paused) yield return new(paused, T["Support was paused"], @case.PausedBecause);
        if (@case is { ClosedAt: { } closed, ClosedBecause: { } reason }) yield return new(closed, T["The case was closed: {0}", T.Of(reason)], @case.ClosingNote);
    }

    private sealed record Told(CaseEventKind Kind, DateTime At, string? Text, string? ExitPlan, NotAskedBecause? NotAsked, ClosingReason? Reason, DateOnly? On, Guid? ActionId, Guid? InterventionId, SupportBarrier? Barrier, InterventionStatus? Ending, string? Service, string? Agency, string? Person, string? Who)
    {
        public string In(Words T) => Kind switch
        {
            CaseEventKind.Opened => T["The case was opened"],
            CaseEventKind.Listed => T["Listed for the meeting of {0}", On?.ToLong()],
            CaseEventKind.TakenOffAgenda => T["Taken off the agenda"],
            CaseEventKind.CarriedOver => T["The meeting did not reach it: carried over"],
            CaseEventKind.UrgencyAgreed => T["The chair agreed that it is heard urgently, by {0}", On?.ToLong()],
            CaseEventKind.Adopted when Person is not null => T["The panel took the case on and asked {0} to lead it, with {1} as lead practitioner", Agency, Person],
            CaseEventKind.Adopted => T["The panel took the case on and asked {0} to lead it", Agency],
            CaseEventKind.LeadAccepted => T["{0} took on the lead: {1} works with the family", Agency, Person],
            CaseEventKind.LeadChanged => T["The lead practitioner changed: {0}, {1}", Person, Agency],
            CaseEventKind.LeadLeft => T["The lead practitioner left: {0}", Person],
            CaseEventKind.SupportStarted => T["Support started"],
            CaseEventKind.Paused => T["Support was paused until {0}", On?.ToLong()],
            CaseEventKind.Resumed => T["Support was resumed"],
            CaseEventKind.Closed => T["The case was closed: {0}", T.Of(Reason!.Value)],
            CaseEventKind.Reopened => T["The case was reopened"],
            CaseEventKind.Restricted => T["Restricted to named people"],
            CaseEventKind.NamesChanged => T["The people named on it were changed"],
            CaseEventKind.Unrestricted => T["The restriction was lifted"],
            CaseEventKind.ActionAccepted when Person is not null => T["{0} accepted its action: {1} does it", Agency, Person],
            CaseEventKind.ActionAccepted => T["{0} accepted its action", Agency],
            CaseEventKind.AgreementConfirmed => T["The family still agreed on {0}", On?.ToLong()],
            CaseEventKind.ActionDeclined => T["{0} declined its action", Agency],
            CaseEventKind.InterventionOffered => T["{0} was offered", Service],
            CaseEventKind.InterventionWaits => T["{0}: on the waiting list, a place is expected on {1}", Service, On?.ToLong()],
            CaseEventKind.InterventionAccepted => T["{0}: a place is given", Service],
            CaseEventKind.InterventionCameBack => T["{0} came back: {1}", Service, T.Of(Barrier!.Value)],
            CaseEventKind.InterventionStarted => T["{0}: first session on {1}", Service, On?.ToLong()],
            CaseEventKind.InterventionOnHold => T["{0} is on hold", Service],
            CaseEventKind.InterventionResumed => T["{0} goes on", Service],
            CaseEventKind.InterventionEnded when Barrier is { } barrier => T["{0}: {1} ({2})", Service, T.Of(Ending!.Value), T.Of(barrier)],
            CaseEventKind.InterventionEnded => T["{0}: {1}", Service, T.Of(Ending!.Value)],
            _ => throw new InvalidOperationException($"The chronology has no words for {Kind}."),
        };

        public string? Said(Words T)
        {
            string?[] lines = [Text, ExitPlan is null ? null : T["Exit plan: {0}", ExitPlan], NotAsked is { } because ? T["Not asked at the end how near they are to their goals: {0}", T.Of(because)] : null];
            return lines.Any(line => line is not null) ? string.Join('\n', lines.Where(line => line is not null)) : null;
        }
    }
}
