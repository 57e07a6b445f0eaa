using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Signals;

public sealed class LinkDecisionTests : IDisposable
{
    private static readonly Told[] Strangers =
    [
        new("Osian", "Llwyd", "2011-03-04", "12 Ffordd Ddu", "LL11 1AA"), new("Mabli", "Wyn", "2012-09-09", "3 Lôn Las", "LL65 1BB"), new("Macsen", "Rowlands", "2010-01-20", "9 Y Maes", "LL55 2CC"),
        new("Erin", "Hafod", "2013-07-02", "40 Heol y Bont", "LL13 8DD"), new("Jac", "Penrhos", "2009-11-30", "1 Bryn Teg", "LL77 7EE"), new("Non", "Gwynne", "2011-12-12", "25 Pen y Bryn", "LL22 9FF"),
        new("Idris", "Vale", "2010-06-16", "8 Tan y Graig", "LL30 1GG"), new("Carys", "Dolwen", "2012-02-27", "17 Min y Môr", "LL49 9HH"),
    ];

    private readonly Lists lists = new();

    public void Dispose() => lists.Dispose();

    private async Task<List<Signal>> Register(params IEnumerable<Told> told) => await lists.Of(await lists.SendAndLink("Police", told));

    private async Task<Guid?> Of(Guid signalId)
    {
        await using var db = lists.Open();
        return await db.Signals.Where(held => held.Id == signalId).Select(held => held.IdentityId).SingleAsync();
    }

    [Fact]
    public async Task The_same_moves_everything_that_stands_with_one_and_undoing_puts_each_back()
    {
        var all = await Register(Strangers[0], Strangers[1]);
        var more = await lists.One(await lists.SendAndLink("Education", Strangers[1]));
        Assert.Equal(all[1].IdentityId, more.IdentityId);

        var third = await lists.One(await lists.SendAndLink("Education", Strangers[2]));
        await lists.Answer(third.Id, all[0].Id, same: true);
        await lists.SendAndLink("Education", Strangers[1], Strangers[1]);
        var decision = await lists.Answer(all[1].Id, all[0].Id, same: true);

        // The fewer go to the more.
        Assert.Equal(all[1].IdentityId, await Of(all[0].Id));
        Assert.Equal(all[1].IdentityId, await Of(third.Id));
        await using (var db = lists.Open())
            Assert.Equal(2, await db.LinkDecisions.Where(held => held.Id == decision).Select(held => held.Moved).SingleAsync());

        await lists.Undo(decision);
        Assert.NotEqual(all[1].IdentityId, await Of(all[0].Id));
        Assert.Equal(await Of(all[0].Id), await Of(third.Id));
        Assert.Equal(all[1].IdentityId, await Of(more.Id));
        // The question is open again: it was never answered rightly.
        Assert.Equal(all[1].Id, (await lists.Questions()).Single().SignalId);
    }

    [Fact]
    public async Task What_came_while_two_were_joined_stays_and_is_asked_about_when_they_are_parted()
    {
        var all = await Register(Strangers[0], Strangers[1]);
        await lists.SendAndLink("Education", Strangers[0]);
        var decision = await lists.Answer(all[1].Id, all[0].Id, same: true);
        lists.Now = lists.Now.AddMinutes(1);
        await using (var db = lists.Open())
        {
            // Somebody puts it beside both: what the engine would do with a record like this is another test's.
            var import = await lists.Send("Education", Strangers[1]);
            var signal = await db.Signals.SingleAsync(held => held.ImportId == import);
            signal.IdentityId = all[0].IdentityId;
            db.SignalLinks.Add(new SignalLink { SignalId = signal.Id, PanelId = lists.PanelId, IdentityId = all[0].IdentityId!.Value, OtherId = all[1].Id, ModelVersion = "test", At = lists.Now });
            await db.SaveChangesAsync();
        }

        await lists.Undo(decision);

        var asked = (await lists.Questions()).Single(question => question.Why == WhyAsked.CameMeanwhile);
        Assert.Equal(all[1].Id, asked.OtherId);
        Assert.Equal(all[0].IdentityId, await Of(asked.SignalId));
        // Answered yes, the one record moves and nothing else does.
        await lists.Answer(asked.SignalId, asked.OtherId, same: true);
        Assert.Equal(all[1].IdentityId, await Of(asked.SignalId));
        Assert.Equal(all[0].IdentityId, await Of(all[0].Id));
    }

