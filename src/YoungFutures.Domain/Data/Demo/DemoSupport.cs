using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>
/// What a made-up case has of support: a conversation, a plan, scores that mostly rise, a review, and what is asked after the end. It follows the person and not
/// chance, so that no other story goes another way because of it.
/// </summary>
internal static class DemoSupport
{
    private sealed record Aim(string Need, Said Words, Said Who, Said What);

    private static readonly Aim[] Aims =
    [
        new("N13", new("I want to be in school every day and not be late.", "Rydw i eisiau bod yn yr ysgol bob dydd a pheidio â bod yn hwyr."), new("Mrs Price from school", "Mrs Price o’r ysgol"), new("Meets you at the gate at half past eight.", "Yn cwrdd â ti wrth y giât am hanner awr wedi wyth.")),
        new("N19", new("I want to play in a proper team again.", "Rydw i eisiau chwarae mewn tîm go iawn eto."), new("Sam from the youth club", "Sam o’r clwb ieuenctid"), new("Takes you to the first two training sessions.", "Yn mynd â ti i’r ddwy sesiwn hyfforddi gyntaf.")),
        new("N02", new("I want to walk away before I get angry.", "Rydw i eisiau cerdded i ffwrdd cyn i mi wylltio."), new("Me", "Fi"), new("I go to the quiet room when I feel it coming.", "Rydw i’n mynd i’r ystafell dawel pan fydda i’n ei deimlo’n dod.")),
        new("N09", new("I want us to eat together without shouting.", "Rydw i eisiau i ni fwyta gyda’n gilydd heb weiddi."), new("Mum", "Mam"), new("Cooks with me on Sundays.", "Yn coginio gyda fi ar ddydd Sul.")),
        new("N14", new("I want to find out how to become a mechanic.", "Rydw i eisiau gwybod sut i fod yn fecanig."), new("The careers adviser", "Y cynghorydd gyrfaoedd"), new("Shows you the garage course at the college.", "Yn dangos y cwrs garej yn y coleg i ti.")),
    ];

    private static readonly Said[] Own = [new("I don’t want everybody to know. But it’s good that somebody asks me.", "Dydw i ddim eisiau i bawb wybod. Ond mae’n dda bod rhywun yn gofyn i mi."), new("I’m good at fixing things. Nobody ever says that.", "Rydw i’n dda am drwsio pethau. Does neb byth yn dweud hynny.")];
    private static readonly Said Well = new("Kind to younger children, funny, and never gives up on a bike that will not start.", "Yn garedig wrth blant iau, yn ddoniol, a byth yn rhoi’r ffidil yn y to gyda beic sy’n gwrthod tanio.");
    private static readonly Said AtHome = new("Sunday dinner at their grandmother’s.", "Cinio dydd Sul yng nghartref ei nain.");
    private static readonly Said Mornings = new("Mornings, and the long way to the bus.", "Y boreau, a’r ffordd hir at y bws.");
    private static readonly Said Helps = new("Their grandmother, the youth club, and being told beforehand what will happen.", "Nain, y clwb ieuenctid, a chael gwybod ymlaen llaw beth fydd yn digwydd.");
    private static readonly Said Strengths = new("You are kind to younger children.\nYou make people laugh.\nYou can fix almost anything.", "Rwyt ti’n garedig wrth blant iau.\nRwyt ti’n gwneud i bobl chwerthin.\nRwyt ti’n gallu trwsio bron unrhyw beth.");
    private static readonly Said Call = new("Your worker, on 01632 960123, on school days until five.", "Dy weithiwr, ar 01632 960123, ar ddiwrnodau ysgol tan bump.");
    private static readonly Said Took = new("The young person, a parent and the lead practitioner", "Y person ifanc, rhiant a’r ymarferydd arweiniol");
    private static readonly Said Better = new("In school four days a week now, and went to both training sessions. Mornings are still hard.", "Yn yr ysgol bedwar diwrnod yr wythnos nawr, ac aeth i’r ddwy sesiwn hyfforddi. Mae’r boreau’n dal yn anodd.");
    private static readonly Said Best = new("That somebody came who did not shout.", "Bod rhywun wedi dod oedd ddim yn gweiddi.");
    private static readonly Said HoldsNote = new("Still goes to the club, and asked after everybody.", "Yn dal i fynd i’r clwb, a holodd am bawb.");

