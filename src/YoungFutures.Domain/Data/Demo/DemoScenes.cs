using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>What the demo promises whoever signs in: something on every desk, something late, something that went well, and a meeting today.</summary>
internal sealed class DemoScenes(DemoPlay play, DemoPlace[] places, int seed)
{
    private readonly List<DemoStory> anchors = [];
    private int made;

    private DemoPerson Somebody(DemoPlace place, int workingDaysAgo, Func<DemoPerson, DemoPerson>? but = null)
    {
        var person = DemoNames.Make(Chance(), place, UkTime.LocalDate(play.Before(workingDaysAgo)));
        return but is null ? person : but(person);
    }

    private Random Chance() => new((seed * 1000) + 900 + ++made);

    /// <summary>Puts everything that happened before today in its place.</summary>
    public void Set(DateTime now)
    {
        foreach (var place in places)
            foreach (var (ago, led) in new[] { (44, Sector.ChildrensServices), (41, Sector.YouthJustice), (38, Sector.Education), (36, Sector.Health) })
            {
                var anchor = new DemoStory(play, Somebody(place, ago), Chance()) { StaysOpen = true, Screening = DemoScreening.Accept, Ending = DemoEnding.Supported, ScreenedAfter = 1, AskAndAnswerAfter = null, LedBy = led };
                anchor.BeginAt(play.Before(ago));
                anchors.Add(anchor);
            }
        Arrivals();
        foreach (var part in play.Cast.Partners) Desk(part);
        if (play.Cast.Panel.Code == "NW") MeetingToday(now);
        if (play.Cast.Panel.Code == "NW") play.At(play.Before(1, 15), () => DemoSharing.Apart(play, anchors[0].Case!, play.Cast.By("school").Agency, play.Cast.By("community").Agency));
    }

    /// <summary>One referral has waited too long for its screening, one has just come; two are with their referrers.</summary>
    private void Arrivals()
    {
        var police = play.Cast.Partners.First(part => part.Agency.Sector == Sector.Police);
        Arrive(4, police, screenedAfter: 30);
        Arrive(1, police, screenedAfter: 30);
        Arrive(8, police, screenedAfter: 1, answeredAfter: 30);
        Arrive(4, police, screenedAfter: 1, answeredAfter: 2);
        foreach (var part in play.Cast.Partners.Where(part => part.Agency.Sector is not (Sector.Provider or Sector.Police)).Take(4))
            Arrive(3, part, screenedAfter: 1, answeredAfter: 30);

        new DemoStory(play, Somebody(places[0], 9), Chance()) { Screening = DemoScreening.NotEligible, FamilyRang = true, ScreenedAfter = 1, AskAndAnswerAfter = null }.BeginAt(play.Before(9, 11));

        void Arrive(int ago, DemoPart by, int screenedAfter, int? answeredAfter = null)
        {
            var place = places.FirstOrDefault(near => near.AreaCode == by.Agency.AreaCode) ?? places[made % places.Length];
            new DemoStory(play, Somebody(place, ago), Chance()) { Screening = DemoScreening.Accept, ReferredBy = by, ScreenedAfter = screenedAfter, AskAndAnswerAfter = answeredAfter }
                .BeginAt(play.Before(ago, 14));
        }
    }

