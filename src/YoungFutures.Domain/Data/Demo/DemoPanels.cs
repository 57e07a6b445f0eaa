using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>
/// Three made-up panels with their agencies and people, for Development only. Everything is derived from a seed and today's date.
/// </summary>
public static class DemoPanels
{
    public const string Password = "Demo-Panel-2026!";

    /// <summary>Whom a newcomer can be, in the order in which the work passes from one to the next. More have accounts, with the same password.</summary>
    public static readonly IReadOnlyList<string> SignIns =
    [
        "coordinator.nw@demo.example", "chair.nw@demo.example", "police.nw@demo.example", "wrexham.nw@demo.example", "flintshire.nw@demo.example",
        "health.nw@demo.example", "education.nw@demo.example", "youthjustice.nw@demo.example", "school.nw@demo.example", "community.nw@demo.example",
        "police2.nw@demo.example", "provider.nw@demo.example", "opcc.nw@demo.example", "ig.nw@demo.example", "ig2.nw@demo.example", "admin@demo.example",
        "coordinator.herts@demo.example", "police.herts@demo.example", "coordinator.derbys@demo.example", "opcc.herts@demo.example",
    ];

    public static async Task Fill(YoungFuturesDb db, IPasswordHasher<User>? hasher = null)
    {
        if (await db.Panels.AnyAsync()) return;
        var now = db.Now;
        var today = Calendar.UkTime.LocalDate(now);
        var since = now.AddMonths(-15);
        var hash = (hasher ?? Passwords.Hasher()).HashPassword(new User(), Password);

        User Person(string email, string name, string title, Agency? agency, string culture = "en-GB")
        {
            var user = new User
            {
                Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), EmailConfirmed = true,
                DisplayName = name, JobTitle = title, AgencyId = agency?.Id, Culture = culture, PasswordHash = hash, IsDemo = true, LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            db.Users.Add(user);
            if (agency is not null) agency.ContactId ??= user.Id;
            return user;
        }

        Agency Service(string name, string nameCy, Sector sector, string? area = null)
        {
            var agency = new Agency(name, nameCy, sector) { AreaCode = area, AgreementSignedOn = today.AddMonths(-14), AgreementExpiresOn = today.AddMonths(10) };
            db.Agencies.Add(agency);
            return agency;
        }

        void Member(User user, Role role, Panel? panel) => db.Memberships.Add(new Membership(user.Id, role, panel?.Id, since));

        // North Wales
        const string wrexham = "W06000006", flintshire = "W06000005";
        var nwp = Service("North Wales Police", "Heddlu Gogledd Cymru", Sector.Police);
        var wrexhamCs = Service("Wrexham children’s services", "Gwasanaethau plant Wrecsam", Sector.ChildrensServices, wrexham);
        var flintshireCs = Service("Flintshire children’s services", "Gwasanaethau plant Sir y Fflint", Sector.ChildrensServices, flintshire);
        var health = Service("Betsi Cadwaladr University Health Board", "Bwrdd Iechyd Prifysgol Betsi Cadwaladr", Sector.Health);
        var wrexhamEd = Service("Wrexham education", "Addysg Wrecsam", Sector.Education, wrexham);
        var flintshireEd = Service("Flintshire education", "Addysg Sir y Fflint", Sector.Education, flintshire);
        var wrexhamYj = Service("Wrexham Youth Justice Service", "Gwasanaeth Cyfiawnder Ieuenctid Wrecsam", Sector.YouthJustice, wrexham);
        var flintshireYj = Service("Flintshire Youth Justice Service", "Gwasanaeth Cyfiawnder Ieuenctid Sir y Fflint", Sector.YouthJustice, flintshire);
        var school = Service("Ysgol y Bont", "Ysgol y Bont", Sector.School, wrexham);
        var schoolF = Service("Ysgol Llyn Helyg", "Ysgol Llyn Helyg", Sector.School, flintshire);
        var community = Service("Glannau Youth Club", "Clwb Ieuenctid Glannau", Sector.Community);
        var careers = Service("Camau Careers", "Gyrfaoedd Camau", Sector.Provider);
        var mentoring = Service("Llwybr Mentoring", "Mentora Llwybr", Sector.Provider);
        var opccNw = Service("Office of the Police and Crime Commissioner for North Wales", "Swyddfa Comisiynydd Heddlu a Throsedd Gogledd Cymru", Sector.Opcc);

        var coordinatorNw = Person("coordinator.nw@demo.example", "Nia Brynteg", "Panel coordinator, Flintshire and Wrexham", wrexhamCs);
        wrexhamCs.ContactId = null;
        var chairNw = Person("chair.nw@demo.example", "Gareth Morfa", "Panel chair, Flintshire and Wrexham", opccNw);
        opccNw.ContactId = null;
        var policeNw = Person("police.nw@demo.example", "Siân Ffynnon", "Early action officer", nwp);
        var wrexhamNw = Person("wrexham.nw@demo.example", "Huw Derwen", "Team manager, children’s services", wrexhamCs);
        var flintshireNw = Person("flintshire.nw@demo.example", "Mari Glasfryn", "Team manager, children’s services", flintshireCs);
        var healthNw = Person("health.nw@demo.example", "Angharad Rhosyn", "Safeguarding nurse", health);
        var educationNw = Person("education.nw@demo.example", "Rhodri Talar", "Education inclusion lead", wrexhamEd);
        var educationF = Person("education2.nw@demo.example", "Delyth Clogwyn", "Education inclusion lead", flintshireEd);
        var yjNw = Person("youthjustice.nw@demo.example", "Owain Celyn", "Prevention lead", wrexhamYj);
        var yjF = Person("youthjustice2.nw@demo.example", "Lowri Maesgwyn", "Prevention lead", flintshireYj);
        var schoolNw = Person("school.nw@demo.example", "Eleri Penllyn", "Head of year", school, "cy-GB");
        var schoolF2 = Person("school2.nw@demo.example", "Tomos Helyg", "Pastoral lead", schoolF);
        var communityNw = Person("community.nw@demo.example", "Dewi Glannau", "Youth club leader", community);
        var police2Nw = Person("police2.nw@demo.example", "Kate Ravenscar", "Neighbourhood sergeant", nwp);
        var providerNw = Person("provider.nw@demo.example", "Ffion Llwybr", "Mentoring co-ordinator", mentoring);
        var careersNw = Person("provider2.nw@demo.example", "Ioan Camau", "Careers adviser", careers);
        var opccUser = Person("opcc.nw@demo.example", "Bethan Nantmel", "OPCC performance analyst", opccNw);
        var igNw = Person("ig.nw@demo.example", "Emyr Gorlan", "Information governance officer", null);
        var ig2Nw = Person("ig2.nw@demo.example", "Sioned Maes-y-Dre", "Records manager", null);
        var admin = Person("admin@demo.example", "Alex Lanternwood", "System administrator", null);

        var nw = new Panel("NW", "Flintshire and Wrexham Young Futures Panel", "Panel Dyfodol Ifanc Sir y Fflint a Wrecsam", Nation.Wales, "W15000001", coordinatorNw.Id);
        nw.Areas.Add(new PanelArea(nw.Id, wrexham, "Wrexham", "Wrecsam")
        {
            ChildrensServicesId = wrexhamCs.Id, SafeguardingTeam = "Wrexham children’s services front door", SafeguardingTeamCy = "Drws ffrynt gwasanaethau plant Wrecsam",
            DayNumber = "01632 960101", NightNumber = "01632 960102",
        });
        nw.Areas.Add(new PanelArea(nw.Id, flintshire, "Flintshire", "Sir y Fflint")
        {
            ChildrensServicesId = flintshireCs.Id, SafeguardingTeam = "Flintshire children’s services first contact", SafeguardingTeamCy = "Cyswllt cyntaf gwasanaethau plant Sir y Fflint",
            DayNumber = "01632 960103", NightNumber = "01632 960104",
        });
        db.Panels.Add(nw);
        foreach (var agency in new[] { nwp, wrexhamCs, flintshireCs, health, wrexhamEd, flintshireEd, wrexhamYj, flintshireYj, school, schoolF, community, careers, mentoring })
            nw.Agencies.Add(new PanelAgency(nw.Id, agency, agency.Sector != Sector.Provider));
        Member(coordinatorNw, Role.Coordinator, nw);
        Member(chairNw, Role.Chair, nw);
        foreach (var partner in new[] { policeNw, wrexhamNw, flintshireNw, healthNw, educationNw, educationF, yjNw, yjF, schoolNw, schoolF2, communityNw, police2Nw }) Member(partner, Role.Partner, nw);
        Member(providerNw, Role.Provider, nw);
        Member(careersNw, Role.Provider, nw);
        Member(opccUser, Role.Analyst, nw);
        Member(igNw, Role.InformationGovernance, nw);
        // Who came first sees to what nobody else was asked for; of two on the same day nobody could say who it is.
        db.Memberships.Add(new Membership(ig2Nw.Id, Role.InformationGovernance, nw.Id, since.AddDays(1)));
        Member(admin, Role.Administrator, null);

        // Hertfordshire
        const string herts = "E10000015";
        var hertsPolice = Service("Hertfordshire Constabulary", "Heddlu Swydd Hertford", Sector.Police);
        var hertsCs = Service("Hertfordshire children’s services", "Gwasanaethau plant Swydd Hertford", Sector.ChildrensServices, herts);
        var hertsHealth = Service("Hertfordshire community health", "Iechyd cymunedol Swydd Hertford", Sector.Health);
        var hertsEd = Service("Hertfordshire education", "Addysg Swydd Hertford", Sector.Education, herts);
        var hertsYj = Service("Hertfordshire Youth Justice Service", "Gwasanaeth Cyfiawnder Ieuenctid Swydd Hertford", Sector.YouthJustice, herts);
        var opccHerts = Service("Office of the Police and Crime Commissioner for Hertfordshire", "Swyddfa Comisiynydd Heddlu a Throsedd Swydd Hertford", Sector.Opcc);
        var coordinatorHerts = Person("coordinator.herts@demo.example", "Grace Thistledown", "Panel coordinator, Hertfordshire", hertsCs);
        hertsCs.ContactId = null;
        var policeHerts = Person("police.herts@demo.example", "Daniel Marlpit", "Early action officer", hertsPolice);
        var csHerts = Person("children.herts@demo.example", "Priya Goldcrest", "Team manager, children’s services", hertsCs);
        var edHerts = Person("education.herts@demo.example", "Samuel Inkwell", "Inclusion adviser", hertsEd);
        var healthHerts = Person("health.herts@demo.example", "Amina Willowherb", "School nurse lead", hertsHealth);
        var opccHertsUser = Person("opcc.herts@demo.example", "Oliver Quillfeather", "OPCC policy officer", opccHerts);
        var hertsPanel = new Panel("HERTS", "Hertfordshire Young Futures Panel", "Panel Dyfodol Ifanc Swydd Hertford", Nation.England, "E23000027", coordinatorHerts.Id);
        hertsPanel.Areas.Add(new PanelArea(hertsPanel.Id, herts, "Hertfordshire", "Swydd Hertford")
        {
            ChildrensServicesId = hertsCs.Id, SafeguardingTeam = "Hertfordshire children’s front door", SafeguardingTeamCy = "Drws ffrynt plant Swydd Hertford",
            DayNumber = "01632 960201", NightNumber = "01632 960202",
        });
        db.Panels.Add(hertsPanel);
        foreach (var agency in new[] { hertsPolice, hertsCs, hertsHealth, hertsEd, hertsYj }) hertsPanel.Agencies.Add(new PanelAgency(hertsPanel.Id, agency, true));
        Member(coordinatorHerts, Role.Coordinator, hertsPanel);
        Member(coordinatorHerts, Role.Chair, hertsPanel);
        foreach (var partner in new[] { policeHerts, csHerts, edHerts, healthHerts }) Member(partner, Role.Partner, hertsPanel);
        Member(opccHertsUser, Role.Analyst, hertsPanel);

        // Derbyshire: a small panel, so that its summary shows suppression
        const string derbyshire = "E10000007";
        var derbysPolice = Service("Derbyshire Constabulary", "Heddlu Swydd Derby", Sector.Police);
        var derbysCs = Service("Derbyshire children’s services", "Gwasanaethau plant Swydd Derby", Sector.ChildrensServices, derbyshire);
        var derbysEd = Service("Derbyshire education", "Addysg Swydd Derby", Sector.Education, derbyshire);
        var coordinatorDerbys = Person("coordinator.derbys@demo.example", "Thomas Peakstone", "Panel coordinator, Derbyshire", derbysCs);
        derbysCs.ContactId = null;
        var policeDerbys = Person("police.derbys@demo.example", "Helen Larkspur", "Early action officer", derbysPolice);
        var csDerbys = Person("children.derbys@demo.example", "Ravi Heatherdale", "Team manager, children’s services", derbysCs);
        var edDerbys = Person("education.derbys@demo.example", "Laura Chalkline", "Inclusion adviser", derbysEd);
        var derbysPanel = new Panel("DERBYS", "Derbyshire Young Futures Panel", "Panel Dyfodol Ifanc Swydd Derby", Nation.England, "E23000018", coordinatorDerbys.Id);
        derbysPanel.Areas.Add(new PanelArea(derbysPanel.Id, derbyshire, "Derbyshire", "Swydd Derby")
        {
            ChildrensServicesId = derbysCs.Id, SafeguardingTeam = "Derbyshire children’s front door", SafeguardingTeamCy = "Drws ffrynt plant Swydd Derby",
            DayNumber = "01632 960301", NightNumber = "01632 960302",
        });
        db.Panels.Add(derbysPanel);
        foreach (var agency in new[] { derbysPolice, derbysCs, derbysEd }) derbysPanel.Agencies.Add(new PanelAgency(derbysPanel.Id, agency, true));
        Member(coordinatorDerbys, Role.Coordinator, derbysPanel);
        Member(coordinatorDerbys, Role.Chair, derbysPanel);
        foreach (var partner in new[] { policeDerbys, csDerbys, edDerbys }) Member(partner, Role.Partner, derbysPanel);

        // What waits for administration and governance: an agreement that has lapsed, two that soon will, one renewed; and people who come and go.
        careers.AgreementExpiresOn = today.AddDays(-4);
        opccNw.AgreementExpiresOn = opccHerts.AgreementExpiresOn = today.AddDays(-2);
        community.AgreementExpiresOn = today.AddDays(19);
        flintshireEd.AgreementExpiresOn = today.AddDays(33);
        (school.AgreementSignedOn, school.AgreementExpiresOn) = (today.AddDays(-6), today.AddDays(-6).AddYears(1));
        var gone = Person("health2.nw@demo.example", "Gwenno Tyddyn", "School nurse", health);
        gone.LeavesOn = today.AddDays(-3);
        Member(gone, Role.Partner, nw);
        var leaving = Person("wrexham2.nw@demo.example", "Steffan Hendre", "Social worker", wrexhamCs);
        leaving.LeavesOn = today.AddDays(8);
        Member(leaving, Role.Partner, nw);
        Person("flintshire2.nw@demo.example", "Carys Lleuad", "Family support worker", flintshireCs);
        var came = Person("youthjustice3.nw@demo.example", "Macsen Dolydd", "Prevention worker", wrexhamYj);
        db.Memberships.Add(new Membership(came.Id, Role.Partner, nw.Id, now.AddDays(-5)));

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
