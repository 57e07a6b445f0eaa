using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.HouseRules;

public sealed class ArchitectureTests
{
    private static readonly SqliteYoungFuturesDb Sqlite = new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite("Data Source=:memory:").Options);
    private static readonly YoungFuturesDb SqlServer = new(new DbContextOptionsBuilder<YoungFuturesDb>().UseSqlServer("Server=nowhere", SqlServerChoices.Set).Options);

    /// <summary>The files that may open the records without a viewer. Each is short, and says why.</summary>
    private static readonly string[] WithoutViewer =
    [
        "src/YoungFutures.Domain/Access/Viewer.cs", "src/YoungFutures.Domain/Data/Records.cs", "src/YoungFutures.Domain/Data/YoungFuturesDb.cs",
        "src/YoungFutures.Domain/Audit/AuditLines.cs", "src/YoungFutures.Domain/Audit/AuditTrail.cs", "src/YoungFutures.Domain/Audit/Looks.cs", "src/YoungFutures.Domain/Cases/RecordAtRisk.cs",
        "src/YoungFutures.Domain/Panels/ReferenceNumber.cs", "src/YoungFutures.Domain/Referrals/PossibleMatches.cs", "src/YoungFutures.Domain/Identification/RuleSets.cs", "src/YoungFutures.Domain/Identification/RuleTrial.cs", "src/YoungFutures.Domain/Identification/Overlaps.cs", "src/YoungFutures.Domain/Identification/Found.cs", "src/YoungFutures.Domain/Data/Demo/DemoCandidates.cs", "src/YoungFutures.Domain/Reporting/ReleaseComputation.cs", "src/YoungFutures.Domain/Returns/ReturnCounting.cs", "src/YoungFutures.Domain/Disclosures/InspectionPack.cs", "src/YoungFutures.Domain/Disclosures/EvaluationExtract.cs",
        "src/YoungFutures.Domain/Panels/WholeAgenda.cs", "src/YoungFutures.Domain/Panels/PackFacts.cs", "src/YoungFutures.Domain/Panels/AgendaNeeds.cs", "src/YoungFutures.Domain/Panels/NextAgenda.cs", "src/YoungFutures.Domain/Support/CasesToSupport.cs", "src/YoungFutures.Domain/Cases/TransferInHand.cs",
        "src/YoungFutures.Domain/Referrals/ReferralSteps.cs", "src/YoungFutures.Domain/Cases/CaseToLead.cs", "src/YoungFutures.Domain/Cases/CaseToDeclare.cs", "src/YoungFutures.Domain/Cases/AgenciesOnCase.cs", "src/YoungFutures.Domain/Users/LeaversWork.cs", "src/YoungFutures.Domain/Users/OpenWork.cs", "src/YoungFutures.Domain/Users/AnalystWall.cs", "src/YoungFutures.Domain/Users/Absence.cs",
        "src/YoungFutures.Domain/Cases/KeptOutOfCases.cs", "src/YoungFutures.Domain/Cases/LateAnswers.cs", "src/YoungFutures.Domain/Cases/EndedChecks.cs",
        "src/YoungFutures.Domain/Interventions/WholeInterventions.cs", "src/YoungFutures.Domain/Interventions/ClosedServices.cs",
        "src/YoungFutures.Domain/Panels/MinutesReading.cs", "src/YoungFutures.Domain/Panels/PackCopies.cs", "src/YoungFutures.Domain/Panels/HearingDraft.cs", "src/YoungFutures.Domain/Panels/MeetingStamp.cs",
        "src/YoungFutures.Domain/Emergencies/BreakGlass.cs", "src/YoungFutures.Domain/Retention/RecordsKept.cs", "src/YoungFutures.Domain/Signals/Explained.cs", "src/YoungFutures.Domain/Signals/LinkReview.cs", "src/YoungFutures.Domain/YoungPeople/YoungPersonMerge.cs", "src/YoungFutures.Web/Plumbing/LinkingLoop.cs",
        "src/YoungFutures.Domain/Audit/SubjectKeys.cs", "src/YoungFutures.Domain/Audit/AuditValues.cs", "src/YoungFutures.Domain/Documents/DocumentStore.cs", "src/YoungFutures.Domain/Documents/DocumentsKept.cs", "src/YoungFutures.Web/Features/Documents/DocumentScans.cs", "src/YoungFutures.Domain/Looking/CaseLooks.cs", "src/YoungFutures.Domain/SubjectAccess/AccessContent.cs", "src/YoungFutures.Domain/RightsRequests/Matter.cs", "src/YoungFutures.Domain/RightsRequests/PartInMatter.cs",
        "src/YoungFutures.Domain/Signals/ImportUse.cs", "src/YoungFutures.Web/Features/Imports/ImportJob.cs",
        "src/YoungFutures.Web/Commands/InviteAdministrator.cs", "src/YoungFutures.Web/Commands/Migrate.cs", "src/YoungFutures.Web/Commands/VerifyAudit.cs", "src/YoungFutures.Web/Security/Door.cs", "src/YoungFutures.Web/Security/OneTimeCodes.cs", "src/YoungFutures.Web/Security/PasskeyCheck.cs", "src/YoungFutures.Web/Security/HalfSignedIn.cs", "src/YoungFutures.Web/Security/RememberedDevices.cs", "src/YoungFutures.Web/Security/PasswordCheck.cs",
        "src/YoungFutures.Domain/Sharing/RecordsOfSharing.cs", "src/YoungFutures.Domain/Sharing/Death.cs", "src/YoungFutures.Domain/Sharing/HowToTalk.cs",
        "src/YoungFutures.Web/Features/Candidates/IdentifyingLoop.cs",
        "src/YoungFutures.Web/Mail/OutboxDelivery.cs", "src/YoungFutures.Web/Plumbing/Demo.cs", "src/YoungFutures.Web/Plumbing/FirstRun.cs",
        "src/YoungFutures.Web/Plumbing/KeepForms.cs", "src/YoungFutures.Web/Plumbing/OneTimeKeys.cs", "src/YoungFutures.Web/Plumbing/Readiness.cs",
        "src/YoungFutures.Web/Plumbing/Sealing.cs", "src/YoungFutures.Web/Plumbing/Jobs/JobRunner.cs", "src/YoungFutures.Web/Plumbing/WatchingHub.cs", "src/YoungFutures.Web/Security/SessionCookie.cs", "src/YoungFutures.Web/Security/SpentOnce.cs", "src/YoungFutures.Web/Security/PartnerTokens.cs", "src/YoungFutures.Web/Features/Api/Tokens/TokensController.cs", "src/YoungFutures.Web/Features/Api/Deliveries/DeliveriesController.cs",
        "src/YoungFutures.Web/Features/Admin/Agencies/Systems/SystemForm.cs", "src/YoungFutures.Web/Features/Admin/Agencies/Systems/SystemPages.cs", "src/YoungFutures.Web/Security/UserLanguage.cs",
    ];

    [Fact]
    public void Every_record_about_a_young_person_carries_the_need_to_know_filter()
    {
        var bare = Sqlite.Model.GetEntityTypes()
            .Where(type => typeof(IAboutYoungPerson).IsAssignableFrom(type.ClrType) || type.FindProperty("CaseId") is not null || type.FindProperty("ReferralId") is not null || type.FindProperty("YoungPersonId") is not null)
            .Where(type => type.FindDeclaredQueryFilter(type.ClrType == typeof(NameKeyRow) ? YoungFuturesDb.NamesFilter : YoungFuturesDb.NeedToKnowFilter) is null)
            .Select(type => type.ClrType.Name);
        Assert.Empty(bare);
    }

    /// <summary>What an agency goes on reading once its sharing agreement has ended, each for a reason that decision 41 gives.</summary>
    private static readonly string[] ReadAfterAnAgreement =
    [
        // The case and who it is about, as they were opened; one’s own referral; reports to act on at once.
        "Case", "YoungPerson", "Referral", "ReferralTrigger", "ReferralQuestion", "Screening", "NameKeyRow", "SafeguardingReport",
        // What keeps a young person safe while what is begun is finished.
        "Agreement", "FamilyTold", "Objection", "PrivacyNotice", "FamilyContact", "VisitWarning", "RecordMark",
        // One’s own only, or refused where it would be new.
        "HearingDraft", "Involvement", "Exclusion", "DisclosureMade", "DecisionNotToShare", "KnownRecord", "SightRequest", "ReferralEvidence", "EvidenceChange", "PackCopy",
        // What happens at a meeting carries its own moment, and so does the meeting.
        "AgendaItem",
        // The panel’s own people, information governance, or nobody at all.
        "CaseTransfer", "RequestToChair", "Declaration", "Candidate", "CandidateEvidence", "GapSnooze", "YoungPersonMerge", "EmergencySight", "UnusualLook", "AccessRequest", "AccessPause", "AccessItem", "AccessAsking", "RightsRequest",
        "RetentionReview", "RetentionHold", "Tombstone", "LinkQuestion", "LinkDecision",
    ];

    [Fact]
    public void A_record_about_a_young_person_says_whether_it_is_told_to_an_agency_whose_agreement_has_ended()
    {
        var silent = Sqlite.Model.GetEntityTypes().Where(type => typeof(IAboutYoungPerson).IsAssignableFrom(type.ClrType) && type.FindDeclaredQueryFilter(YoungFuturesDb.AgreementFilter) is null)
            .Select(type => type.ClrType.Name).Except(ReadAfterAnAgreement);
        Assert.Empty(silent);
        var told = Sqlite.Model.GetEntityTypes().Where(type => type.FindDeclaredQueryFilter(YoungFuturesDb.AgreementFilter) is not null).Select(type => type.ClrType.Name);
        Assert.Empty(ReadAfterAnAgreement.Intersect(told));
    }

    [Fact]
    public void Both_sets_of_migrations_match_the_model()
    {
        Assert.False(Sqlite.Database.HasPendingModelChanges(), "SQLite");
        Assert.False(SqlServer.Database.HasPendingModelChanges(), "SQL Server");
    }

    [Fact]
    public void Only_the_listed_files_open_the_records_without_a_viewer()
    {
        var others = Repository.Sources("src", ".cs")
            .Where(source => source.Text.Contains("As(Purpose.") || source.Text.Contains("Viewer.For("))
            .Select(source => source.Path).Except(WithoutViewer);
        Assert.Empty(others);
    }

    /// <summary>Where young people or referrals are asked for by their names, their own filter stands; the one of the keys is left out there and nowhere else.</summary>
    [Fact]
    public void No_filter_is_ignored_but_that_of_the_keys_of_names()
    {
        var ignoring = Repository.Sources("src", ".cs", ".cshtml").Where(source => source.Text.Contains("IgnoreQueryFilters")).ToList();
        var names = Assert.Single(ignoring);
        Assert.Equal("src/YoungFutures.Domain/Data/Names.cs", names.Path);
        Assert.Equal(names.Text.Split("IgnoreQueryFilters(").Length, names.Text.Split("IgnoreQueryFilters([YoungFuturesDb.NamesFilter])").Length);
    }

    [Theory]
    [InlineData("FromSql")]
    [InlineData("ExecuteSql")]
    [InlineData("SqlQuery")]
    [InlineData("Html.Raw")]
    [InlineData("asp-validation-summary")]
    [InlineData("new HtmlString(")]
    [InlineData("AutoMapper")]
    [InlineData("MediatR")]
    public void Nothing_in_the_product_says(string banned)
    {
        var users = Repository.Sources("src", ".cs", ".cshtml").Where(source => source.Text.Contains(banned)).Select(source => source.Path);
        Assert.Empty(users);
    }

    [Fact]
    public void Pages_hold_no_script_and_no_style_of_their_own()
    {
        var inline = Repository.Sources("src", ".cshtml")
            .Where(view => System.Text.RegularExpressions.Regex.IsMatch(view.Text, @"\sstyle=""|<style|<script(?![^>]*\ssrc=)|\son\w+=""|javascript:"))
            .Select(view => view.Path);
        Assert.Empty(inline);
    }

    [Fact]
    public void Audited_records_are_never_changed_behind_the_audit()
    {
        // What is not a record of ours (sessions, used codes, how often a passkey was used, kept forms, drafts, one-time keys; what lists say and how it is linked, of which the import has the line; the bytes of documents, whose record has it) may be; everything else goes through SaveChanges.
        string[] allowed = ["Sessions", "UsedCodes", "RecoveryCodes", "PasskeyUses", "RememberedDevices", "KeptForms", "FormKeys", "SavedSearches", "HearingDrafts",
            "OutboxMessages", "Signals", "SignalBlockKeys", "LinkedIdentities", "ImportFaults", "ImportChanges", "ImportProgress", "SignalDeliveries", "DocumentPieces"];
        // Disposal is the one that does: a line of the audit would hold once more what goes. And the audit lets its own oldest lines go, as far as the database allows.
        const string letsLinesGo = "src/YoungFutures.Domain/Audit/AuditRetention.cs";
        var offenders = from source in Repository.Sources("src", ".cs")
                        from System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(source.Text, @"\.(\w+)(?:\.Where\([^;]*?\))*\s*\.Execute(?:Update|Delete)Async")
                        where !allowed.Contains(match.Groups[1].Value) && !(source.Path == letsLinesGo && match.Groups[1].Value is ("AuditEntries" or "AuditSeals"))
                        select $"{source.Path}: {match.Groups[1].Value}";
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_action_binds_a_record_and_no_page_is_given_one()
    {
        var entities = Sqlite.Model.GetEntityTypes().Select(type => type.ClrType).ToHashSet();
        var bound = from controller in Controllers()
                    from action in controller.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    from parameter in action.GetParameters()
                    where Reaches(parameter.ParameterType, entities)
                    select $"{controller.Name}.{action.Name}({parameter.Name})";
        Assert.Empty(bound);
        var models = from view in Repository.Sources("src", ".cshtml")
                     let model = System.Text.RegularExpressions.Regex.Match(view.Text, @"^@model\s+(\S+)", System.Text.RegularExpressions.RegexOptions.Multiline).Groups[1].Value
                     where entities.Any(entity => entity.Name == model || model.Contains($"<{entity.Name}>"))
                     select $"{view.Path}: {model}";
        Assert.Empty(models);
    }

    [Fact]
    public void Actions_have_one_of_seven_names()
    {
        string[] names = ["Index", "Details", "New", "Create", "Edit", "Update", "Delete"];
        var others = from controller in Controllers()
                     from action in controller.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                     where !action.IsSpecialName && typeof(IActionResult).IsAssignableFrom(action.ReturnType) || action.ReturnType == typeof(Task<IActionResult>)
                     where !names.Contains(action.Name)
                     select $"{controller.FullName}.{action.Name}";
        Assert.Empty(others);
    }

    [Fact]
    public void No_class_is_named_for_what_it_is_not()
    {
        string[] banned = ["Manager", "Helper", "Util", "Repository", "Dto", "ViewModel", "Base"];
        var named = typeof(YoungFutures.Domain.Record).Assembly.GetTypes().Concat(typeof(Program).Assembly.GetTypes())
            .Where(type => !type.Name.Contains('<') && !type.Name.Contains("TagHelper") && type.Namespace?.StartsWith("YoungFutures") == true)
            .Where(type => banned.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal)))
            .Select(type => type.FullName!);
        Assert.Empty(named);
    }

    [Fact]
    public async Task A_pooled_context_never_keeps_the_viewer_before()
    {
        using var database = new TestDatabase();
        var options = new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(database.Provider == "Sqlite" ? database.ConnectionString : "Data Source=:memory:").Options;
        var pool = new Microsoft.EntityFrameworkCore.Infrastructure.PooledDbContextFactory<SqliteYoungFuturesDb>(options, poolSize: 1);
        YoungFuturesDb first;
        await using (var db = pool.CreateDbContext())
        {
            first = db;
            db.Viewer = Viewer.For(Purpose.Testing);
            Assert.True(db.Viewer.SeesAll);
        }

        await using var again = pool.CreateDbContext();
        Assert.Same(first, again);
        Assert.Same(Viewer.Nobody, again.Viewer);
        Assert.Null(again.FormKey);
    }

    [Fact]
    public void An_analyst_holds_no_other_role()
    {
        Assert.False(Membership.MayHold([Role.Analyst], Role.Partner));
        Assert.False(Membership.MayHold([Role.Partner], Role.Analyst));
        Assert.True(Membership.MayHold([Role.Coordinator], Role.Chair));
        Assert.True(Membership.MayHold([Role.Analyst], Role.Analyst));
        Assert.True(Membership.MayHold([], Role.Analyst));
    }

    private static IEnumerable<Type> Controllers() => typeof(Program).Assembly.GetTypes().Where(type => typeof(ControllerBase).IsAssignableFrom(type) && !type.IsAbstract);

    private static bool Reaches(Type type, HashSet<Type> entities) =>
        entities.Contains(type)
        || (type.IsGenericType && type.GetGenericArguments().Any(argument => Reaches(argument, entities)))
        || (type.Namespace?.StartsWith("YoungFutures.Web") == true && type.GetProperties().Any(property => property.CanWrite && property.PropertyType != type && entities.Contains(property.PropertyType)));
}