    /// <summary>For one colleague: an action that is late, one under way, one to accept, one that went well, a check nobody has opened, a draft.</summary>
    private void Desk(DemoPart part)
    {
        DemoStory Near(int choice)
        {
            var near = anchors.Where(anchor => part.Agency.AreaCode is null || anchor.Person.AreaCode == part.Agency.AreaCode).ToList();
            return near[choice % near.Count];
        }

        var turn = play.Cast.Partners.ToList().IndexOf(part);
        play.At(play.Before(14), () =>
        {
            var late = Near(turn).Set(part, 11, null, byChance: false);
            play.At(play.Before(12), () => late?.Accept(play.By(part.User), part.User.Id));
            play.At(play.Before(6), () => late?.Report(play.By(part.User), DemoWords.Progress[1].English));
        });
        play.At(play.Before(12, 10), () =>
        {
            var well = Near(turn + 1).Set(part, 12, null, byChance: false);
            play.At(play.Before(11), () => well?.Accept(play.By(part.User), part.User.Id));
            play.At(play.Before(1, 15, turn), () => well?.Finish(play.By(part.User), DemoWords.Actions[part.Agency.Sector][0].Outcome.English));
        });
        play.At(play.Before(1, 11, turn), () => Near(turn + 2).Set(part, 9, null, byChance: false));
        play.At(play.Before(5, 11), () =>
        {
            var going = Near(turn + 3).Set(part, 12, null, byChance: false);
            play.At(play.Before(4), () => going?.Accept(play.By(part.User), part.User.Id));
        });
        if (part.Agency.Sector == Sector.Provider) return;

        play.At(play.Before(1, 12, turn), () =>
        {
            var @case = play.Stories.Where(story => story.Case is { IsOpen: true } open && (part.Agency.AreaCode is null || open.AreaCode == part.Agency.AreaCode)
                && open.Checks.All(check => check.AgencyId != part.Agency.Id || !check.IsOpen)).Select(story => story.Case!).LastOrDefault();
            var act = play.ByCoordinator();
            @case?.Ask(act, part.Agency.Id, part.Agency.ContactId, DemoWords.CheckQuestion(part.Agency.Sector).English, act.In(3), DemoWords.CheckQuestion(part.Agency.Sector).Welsh);
        });
        play.At(play.Before(3, 16, turn), () =>
        {
            var chance = Chance();
            var story = new DemoStory(play, DemoNames.Make(chance, places.FirstOrDefault(near => near.AreaCode == part.Agency.AreaCode) ?? places[0], play.Today), chance);
            var draft = story.Draft(part, play.Now);
            if (turn % 2 == 0) story.Explain(draft, play.Now);
        });
    }