    public static void Follow(DemoPlay play, DemoStory story, DemoPart lead)
    {
        var (@case, turn) = (story.Case!, story.Person.BornOn.DayNumber);
        var chance = new Random(turn);
        string Say(Said said) => said.In(story.InWelsh);
        var aims = Enumerable.Range(0, 1 + (turn % 3)).Select(place => Aims[(turn + place) % Aims.Length]).ToList();
        play.At(DemoPlay.After(play.Now, 3, chance), () =>
        {
            if (!@case.IsSupported) return;
            var act = play.By(lead.User);
            @case.RecordConversation(act, new(act.Today, story.Person.Language, Say(Took), Say(Own[turn % Own.Length]), null, Say(Helps),
                [new(LifeArea.YoungPerson, Say(Well), null), new(LifeArea.Family, Say(AtHome), null), new(LifeArea.School, null, Say(Mornings))], [.. aims.Select(aim => aim.Need)]));
        });
        play.At(DemoPlay.After(play.Now, 8, chance), () =>
        {
            if (!@case.IsSupported || @case.Conversation is null || @case.ReviewOn <= play.By(lead.User).Today) return;
            var act = play.By(lead.User);
            var plan = @case.BeginPlan(act);
            foreach (var aim in aims)
            {
                var goal = @case.SetGoal(act, plan, aim.Need, Say(aim.Words));
                goal.AddStep(act, plan, Say(aim.Who), Say(aim.What), act.In(15), null);
                @case.Measure(act, Measured.Goal, goal, MeasurePoint.Start, 2 + ((turn + goal.Words.Length) % 3), Respondent.YoungPerson, act.Today);
            }

            plan.Record(act, Say(Strengths), Say(Call), @case.ReviewOn!.Value);
            if (turn % 7 != 0) plan.Give(act, Say(new("The young person", "Y person ifanc")), GivenHow.Together, story.Person.Language, act.Today);
        });
        play.At(DemoPlay.After(play.Now, 24, chance), () =>
        {
            var act = play.By(lead.User);
            if (!@case.IsSupported || @case.Plan is null || @case.ReviewOn <= act.Today) return;
            Measure(play, story, lead, MeasurePoint.Middle, 2);
            @case.Review(act, act.Today, Say(Took), Say(Better), stillAgreed: true, @case.ReviewOn);
            if (turn % 3 != 0) @case.WriteExitPlan(act, Say(DemoWords.ExitPlan));
        });
    }

    /// <summary>Before the end: how near they came, and how it was for them.</summary>
    public static void Ask(DemoPlay play, DemoStory story, DemoPart lead)
    {
        if (story.Case is not { IsSupported: true } @case) return;
        Measure(play, story, lead, MeasurePoint.End, 4);
        var act = play.By(lead.User);
        if (story.Person.BornOn.DayNumber % 2 == 0) @case.HearFeedback(act, FeedbackFrom.YoungPerson, story.Person.Language, act.Today, false, Much.ALot, Much.ALot, Best.In(story.InWelsh), null);
        else @case.HearFeedback(act, FeedbackFrom.Family, story.Person.Language, act.Today, declined: true, null, null, null, null);
    }

    public static void AskLater(DemoPlay play, DemoStory story, DemoPart lead)
    {
        foreach (var check in story.Case!.ChecksAfter.Where(held => held.IsOpen))
            play.At(UkTime.ToUtc(check.PlannedOn, new TimeOnly(11, 20)), () =>
            {
                if (check.State == AfterState.Waiting) check.Answer(play.By(lead.User), new(Holding.Yes, Answer.No, Occupied.School, HoldsNote.In(story.InWelsh), HelpWanted: false));
            });
    }

    private static void Measure(DemoPlay play, DemoStory story, DemoPart lead, MeasurePoint point, int risen)
    {
        if (story.Case is not { Plan: { } plan } @case) return;
        var act = play.By(lead.User);
        foreach (var goal in @case.GoalsOf(plan).ToList())
            @case.Measure(act, Measured.Goal, goal, point, Math.Min(10, 2 + ((story.Person.BornOn.DayNumber + goal.Words.Length) % 3) + risen), Respondent.YoungPerson, act.Today);
    }
}