    [Fact]
    public async Task An_undoing_saves_nothing_before_all_of_it_is_saved_also_where_the_model_in_force_is_new()
    {
        var all = await Register(Strangers[0], Strangers[1]);
        await lists.SendAndLink("Education", Strangers[0]);
        var decision = await lists.Answer(all[1].Id, all[0].Id, same: true);
        lists.Now = lists.Now.AddMinutes(1);
        await using (var db = lists.Open())
        {
            var import = await lists.Send("Education", Strangers[1]);
            var signal = await db.Signals.SingleAsync(held => held.ImportId == import);
            signal.IdentityId = all[0].IdentityId;
            db.SignalLinks.Add(new SignalLink { SignalId = signal.Id, PanelId = lists.PanelId, IdentityId = all[0].IdentityId!.Value, OtherId = all[1].Id, ModelVersion = "test", At = lists.Now });
            // As after an update of the program, which comes with a model that no panel has linked by yet.
            db.LinkageModelVersions.RemoveRange(await db.LinkageModelVersions.ToListAsync());
            await db.SaveChangesAsync();
        }

        await using (var db = lists.Open()) await db.Undo(new LinkageModels(), await lists.Act(db), await db.LinkDecisions.SingleAsync(held => held.Id == decision), "It was wrong.");

        await using var after = lists.Open();
        Assert.Null((await after.LinkDecisions.SingleAsync(held => held.Id == decision)).UndoneAt);
        Assert.Equal(all[0].IdentityId, await Of(all[1].Id));
        Assert.True(await after.LinkageModelVersions.AnyAsync());
    }

    [Fact]
    public async Task Not_the_same_is_never_asked_again_and_not_joined_through_a_third()
    {
        var all = await Register(Strangers[0], Strangers[1], Strangers[2]);
        await lists.Answer(all[0].Id, all[1].Id, same: false);
        Assert.NotEqual(await Of(all[0].Id), await Of(all[1].Id));
        await lists.Answer(all[2].Id, all[0].Id, same: true);

        var refused = await Assert.ThrowsAsync<Refused>(() => lists.Answer(all[2].Id, all[1].Id, same: true));

        Assert.Equal("Somebody decided that two of these records are not about the same young person. Undo that decision first.", refused.Sentence);
        await using var db = lists.Open();
        Assert.True(await db.WasAsked(all[1].Id, all[0].Id));
    }

    [Fact]
    public async Task What_follows_from_an_answer_is_settled_and_is_asked_again_when_that_is_undone()
    {
        var all = await Register(Strangers[0], Strangers[1], Strangers[2]);
        await using (var db = lists.Open())
        {
            var act = await lists.Act(db);
            foreach (var other in new[] { all[1], all[2] })
                db.LinkQuestions.Add(new LinkQuestion(act, new AskedPair(all[0].Id, other.Id, all[0].AgencyId, other.AgencyId, [], 0, 0.5), WhyAsked.SeveralClose, MayBe.Nothing, "test"));
            await db.SaveChangesAsync();
        }

        await lists.Answer(all[1].Id, all[2].Id, same: false);
        Assert.Equal(2, (await lists.Questions()).Count);
        var decision = await lists.Answer(all[0].Id, all[1].Id, same: true);

        // The third cannot be the same any more: it was said not to be the second.
        Assert.Empty(await lists.Questions());
        Assert.Single(await lists.Questions(LinkQuestionState.Settled));
        await lists.Undo(decision);
        Assert.Equal(2, (await lists.Questions()).Count);
    }

    [Fact]
    public async Task A_record_that_is_about_somebody_else_stands_alone_and_goes_back_when_that_is_undone()
    {
        var first = (await Register(Strangers[0]))[0];
        var second = await lists.One(await lists.SendAndLink("Education", Strangers[0]));
        Assert.Equal(first.IdentityId, second.IdentityId);

        var decision = await lists.Separate(second.Id);

        Assert.NotEqual(first.IdentityId, await Of(second.Id));
        Assert.Equal("This record is not joined with the others any more.", (await Assert.ThrowsAsync<Refused>(() => lists.Separate(second.Id))).Sentence);
        await lists.Undo(decision);
        Assert.Equal(first.IdentityId, await Of(second.Id));
    }

    [Fact]
    public async Task A_row_that_corrects_one_that_was_said_to_be_somebody_else_is_not_joined_with_them_again()
    {
        var first = (await Register(Strangers[0]))[0];
        var wrong = await lists.One(await lists.SendAndLink("Education", Strangers[0] with { Key = "row-1" }));
        await lists.Separate(wrong.Id);
        var import = await lists.Send("Education", Strangers[0] with { Key = "row-1", Address = "14 Ffordd Ddu" });
        await using (var db = lists.Open())
        {
            var old = await db.Signals.SingleAsync(held => held.Id == wrong.Id);
            (old.WithdrawnAt, old.ReplacedById) = (lists.Now, (await lists.One(import)).Id);
            await db.SaveChangesAsync();
        }

        await lists.Link();
        Assert.NotEqual(first.IdentityId, await Of((await lists.One(import)).Id));
    }

