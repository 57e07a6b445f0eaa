using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Tests.Web.Disclosures;

namespace YoungFutures.Tests.Web.Evaluations;

public sealed class EvaluationTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task Extracts_of_two_agreements_have_no_name_in_common_and_not_the_same_order()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        for (var i = 0; i < 12; i++) await own.Given.Case();
        var governor = await own.AsProved("ig.nw");
        var (one, other) = (await Extract(governor, await own.Given.EvaluationAgreement(own)), await Extract(governor, await own.Given.EvaluationAgreement(own)));
        Assert.Equal((12, 12), (one.Count, other.Count));
        Assert.Empty(Names(one).Intersect(Names(other)));
        Assert.Equal(24, Names(one).Distinct().Count());
        // Within one agreement the same young person keeps their name.
        await using var db = own.Db();
        var agreementId = await db.EvaluationAgreements.OrderBy(held => held.Id).Select(held => held.Id).FirstAsync();
        Assert.Equal(one.Select(line => line[0]), (await Extract(governor, agreementId)).Select(line => line[0]));
        // Whoever knew where each stood in the first knows nothing of the second.
        var keyring = own.Services.GetRequiredService<AuditKeyring>();
        var orders = new List<string>();
        foreach (var agreement in await db.EvaluationAgreements.ToListAsync())
        {
            var names = agreement.Pseudonyms(keyring);
            orders.Add(string.Join(' ', (await db.Cases.Select(held => held.Id).ToListAsync()).OrderBy(id => names.Of(id), StringComparer.Ordinal)));
        }

        Assert.NotEqual(orders[0], orders[1]);
        Assert.Equal(36, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.Exported && line.SubjectId != null));

        static IEnumerable<string> Names(IEnumerable<string[]> lines) => lines.SelectMany(line => line.Take(2));
    }

    [Fact]
    public async Task An_extract_holds_the_fields_agreed_on_and_nothing_that_names_anybody()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.EndedWithChecks();
        await own.Given.Case(name: "Macsen Brynhyfryd-Unig");
        var governor = await own.AsProved("ig.nw");
        var agreementId = await own.Given.EvaluationAgreement(own, Enum.GetValues<EvaluationField>());
        var disclosure = (await governor.Post($"/evaluations/{agreementId}/extract")).Location!;
        var tables = await InspectionTests.Tables(governor, disclosure + "/files/csv");
        var (columns, lines) = (tables["cases.csv"][0], tables["cases.csv"].Skip(1).ToList());
        Assert.Equal(["person", "case", "cohort"], columns.Take(3));
        Assert.Equal(3 + Enum.GetValues<EvaluationField>().Length + 2, columns.Length);
        Assert.Equal(columns.Length + 1, tables["columns.csv"].Count);
        Assert.All(lines, line => Assert.Equal("after", line[2]));
        var ended = lines.Single(line => line[Array.IndexOf(columns, "ClosingReason")] == "NeedsMet");
        Assert.Matches("^[0-9]+$", ended[Array.IndexOf(columns, "WeeksToClosing")]);
        var all = string.Join('\n', lines.SelectMany(line => line));
        await using var db = own.Db();
        var held = await db.Cases.Include(one => one.YoungPerson).Include(one => one.Referrals).SingleAsync(one => one.Id == caseId);
        foreach (var telling in new[] { "Brynhyfryd", held.YoungPerson.FamilyName, held.Reference, held.Referrals[0].Reference!, "YF-", "2026", $"{held.Id:N}", held.AreaCode!, "Out late" })
            Assert.DoesNotContain(telling, all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_one_of_the_cases_makes_no_extract()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var caseId = await own.Given.Case();
        var governorId = (await own.Given.User("ig.nw")).Id;
        await own.Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, governorId, "A neighbour."));
        var governor = await own.AsProved("ig.nw");
        var refused = await governor.Post($"/evaluations/{await own.Given.EvaluationAgreement(own)}/extract");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Somebody else of information governance has to make this extract", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-09-30", "before")]
    [InlineData("2025-10-01", "pilot")]
    [InlineData("2026-03-31", "pilot")]
    [InlineData("2026-04-01", "after")]
    public void A_case_is_of_the_pilot_by_the_day_of_its_first_referral(string day, string cohort) =>
        Assert.Equal(cohort, EvaluationExtract.CohortOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task After_its_end_there_is_no_extract_and_no_key_even_if_a_file_was_promised()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await own.Given.Case();
        var governor = await own.AsProved("ig.nw");
        var agreementId = await own.Given.EvaluationAgreement(own);
        var disclosure = (await governor.Post($"/evaluations/{agreementId}/extract")).Location!;
        var page = await governor.Get($"/evaluations/{agreementId}");
        Assert.Equal($"/evaluations/{agreementId}", (await governor.Send(page, $"/evaluations/{agreementId}/ending")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Get(disclosure + "/files/csv")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await governor.Get($"/evaluations/{agreementId}/extract")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Send(await governor.Get("/my-work"), $"/evaluations/{agreementId}/extract")).Status);
        await using var db = own.Db();
        var held = await db.EvaluationAgreements.SingleAsync();
        Assert.Null(held.WrappedKey);
        Assert.Throws<Refused>(() => held.Pseudonyms(own.Services.GetRequiredService<AuditKeyring>()));
        // The audit never held it.
        Assert.DoesNotContain(await db.AuditEntries.Where(line => line.RecordId == agreementId).Select(line => line.Fields).ToListAsync(), fields => fields?.Contains("WrappedKey", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task The_clock_destroys_the_key_once_the_last_day_is_over()
    {
        await using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await own.Given.EvaluationAgreement(own);
        await using (var db = own.Db()) Assert.Equal(0, await EvaluationKeys.Destroy(db));
        own.Clock.AdjustTime(own.Clock.GetUtcNow().AddMonths(6).AddDays(1));
        await using (var db = own.Db()) Assert.Equal(1, await EvaluationKeys.Destroy(db));
        await using var after = own.Db();
        Assert.NotNull((await after.EvaluationAgreements.SingleAsync()).KeyDestroyedAt);
    }

    [Fact]
    public async Task An_agreement_needs_a_recipient_a_purpose_a_ground_days_and_fields()
    {
        var governor = await site.As("ig.nw");
        var empty = await governor.Post("/evaluations/new", ("PanelId", null));
        Assert.Equal(7, empty.Errors.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.nw")).Get("/evaluations/new")).Status);
    }

    private static async Task<List<string[]>> Extract(Visitor governor, Guid agreementId)
    {
        var disclosure = (await governor.Post($"/evaluations/{agreementId}/extract")).Location!;
        return [.. (await InspectionTests.Tables(governor, disclosure + "/files/csv"))["cases.csv"].Skip(1)];
    }
}
