using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.Web.Api;

/// <summary>What a system sends is read as a file is: all of it or nothing, once, and only under the terms of its list.</summary>
public sealed class DeliveriesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Crime = """{"sourceKey":"C1","givenName":"Macsen","familyName":"Penrhos","bornOn":"2011-04-30","sex":"Male","kind":"Crime","occurredOn":"2026-10-01","reference":"60/1","role":"Suspect","standing":"Stands","outcome":22,"outcomeOn":"2026-11-02"}""";
    private const string Other = """{"sourceKey":"C2","givenName":"Erin","familyName":"Hafod","bornOn":"2012-01-15","kind":"AntiSocialBehaviour","occurredOn":"2026-10-03","role":"Suspect","standing":"Stands"}""";

    [Fact]
    public async Task A_delivery_is_taken_in_and_its_key_brings_the_same_answer_again()
    {
        var (client, list) = await System();
        var first = await Send(client, list, "monday-1", Crime, Other);
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(2, first.Body.GetProperty("taken").GetInt32());
        var again = await Send(client, list, "monday-1", Crime, Other);
        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.Equal(first.Body.GetRawText(), again.Body.GetRawText());
        var otherBody = await Send(client, list, "monday-1", Crime);
        Assert.Equal(HttpStatusCode.Conflict, otherBody.Status);
        // Under a new key it is a new delivery that says nothing new.
        var said = await Send(client, list, "monday-2", Crime, Other);
        Assert.Equal((0, 2), (said.Body.GetProperty("taken").GetInt32(), said.Body.GetProperty("saidAgain").GetInt32()));

        await using var db = site.Db();
        var signals = await db.Signals.Where(signal => signal.ListId == list).OrderBy(signal => signal.SourceKey).ToListAsync();
        Assert.Equal(2, signals.Count);
        Assert.Equal((22, new DateOnly(2026, 11, 2), PoliceRole.Suspect, new DateOnly(2011, 4, 30)), (signals[0].Outcome, signals[0].OutcomeOn, signals[0].Role, signals[0].BornOn));
        var import = await db.SignalImports.SingleAsync(held => held.Id == first.Body.GetProperty("id").GetGuid());
        Assert.Equal(ImportStatus.Committed, import.Status);
        Assert.NotNull(import.SystemId);
    }

    [Fact]
    public async Task Nothing_of_a_delivery_with_a_fault_is_taken_and_every_fault_is_named()
    {
        var (client, list) = await System();
        var wrong = """{"sourceKey":"C9","givenName":"Non","familyName":"Gwynne","bornOn":"2011-02-30","kind":"PermanentExclusion","occurredOn":"2026-10-03","upn":"B207000016049"}""";
        var answer = await Send(client, list, "tuesday", Crime, wrong, "null", """{"kind":"Nonsense"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(3, answer.Body.GetProperty("faulty").GetInt32());
        var faults = answer.Body.GetProperty("faults").EnumerateArray().Select(fault => $"{fault.GetProperty("index")} {fault.GetProperty("field")}: {fault.GetProperty("reason")}").ToList();
        Assert.Contains("1 bornOn: There is no such day", faults);
        Assert.Contains("1 kind: This list was not accepted for records of this kind", faults);
        Assert.Contains(faults, fault => fault.StartsWith("1 upn: ", StringComparison.Ordinal));
        Assert.Contains("3 kind: This word was not matched to anything", faults);
        await using var db = site.Db();
        Assert.False(await db.Signals.AnyAsync(signal => signal.ListId == list));

        // Put right, it goes under a key of its own; the old key remembers what it was told.
        Assert.Equal(HttpStatusCode.Created, (await Send(client, list, "tuesday-2", Crime)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(client, list, "tuesday", Crime, wrong, "null", """{"kind":"Nonsense"}""")).Status);
    }

    [Fact]
    public async Task A_trial_counts_and_takes_nothing()
    {
        var (client, list) = await System();
        var answer = await Send(client, list, null, Crime, Other);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((true, 2), (answer.Body.GetProperty("trial").GetBoolean(), answer.Body.GetProperty("taken").GetInt32()));
        await using var db = site.Db();
        Assert.False(await db.Signals.AnyAsync(signal => signal.ListId == list));
        Assert.False(await db.SignalImports.AnyAsync(import => import.ListId == list && import.Status != ImportStatus.Abandoned));
    }

    [Fact]
    public async Task The_source_corrects_and_takes_back_what_it_said()
    {
        var (client, list) = await System();
        await Send(client, list, "first", Crime, Other);
        var corrected = Crime.Replace("\"role\":\"Suspect\"", "\"role\":\"Witness\"", StringComparison.Ordinal);
        var answer = await Send(client, list, "second", corrected, """{"sourceKey":"C2","withdrawn":true}""");
        Assert.Equal((1, 1), (answer.Body.GetProperty("corrected").GetInt32(), answer.Body.GetProperty("withdrawn").GetInt32()));
        await using var db = site.Db();
        var standing = Assert.Single(await db.Signals.Where(signal => signal.ListId == list && signal.WithdrawnAt == null).ToListAsync());
        Assert.Equal(PoliceRole.Witness, standing.Role);
    }

    [Fact]
    public async Task Another_agencys_list_an_ended_one_and_one_not_accepted_take_nothing()
    {
        var (client, list) = await System();
        var others = await PartnerSystemsTests.List(site, Sector.Education);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(client, others.Id, "x", Crime)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(client, Guid.NewGuid(), "x", Crime)).Status);
        await using (var db = site.Db())
        {
            (await db.SignalLists.SingleAsync(held => held.Id == list)).End(db.Now);
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Conflict, (await Send(client, list, "x", Crime)).Status);
        var (notYet, unaccepted) = await System(accepted: false);
        Assert.Equal(HttpStatusCode.Conflict, (await Send(notYet, unaccepted, "x", Crime)).Status);
    }

    [Theory]
    [InlineData("{}", "key", 400)]
    [InlineData("{\"signals\":[]}", "key", 400)]
    [InlineData("{\"signals\":[{\"outcome\":\"many\"}]}", "key", 400)]
    [InlineData("not json", "key", 400)]
    [InlineData("", "key", 400)]
    [InlineData("{\"signals\":[{\"kind\":\"Crime\"}]}", "", 400)]
    [InlineData("{\"signals\":[{\"kind\":\"Crime\"}]}", "two words", 400)]
    public async Task What_is_no_delivery_is_refused_as_one(string body, string key, int status)
    {
        var (client, list) = await System();
        using var sent = new HttpRequestMessage(HttpMethod.Post, $"/api/lists/{list}/deliveries") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        sent.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        var answer = await client.SendAsync(sent);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Two_deliveries_under_one_key_at_once_are_taken_in_once()
    {
        var (client, list) = await System();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(client, list, "at-once", Crime, Other)));
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Created or HttpStatusCode.Conflict));
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.Created);
        await using var db = site.Db();
        Assert.Equal(1, await db.SignalImports.CountAsync(import => import.ListId == list));
        Assert.Equal(2, await db.Signals.CountAsync(signal => signal.ListId == list));
    }

    [Fact]
    public async Task While_another_file_of_the_list_comes_in_a_delivery_waits_and_its_key_stays_free()
    {
        var (client, list) = await System();
        Guid fileId;
        await using (var db = site.Db())
        {
            var file = new SignalImport(await db.SignalLists.SingleAsync(held => held.Id == list), "week.csv", new string('a', 64), 100, null, db.Now) { Status = ImportStatus.Staging };
            db.SignalImports.Add(file);
            await db.SaveChangesAsync();
            fileId = file.Id;
        }

        var answer = await Send(client, list, "waits", Crime);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Another delivery or file of this list is being taken in or out.", answer.Body.GetProperty("title").GetString());
        await using (var db = site.Db())
        {
            (await db.SignalImports.SingleAsync(held => held.Id == fileId)).Status = ImportStatus.Committed;
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Created, (await Send(client, list, "waits", Crime)).Status);
    }

    [Fact]
    public async Task A_delivery_over_which_the_program_died_is_sent_again_under_its_key()
    {
        var (client, list) = await System();
        // Its first answer is what it would have been; then it is as if the program had died before it.
        var first = await Send(client, list, "died", Crime);
        await using (var db = site.Db())
        {
            var delivery = await db.SignalDeliveries.SingleAsync(held => held.ListId == list);
            (delivery.Status, delivery.Answer) = (null, null);
            (await db.SignalImports.SingleAsync(held => held.Id == first.Body.GetProperty("id").GetGuid())).Status = ImportStatus.Checked;
            db.Signals.RemoveRange(await db.Signals.Where(signal => signal.ListId == list).ToListAsync());
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Conflict, (await Send(client, list, "died", Crime)).Status);
        site.Clock.Advance(SignalDelivery.Longest + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await Send(client, list, "died", Crime)).Status);
        await using var after = site.Db();
        Assert.Equal(1, await after.Signals.CountAsync(signal => signal.ListId == list));
    }

    private async Task<(HttpClient Client, Guid ListId)> System(bool accepted = true)
    {
        var list = await PartnerSystemsTests.List(site, Sector.Police, SignalKind.Crime, SignalKind.AntiSocialBehaviour);
        if (accepted)
        {
            await using var db = site.Db();
            (await db.SignalLists.SingleAsync(held => held.Id == list.Id)).Accept(LegalGateway.CrimeAndDisorder, "To find who could be helped early.", "Agreement 7", new DateOnly(2027, 3, 31), (await site.Given.User("coordinator.nw")).Id, db.Now);
            await db.SaveChangesAsync();
        }

        var (_, id, secret) = await PartnerSystemsTests.Add(site, list.Id);
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await PartnerSystemsTests.Token(client, id, secret));
        return (client, list.Id);
    }

    /// <summary>Without a key it is a trial.</summary>
    private static async Task<(HttpStatusCode Status, JsonElement Body)> Send(HttpClient client, Guid listId, string? key, params string[] signals)
    {
        using var sent = new HttpRequestMessage(HttpMethod.Post, $"/api/lists/{listId}/deliveries{(key is null ? "?dryRun=true" : "")}")
        {
            Content = new StringContent($$"""{"signals":[{{string.Join(',', signals)}}]}""", Encoding.UTF8, "application/json"),
        };
        if (key is not null) sent.Headers.Add("Idempotency-Key", key);
        var answer = await client.SendAsync(sent);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }
}