    [Fact]
    public async Task An_earlier_decision_is_not_undone_under_a_later_one()
    {
        var all = await Register(Strangers[0], Strangers[1], Strangers[2]);
        await lists.SendAndLink("Education", Strangers[0], Strangers[0]);
        var earlier = await lists.Answer(all[2].Id, all[1].Id, same: true);
        var later = await lists.Answer(all[1].Id, all[0].Id, same: true);

        Assert.Equal("A later decision moved some of these records. Undo that one first.", (await Assert.ThrowsAsync<Refused>(() => lists.Undo(earlier))).Sentence);
        await lists.Undo(later);
        await lists.Undo(earlier);
        Assert.Equal(all.Select(held => held.IdentityId), (await lists.Of(all[0].ImportId)).Select(held => held.IdentityId));
        Assert.Equal("This decision has been undone since you opened it.", (await Assert.ThrowsAsync<Refused>(() => lists.Undo(later))).Sentence);
    }

    [Fact]
    public async Task Two_who_answer_one_question_at_once_do_not_both_have_their_way()
    {
        var all = await Register(Strangers[0], Strangers[1]);
        await using var one = lists.Open();
        await using var other = lists.Open();
        await using (var db = lists.Open())
        {
            db.LinkQuestions.Add(new LinkQuestion(await lists.Act(db), new AskedPair(all[0].Id, all[1].Id, all[0].AgencyId, all[1].AgencyId, [], 0, 0.5), WhyAsked.InBetween, MayBe.Nothing, "test"));
            await db.SaveChangesAsync();
        }

        foreach (var db in new[] { one, other })
        {
            var question = await db.LinkQuestions.SingleAsync();
            var pair = await db.PairToDecide(lists.PanelId, question.SignalId, question.OtherId);
            db.Keep(question.Answer(await lists.Act(db), pair, same: db == one, "Because.", "{}"), pair);
        }

        await one.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
        Assert.Equal(await Of(all[0].Id), await Of(all[1].Id));
    }

    [Fact]
    public async Task A_record_that_arrives_while_two_are_joined_is_not_left_behind()
    {
        var all = await Register(Strangers[0], Strangers[1]);
        await using var coordinator = lists.Open();
        var pair = await coordinator.PairToDecide(lists.PanelId, all[1].Id, all[0].Id);
        var late = await lists.One(await lists.SendAndLink("Education", Strangers[1]));
        Assert.Equal(all[1].IdentityId, late.IdentityId);

        var question = new LinkQuestion(await lists.Act(coordinator), new AskedPair(all[1].Id, all[0].Id, all[1].AgencyId, all[0].AgencyId, [], 0, 0.5), WhyAsked.InBetween, MayBe.Nothing, "test");
        coordinator.LinkQuestions.Add(question);
        coordinator.Keep(question.Answer(await lists.Act(coordinator), pair, same: true, "Because.", "{}"), pair);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => coordinator.SaveChangesAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_is_joined_and_parted_undone_in_reverse_is_as_it_was(int seed)
    {
        var chance = new Random(seed);
        var all = await Register([.. Strangers, .. Strangers.Take(4)]);
        async Task<string> Now() { await using var db = lists.Open(); return string.Join(' ', await db.Signals.OrderBy(held => held.Row).Select(held => $"{held.Row}:{held.IdentityId}").ToListAsync()) + "|" + await db.NeverTheSame.CountAsync() + "|" + string.Join(' ', await db.LinkedIdentities.Where(held => held.JoinedIntoId != null && db.Signals.Any(signal => signal.IdentityId == held.Id)).Select(held => held.Id).ToListAsync()); }
        var before = await Now();
        var states = new Stack<(Guid Decision, string Before)>();
        for (var step = 0; step < 14; step++)
        {
            var (one, other) = (all[chance.Next(all.Count)].Id, all[chance.Next(all.Count)].Id);
            if (one == other) continue;
            var at = await Now();
            try
            {
                var decision = chance.Next(5) switch
                {
                    0 => await lists.Separate(one),
                    1 => await lists.Answer(one, other, same: false),
                    2 when states.TryPop(out var last) => await Back(last),
                    _ => await lists.Answer(one, other, same: true),
                };
                if (decision != Guid.Empty) states.Push((decision, at));
            }
            // Asked already, barred, or alone: as a person would be told.
            catch (Refused) { }
            catch (DbUpdateException clash) when (Clash.Is(clash)) { }
        }

        while (states.TryPop(out var last)) await Back(last);
        Assert.Equal(before, await Now());

        async Task<Guid> Back((Guid Decision, string Before) last)
        {
            await lists.Undo(last.Decision);
            Assert.Equal(last.Before, await Now());
            return Guid.Empty;
        }
    }
}