    /// <summary>Six cases are to be heard this afternoon, and two reviews agreed: one lacks an answer, one is in Welsh, one was here before, and the police need a deputy.</summary>
    private void MeetingToday(DateTime now)
    {
        var (wrexham, flintshire) = (places[0], places[1]);
        var meeting = play.Keep(new PanelMeeting(play.ByCoordinator(play.Before(20)), StartsAt(now), 120, "Ystafell Clwyd", "https://meet.demo.example/panel", play.Cast.Chair.Id));
        play.Meetings.Add(meeting);

        DemoStory Listed(DemoPerson person, string by, int ago = 9, Guid? silent = null, bool welsh = false, DemoStory? earlier = null)
        {
            var story = new DemoStory(play, person, Chance())
            {
                Screening = DemoScreening.Accept, ReferredBy = play.Cast.By(by), HeardAt = meeting, SilentAgencyId = silent, InWelsh = welsh, ScreenedAfter = 1, AskAndAnswerAfter = null, Earlier = earlier,
            };
            story.BeginAt(play.Before(ago, 10, made));
            return story;
        }

        // One check has not come back.
        Listed(Somebody(wrexham, 9), "police", silent: play.Cast.By("youthjustice").Agency.Id);
        // In Welsh from the first word.
        Listed(Somebody(wrexham, 9, person => person with { Given = "Gwenllian", Family = "Prydderch", Preferred = null, Sex = Sex.Female, Language = ContactLanguage.Welsh, School = "Ysgol y Bont" }), "school", welsh: true);
        // Here before: declined in the spring, and back.
        var before = Somebody(flintshire, 150, person => person with { Given = "Callum", Family = "Whitaker", Sex = Sex.Male });
        var first = new DemoStory(play, before, Chance()) { Screening = DemoScreening.Accept, Decided = DecisionOutcome.Adopted, Ending = DemoEnding.Declined, ScreenedAfter = 1, AskAndAnswerAfter = null, ReferredBy = play.Cast.By("police") };
        first.BeginAt(play.Before(150));
        Listed(before, "police2", earlier: first);
        // Three agencies saw the same thing. What health learnt is not for the police.
        var three = Listed(Somebody(wrexham, 9, person => person with { Given = "Zara", Family = "Brennan", Sex = Sex.Female }), "police", ago: 8);
        play.At(play.Before(6, 10), () => three.ReferAgain(play.Cast.By("school")));
        play.At(play.Before(5, 10), () => three.ReferAgain(play.Cast.By("health")));
        play.At(play.Before(1, 12), () =>
        {
            foreach (var worker in new[] { "health", "police", "youthjustice", "wrexham" }) three.BringIn(play.Cast.By(worker));
        });
        play.At(play.Before(1, 13), () => three.Write(play.Cast.By("health"), DemoWords.KeptFromPolice.English, Visibility.NamedAgencies,
            play.Cast.By("wrexham").Agency.Id, play.Cast.By("youthjustice").Agency.Id, play.Cast.By("health").Agency.Id));
        // Two brothers, referred apart: one is heard today, the other has had support for a while.
        var older = Somebody(flintshire, 60, person => person with { Given = "Ieuan", Family = "Bebb", Sex = Sex.Male });
        new DemoStory(play, older, Chance()) { StaysOpen = true, Screening = DemoScreening.Accept, Ending = DemoEnding.Supported, ScreenedAfter = 1, AskAndAnswerAfter = null, ReferredBy = play.Cast.By("flintshire") }.BeginAt(play.Before(60));
        Listed(older with { Given = "Guto", Preferred = null, BornOn = older.BornOn.AddMonths(26), School = "Ysgol Llyn Helyg" }, "flintshire");
        // Two who share a name and nothing else.
        var namesake = Somebody(wrexham, 9, person => person with { Given = "Owain", Family = "Hughes", Sex = Sex.Male });
        var heard = Listed(namesake, "wrexham");
        new DemoStory(play, Somebody(flintshire, 2, person => person with { Given = "Owain", Family = "Hughes", Sex = Sex.Male, BornOn = namesake.BornOn.AddDays(-411) }), Chance())
            { Screening = DemoScreening.Accept, ReferredBy = play.Cast.By("police2"), ScreenedAfter = 30 }.BeginAt(play.Before(2, 13));

        // A relative of his bears the name of somebody at the table: whether that is he, the chair asks before the item is heard.
        play.At(play.Before(1, 14), () => PerhapsARelative(heard.Case!));

        // Two reviews need no discussion: the coordinator proposes to agree to them, and puts the agenda in an order in which agencies can leave.
        play.At(play.Before(2, 11), () => Arrange(meeting));
        play.At(play.Before(2, 12), () => play.Publish(meeting));
        play.At(play.Before(1, 9), () =>
        {
            var (police, health) = (play.Cast.By("police"), play.Cast.By("health"));
            meeting.Record(police.Agency, police.User.Id, police.User.DisplayName, Presence.Apologies, null, true);
            meeting.Record(health.Agency, health.User.Id, health.User.DisplayName, Presence.InformationOnly, null, true);
        });
    }

    private void PerhapsARelative(Case @case)
    {
        var member = play.Cast.By("education").User;
        var name = member.DisplayName.Split(' ');
        @case.Name(play.ByCoordinator(), name[0], name[^1], Tie.Relative);
        @case.ProposeConflicts(play.ByCoordinator(), [new PanelMember(member.Id, member.DisplayName, false)], play.Cast.Chair.Id);
    }

    private void Arrange(PanelMeeting meeting)
    {
        var act = play.ByCoordinator();
        foreach (var (review, said) in anchors.Select(anchor => anchor.Case!).Where(@case => @case is { Status: CaseStatus.Supporting, IsRestricted: false } && play.Meetings.TrueForAll(other => !other.IsOpen || other.Items.TrueForAll(item => item.CaseId != @case.Id))).Take(2).Zip(DemoWords.QuickViews))
            meeting.ProposeQuick(act, meeting.Add(act, review, 5), DecisionOutcome.Review, DemoWords.QuickReason.English, said.English, DemoPlay.WorkingDay(meeting.On.AddDays(42)), null);
        var needs = meeting.Items.OrderBy(item => item.Order).Select(item => new AgendaNeed(item.Id, item.Minutes, false, item.Quick is not null,
            play.Cast.Panel.Agencies.Where(seat => seat.SitsOn(item.Case, act.At)).Select(seat => seat.AgencyId).ToHashSet())).ToList();
        meeting.PutInOrder(act, AgendaOrder.Suggest([.. needs.Where(need => !need.IsQuick)], [.. needs.Where(need => need.IsQuick)]));
    }

