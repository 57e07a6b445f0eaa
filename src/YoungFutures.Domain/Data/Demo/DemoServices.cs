using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>A made-up directory of a dozen services, and support of some of them on cases that are under way. What the Toolkit says of each kind is left for an administrator to enter.</summary>
internal static class DemoServices
{
    private const string Wrexham = "W06000006", Flintshire = "W06000005";

    public static void Set(DemoPlay play)
    {
        var mentoring = Of("Llwybr Mentoring");
        var careers = Of("Camau Careers");
        var club = Of("Glannau Youth Club");
        var health = play.Cast.Partners.First(part => part.Agency.Sector == Sector.Health);
        var schooling = play.Cast.Partners.First(part => part.Agency.Sector == Sector.Education);
        var prevention = play.Cast.Partners.First(part => part.Agency.Sector == Sector.YouthJustice);
        var family = play.Cast.Partners.First(part => part.Agency.Sector == Sector.ChildrensServices && part.Agency.AreaCode == Wrexham);

        var oneToOne = Keep(mentoring, "One-to-one mentoring", "Mentora un-i-un", SupportKind.Mentoring, ["N02", "N15", "N20", "N21"], [], 11, 17, WelshMedium.OnRequest, 3, 14, 6,
            "A trained mentor meets the young person once a week for six months.", "Mae mentor hyfforddedig yn cwrdd â’r person ifanc unwaith yr wythnos am chwe mis.",
            "A telephone call every fortnight, and an invitation to the Saturday group.", "Galwad ffôn bob pythefnos, a gwahoddiad i’r grŵp dydd Sadwrn.");
        var group = Keep(mentoring, "Saturday skills group", "Grŵp sgiliau dydd Sadwrn", SupportKind.SocialSkills, ["N02", "N15", "N19"], [Wrexham], 10, 14, WelshMedium.Throughout, 0, null, 3,
            "Eight young people, two leaders, a meal cooked together.", "Wyth o bobl ifanc, dau arweinydd, pryd a goginir gyda’n gilydd.");
        Keep(mentoring, "Safe online: a short course", "Diogel ar-lein: cwrs byr", SupportKind.Exploitation, ["N16", "N17"], [], 10, 17, WelshMedium.OnRequest, 8, 0, 41,
            "Three evenings about what happens online, with a parent if the young person wants.", "Tair noson am yr hyn sy’n digwydd ar-lein, gyda rhiant os yw’r person ifanc yn dymuno.");
        var work = Keep(careers, "First steps to work", "Camau cyntaf i waith", SupportKind.Careers, ["N13", "N14"], [], 14, 17, WelshMedium.OnRequest, 5, 7, 9,
            "An adviser finds a placement, and goes along on the first day.", "Mae cynghorydd yn dod o hyd i leoliad, ac yn mynd gyda nhw ar y diwrnod cyntaf.");
        Keep(club, "Evenings at the club", "Nosweithiau yn y clwb", SupportKind.YouthWork, ["N15", "N18", "N19", "N21"], [Wrexham], 10, 17, WelshMedium.Throughout, 20, 0, 12,
            "Open four evenings a week, with people to talk to.", "Ar agor bedair noson yr wythnos, gyda phobl i siarad â nhw.", route: ReferralRoute.Family);
        Keep(club, "Boxing and football", "Bocsio a phêl-droed", SupportKind.Sports, ["N02", "N15", "N19"], [], 10, 17, WelshMedium.OnRequest, 4, 7, 12,
            "Training twice a week. Shoes and kit are lent.", "Hyfforddiant ddwywaith yr wythnos. Benthycir esgidiau a chit.");
        Keep(health, "Talking with a counsellor", "Siarad â chwnselydd", SupportKind.Counselling, ["N01", "N07", "N08"], [], 11, 17, WelshMedium.OnRequest, 0, 98, 20,
            "Up to twelve conversations, at school or at the clinic.", "Hyd at ddeuddeg sgwrs, yn yr ysgol neu yn y clinig.", "A nurse rings once a month.", "Mae nyrs yn ffonio unwaith y mis.", ReferralRoute.Health);
        Keep(health, "Speech and language for teenagers", "Lleferydd ac iaith i’r arddegau", SupportKind.SpeechAndLanguage, ["N05", "N06"], [], 10, 17, WelshMedium.None, 2, 28, 15,
            "An assessment, and six sessions with ideas for school and home.", "Asesiad, a chwe sesiwn gyda syniadau ar gyfer yr ysgol a’r cartref.");
        Keep(schooling, "Back to school, step by step", "Yn ôl i’r ysgol, gam wrth gam", SupportKind.SchoolReengagement, ["N13"], [Wrexham], 11, 16, WelshMedium.Throughout, 6, 5, 8,
            "A timetable that grows week by week, agreed with the school.", "Amserlen sy’n tyfu wythnos wrth wythnos, wedi’i chytuno â’r ysgol.", route: ReferralRoute.School);
        Keep(prevention, "Putting it right", "Gwneud iawn", SupportKind.Restorative, ["N02", "N22"], [], 10, 17, WelshMedium.OnRequest, 4, 10, 5,
            "A conversation with whoever was harmed, prepared with both sides.", "Sgwrs â phwy bynnag a gafodd niwed, wedi’i pharatoi gyda’r ddwy ochr.");
        Keep(family, "Family conversations", "Sgyrsiau teuluol", SupportKind.FamilyTherapy, ["N09", "N10"], [Wrexham], 10, 17, WelshMedium.OnRequest, 1, 42, 30,
            "A worker comes to the house once a week for three months.", "Mae gweithiwr yn dod i’r tŷ unwaith yr wythnos am dri mis.");
        Keep(family, "A parents’ evening course", "Cwrs gyda’r nos i rieni", SupportKind.Parenting, ["N10"], [], 10, 17, WelshMedium.Throughout, 9, 21, 33,
            "Ten evenings with other parents, and somebody who looks after the little ones.", "Deg noson gyda rhieni eraill, a rhywun sy’n gofalu am y rhai bach.");
        var closed = Keep(club, "Summer on the river", "Haf ar yr afon", SupportKind.Adventure, ["N15", "N19"], [Flintshire], 12, 17, WelshMedium.OnRequest, 0, null, 60,
            "Canoes and camping in the holidays.", "Canŵio a gwersylla yn y gwyliau.");
        closed.Close(play.ByCoordinator(play.Before(25)), "The money ran out at the end of the summer.");

        // Support on cases that have been under way for a while, and only where somebody leads them.
        var cases = new Queue<(Case Case, DemoPart Lead)>(play.Stories.Where(story => story is { Case: { Status: CaseStatus.Supporting, IsRestricted: false } held } && held.HasAgreement
                && held.SupportStartedAt < play.Before(24) && held.Exclusions.Count == 0 && !held.Transfers.Exists(transfer => transfer.IsOpen))
            .Select(story => (story.Case!, Lead: play.Cast.Partners.FirstOrDefault(part => part.User.Id == story.Case!.LeadPractitionerId)))
            .Where(held => held.Lead is not null).OrderBy(held => held.Lead!.Agency.Sector is Sector.Health or Sector.ChildrensServices ? 0 : 1).ThenBy(held => held.Item1.Reference, StringComparer.Ordinal)
            .Select(held => (held.Item1, held.Lead!)));

        if (Offer(oneToOne, "N20", 20) is { } underWay)
        {
            underWay.Accept(At(mentoring, 18), mentoring.User.Id, null);
            underWay.Record(At(mentoring, 15, 16), DayOf(15), SessionAttendance.Came);
            underWay.Record(At(mentoring, 10, 16), DayOf(10), SessionAttendance.CancelledByFamily);
            underWay.Record(At(mentoring, 5, 16), DayOf(5), SessionAttendance.Came);
            underWay.Plan(At(mentoring, 5, 17), play.Today, 4, 1);
        }

        Offer(oneToOne, "N02", 2);
        Offer(group, "N15", 9)?.PutOnWaitingList(At(mentoring, 7), mentoring.User.Id, play.Today.AddDays(20));
        Offer(work, "N14", 12)?.CannotTake(At(careers, 9), SupportBarrier.Timing, "Our adviser can only come in the mornings, and the school wants the young person there then.");
        if (cases.TryDequeue(out var without))
            play.Keep(new ProvisionGap(At(without.Lead, 6), without.Case, "N11", without.Case.YoungPerson.SpokenLanguage == ContactLanguage.Welsh, null));

        DemoPart Of(string agency) => play.Cast.Partners.First(part => part.Agency.Name == agency);
        DateOnly DayOf(int workingDaysAgo) => UkTime.LocalDate(play.Before(workingDaysAgo));
        Act At(DemoPart part, int workingDaysAgo, int hour = 11) => play.By(part.User, play.Before(workingDaysAgo, hour));

        Intervention? Offer(Service service, string need, int workingDaysAgo)
        {
            if (!cases.TryDequeue(out var next)) return null;
            var welsh = next.Case.YoungPerson.SpokenLanguage == ContactLanguage.Welsh;
            var worker = play.Cast.Partners.First(part => part.Agency.Id == service.AgencyId);
            return next.Case.Offer(At(next.Lead, workingDaysAgo, 10), service, new Offer(need, null, "Has been out late with older friends. Wants somebody to talk to who is not a teacher. Likes football and is good with younger children.",
                welsh ? "Speak Welsh. Short questions, and time to answer." : "Short questions, and time to answer.", "Ring the parent after five. Leave no message on the house telephone."), worker.User.Id);
        }

        Service Keep(DemoPart by, string name, string nameCy, SupportKind kind, string[] needs, string[] areas, int from, int to, WelshMedium welsh, int places, int? wait, int saidDaysAgo,
            string about, string aboutCy, string? whileWaiting = null, string? whileWaitingCy = null, ReferralRoute route = ReferralRoute.Panel)
        {
            var service = play.Keep(new Service(play.ByCoordinator(play.Before(60)), by.Agency, new(name, nameCy, kind, about, aboutCy, needs, areas, from, to, welsh, route, FamilyCost.Free, whileWaiting, whileWaitingCy)));
            service.SayPlaces(play.By(by.User, play.Before(saidDaysAgo)), places, wait);
            return service;
        }
    }
}
