using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>What the families of the demo know, and one family with all that a panel must keep apart: two parents who must not hear of each other, an objection, a warning.</summary>
internal static class DemoSharing
{
    /// <summary>As the referrer said: who told whom, or why not; of some nobody has said yet.</summary>
    public static void Tell(DemoPlay play, Case @case, Referral referral)
    {
        var act = play.ByCoordinator();
        var (by, on) = (referral.ReferrerName ?? play.Cast.Coordinator.DisplayName, Calendar.UkTime.LocalDate(referral.SubmittedAt ?? play.Now));
        if (referral.FamilyAware is FamilyAware.Both or FamilyAware.YoungPersonOnly) @case.RecordTold(act, WhoIsTold.YoungPerson, by, on, ToldHow.InPerson);
        if (referral.FamilyAware is FamilyAware.Both or FamilyAware.ParentOnly) @case.RecordTold(act, WhoIsTold.Parents, by, on, ToldHow.Telephone);
        if (referral.FamilyAware is not FamilyAware.Neither) return;
        var because = referral.FamilyNotAwareBecause ?? DemoWords.NotAware.English;
        @case.RecordNotTold(act, WhoIsTold.YoungPerson, NotToldGround.Unsafe, because, play.Cast.Coordinator.DisplayName);
        @case.RecordNotTold(act, WhoIsTold.Parents, NotToldGround.Unsafe, because, play.Cast.Coordinator.DisplayName);
    }

    /// <summary>A family whose parents live apart.</summary>
    public static void Apart(DemoPlay play, Case @case, Agency school, Agency objectedTo)
    {
        if (!@case.IsOpen) return;
        var (act, who) = (play.ByCoordinator(), @case.YoungPerson);
        var mother = Contact(FamilyRelation.Mother, $"Carys {who.FamilyName}", ContactLanguage.Welsh, $"{who.Address}", who.Postcode);
        mother.HasParentalResponsibility = true;
        mother.FindSafe(true, "By letter; by telephone on weekdays after four.");
        var father = Contact(FamilyRelation.Father, $"Dylan {who.FamilyName}", ContactLanguage.English, "41 Quarry Terrace", "LL14 3QQ");
        father.HasParentalResponsibility = true;
        father.KeepFrom("He must not learn where the mother lives. A court order of this spring says so.");
        Contact(FamilyRelation.Themselves, who.FullName, ContactLanguage.Welsh, $"{who.Address}", who.Postcode).FindSafe(true, "At school, in the break; never by telephone at home.");
        (who.SpokenLanguage, who.WrittenLanguage, who.LanguageAskedOn) = (ContactLanguage.Welsh, ContactLanguage.Welsh, act.Today);
        who.SpeechAndLanguage = "Short sentences, and time to answer.";
        who.HowToTalkToMe = "Don’t start with school. Sit next to me, not opposite.";
        play.Keep(new VisitWarning(act, @case, "The lane to the house has no lights, and a neighbour’s dog runs loose after dark.", "Visit by day, or ring from the road.", "Youth worker, after a visit", act.Today.AddDays(-20)));
        play.Keep(new DisclosureMade(act, @case, school.Id, null, act.Today.AddDays(-2), "The name, and that somebody from the panel will ring.", "So that the school finds a room for a first talk.", LegalGateway.CrimeAndDisorder, LawfulBasis.PublicTask, true, null));
        play.Keep(new DisclosureMade(act, @case, null, "The youth club’s leader", act.Today.AddDays(-1), "The first name, and which evenings would suit.", "So that a place is kept.", LegalGateway.SafeguardingPublicInterest, LawfulBasis.PublicTask, true, null));
        play.Keep(new DecisionNotToShare(act, @case, null, "The father’s solicitor", act.Today.AddDays(-1), "Where the mother lives, and which school he goes to.", "It is not needed for what was asked, and would put her at risk."));
        @case.Object(act, objectedTo.Id, $"Carys {who.FamilyName}, mother", "A cousin of his father works there.", act.Today.AddDays(-1));

        FamilyContact Contact(FamilyRelation relation, string name, ContactLanguage language, string address, string? postcode) =>
            play.Keep(new FamilyContact(act, who, relation, name) { Language = language, Address = address, Postcode = postcode });
    }
}