    /// <summary>A family that has moved: the other panel's coordinator is asked to take the case over.</summary>
    public CaseTransfer? Offer(Panel to, DateTime now)
    {
        var moved = play.Stories.Select(story => story.Case).FirstOrDefault(@case => @case is { IsOpen: true, IsRestricted: false, Status: CaseStatus.Supporting } && !@case.Actions.Any(action => action.IsOpen))
            ?? play.Stories.Select(story => story.Case).FirstOrDefault(@case => @case is { IsOpen: true, IsRestricted: false, Status: CaseStatus.InformationGathering } && !@case.Actions.Any(action => action.IsOpen));
        return moved is null ? null : play.Keep(moved.ProposeTransfer(play.ByCoordinator(now.AddHours(-3)), to, new TransferWords(DemoWords.MovedBecause.English, DemoWords.MovedSummary.English,
            DemoWords.MovedConcerns.English, DemoWords.MovedStrengths.English, DemoWords.QuickViews[0].English, FamilyAware.Both, DemoWords.MovedKnown.English, Answer.No)));
    }

    /// <summary>Two o'clock, or soon if it is later than that: the meeting is still to come whenever the demo is made.</summary>
    private DateTime StartsAt(DateTime now)
    {
        var two = UkTime.ToUtc(play.Today, new TimeOnly(14, 0));
        var soon = now.AddMinutes(90 - (now.Minute % 15)).AddSeconds(-now.Second);
        var last = UkTime.ToUtc(play.Today, new TimeOnly(23, 45));
        return soon < two ? two : soon > last ? last : soon;
    }

    /// <summary>What waits at this very moment: a draft stopped by an immediate risk, and yesterday's report without its confirmation.</summary>
    public void Now(DateTime now)
    {
        var part = play.Cast.Partners.FirstOrDefault(held => held.Agency.Sector == Sector.School) ?? play.Cast.Partners.First(held => held.Agency.Sector == Sector.Police);
        var chance = Chance();
        var place = places[0];
        var story = new DemoStory(play, DemoNames.Make(chance, place, play.Today), chance);
        var at = now.AddMinutes(-50);
        var draft = story.Draft(part, at);
        story.Explain(draft, at);
        var act = play.By(part.User, at);
        draft.AnswerImmediateRisk(Answer.Yes, act);
        var stopped = play.Keep(new SafeguardingReport(act, draft.Id, ReportedFrom.Referral, draft.Id, null, null, place.AreaCode, DemoWords.AtRisk.English, DemoWords.OwnWords[3].English));
        stopped.Report(part.User.DisplayName, play.Cast.Panel.Areas.Single(area => area.Code == place.AreaCode).SafeguardingTeam, at.AddMinutes(20), null);

        var police = play.Cast.Partners.First(held => held.Agency.Sector == Sector.Police);
        var @case = anchors[0].Case!;
        var yesterday = UkTime.ToUtc(play.Today.AddDays(-1), new TimeOnly(15, 40));
        var late = play.Keep(new SafeguardingReport(play.By(police.User, yesterday), @case.YoungPersonId, ReportedFrom.Case, @case.Id, @case.Id, @case.Reference, @case.AreaCode, DemoWords.AtRisk.English, null));
        late.Report(police.User.DisplayName, play.Cast.Panel.Areas.Single(area => area.Code == @case.AreaCode).SafeguardingTeam, yesterday.AddMinutes(15), null);
    }
}
