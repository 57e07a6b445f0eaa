using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Features.Cases.ExitPlan;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Plans;

public sealed record ConversationLine(DateOnly On, ContactLanguage Language, string TookPart, string? OwnWords, string? NoOwnWords, string? Helps, IReadOnlyList<SaidOfArea> Areas, IReadOnlyList<string> Needs, string? By);

public sealed record StepLine(Guid Id, string Version, string Who, string What, DateOnly By, Guid? ActionId, string? Agency, ActionStatus? Status);

public sealed record ScoreLine(Guid Id, string Version, MeasurePoint Point, DateOnly On, string Score, Respondent Respondent, string? By, bool Counts);

public sealed record GoalLine(Guid Id, string Words, string NeedCode, string Need, bool Holds, bool? WasReached, IReadOnlyList<StepLine> Steps, IReadOnlyList<ScoreLine> Scores, DistanceChart? Chart, IReadOnlyList<ServiceLine> Services);

/// <summary>The support of a service that serves a goal.</summary>
public sealed record ServiceLine(Guid Id, Guid? GoalId, string Service, InterventionStatus Status, DateOnly? StartedOn);

public sealed record VersionLine(Guid Id, string Version, int Number, PlanState State, DateTime StartedAt, DateTime? RecordedAt, DateOnly? ReviewOn, string? Strengths, string? CallWhom, string? GivenTo, GivenHow? GivenHow, ContactLanguage? GivenIn, DateOnly? GivenOn, bool CanBeGiven,
    IReadOnlyList<GoalLine> Goals);

public sealed record ToolLine(Measured Measured, IReadOnlyList<ScoreLine> Scores);

public sealed record ReviewLine(DateOnly On, string TookPart, string WhatChanged, bool StillAgreed, DateOnly? NextOn, string? By);

public sealed record FeedbackLine(FeedbackFrom From, DateOnly On, ContactLanguage Language, bool Declined, Much? Helped, Much? Heard, string? Best, string? Better);

public sealed record RisenLine(Guid Id, string WhatChanged, DateOnly Since, DateTime RaisedAt, string? By, bool IsOpen, DateOnly? DueOn, string? WhatWasDone, bool MaySettle);

public sealed record HandoverLine(Guid Id, string To, string What, bool IsOpen, DateOnly? DueOn, string? AcceptedBy, DateOnly? AcceptedOn);

public sealed record AfterLine(Guid Id, int Months, AfterState State, DateOnly PlannedOn, DateOnly? DueOn, Holding? Holding);

/// <summary>The support of one case, for those who work on it: what was said, what was agreed, how far they have come.</summary>
public sealed record PlanPage(CaseIdentity Who, string Version, bool MayWrite, bool IsSupported, bool MayBegin, bool MayTalk, DateOnly? PlanBy, ConversationLine? Conversation, IReadOnlyList<ConversationLine> Earlier, VersionLine? InForce, VersionLine? Draft,
    IReadOnlyList<VersionLine> Versions, IReadOnlyList<ToolLine> Tools, IReadOnlyList<ReviewLine> Reviews, IReadOnlyList<FeedbackLine> Feedback, IReadOnlyList<RisenLine> Risen, IReadOnlyList<HandoverLine> Handovers, IReadOnlyList<AfterLine> After,
    bool MayMeasure, bool MayHear, bool MayRaise, bool NeedsHandover, DateOnly? Turns18On, bool MayOffer)
{
    /// <summary>When the support is looked at next.</summary>
    public DateOnly? ReviewOn { get; init; }
    /// <summary>How it goes on after the end, as far as it is written.</summary>
    public ExitPlanWritten? ExitPlan { get; init; }
    /// <summary>The day is less than a year away.</summary>
    public bool OffersHandover { get; init; }

    /// <summary>Support is under way, and nobody has talked about strengths and needs yet.</summary>
    public bool BeginsWithTalk => IsSupported && MayWrite && Conversation is null;

    private const int Most = 100;

    /// <summary>Where a service for this goal is looked for, by whoever may offer one.</summary>
    public string? ServicesFor(GoalLine goal) => MayOffer && goal.Holds ? $"/cases/{Who.CaseId}/services?need={goal.NeedCode}" : null;

    public static async Task<PlanPage> Of(YoungFuturesDb db, Viewer viewer, Case @case, Words T)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var act = await db.ActIn(@case.PanelId);
        var needs = await db.NeedNames(T);
        var leads = viewer.May(CaseRights.Lead, @case);
        var reviews = await db.SupportReviews.AsNoTracking().Where(held => held.CaseId == @case.Id).OrderByDescending(held => held.RecordedAt).ThenBy(held => held.Id).Take(Most).ToListAsync();
        var risen = await db.RisenRisks.AsNoTracking().Where(held => held.CaseId == @case.Id).OrderByDescending(held => held.RaisedAt).ThenBy(held => held.Id).Take(Most).ToListAsync();
        var after = await db.PostClosureChecks.AsNoTracking().Where(held => held.CaseId == @case.Id).OrderBy(held => held.PlannedOn).ThenBy(held => held.Id).Take(Most).ToListAsync();
        var actionIds = @case.Goals.SelectMany(goal => goal.Steps).Select(step => step.ActionId).OfType<Guid>().Distinct().ToList();
        var actions = actionIds.Count == 0 ? [] : await db.SupportActions.AsNoTracking().Where(action => actionIds.Contains(action.Id))
            .Select(action => new { action.Id, action.Status, Agency = welsh ? action.Agency.NameCy : action.Agency.Name }).ToDictionaryAsync(action => action.Id);
        var services = await db.Interventions.AsNoTracking().Where(held => held.CaseId == @case.Id && held.GoalId != null).OrderBy(held => held.OfferedAt).Take(Most)
            .Select(held => new ServiceLine(held.Id, held.GoalId, welsh ? held.Service.NameCy : held.Service.Name, held.Status, held.StartedOn)).ToListAsync();
        var people = @case.Conversations.Select(held => held.RecordedById).Concat(@case.Measures.Select(held => held.RecordedById)).Concat(reviews.Select(held => held.RecordedById)).Concat(risen.Select(held => held.RaisedById)).Distinct().ToList();
        var names = await db.Users.Where(user => people.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var conversations = @case.Conversations.OrderByDescending(held => held.RecordedAt).Select(held => new ConversationLine(held.HeldOn, held.Language, held.TookPart, held.OwnWords, held.NoOwnWords, held.Helps,
            held.Areas, [.. held.NeedCodes.Select(Need)], names.GetValueOrDefault(held.RecordedById))).ToList();
        var plans = @case.Plans.OrderByDescending(plan => plan.Number).Select(Line).ToList();

        return new(await CaseIdentity.Of(db, @case), @case.Version.ToString(), leads, @case.IsSupported,
            leads && @case.IsSupported && @case.Conversation is not null && @case.DraftOfPlan is null, leads && @case is { HasLead: true, LeadAcceptedAt: not null }, @case.PlanBy,
            @case.Conversation is null ? null : conversations[0], @case.Conversation is null ? conversations : [.. conversations.Skip(1)],
            plans.Find(plan => plan.Id == @case.Plan?.Id), plans.Find(plan => plan.Id == @case.DraftOfPlan?.Id), plans.FindAll(plan => plan.State is PlanState.Replaced || (plan.State == PlanState.InForce && plan.Id != @case.Plan?.Id)),
            [.. @case.Measures.Where(held => held.GoalId is null).GroupBy(held => held.Measured).OrderBy(tool => tool.Key).Select(tool => new ToolLine(tool.Key, [.. Ordered(tool).Select(Score)]))],
            reviews.ConvertAll(held => new ReviewLine(held.On, held.TookPart, held.WhatChanged, held.StillAgreed, held.NextOn, names.GetValueOrDefault(held.RecordedById))),
            [.. @case.Feedback.OrderByDescending(held => held.RecordedAt).Select(held => new FeedbackLine(held.From, held.On, held.Language, held.Declined, held.Helped, held.Heard, held.Best, held.Better))],
            risen.ConvertAll(held => new RisenLine(held.Id, held.WhatChanged, held.Since, held.RaisedAt, names.GetValueOrDefault(held.RaisedById), held.IsOpen, held.DueOn, held.WhatWasDone, held.IsOpen && viewer.May(SupportRights.Settle, held))),
            [.. @case.Handovers.OrderByDescending(held => held.PlannedAt).Select(held => new HandoverLine(held.Id, held.To, held.What, held.IsOpen, held.DueOn, held.AcceptedBy, held.AcceptedOn))],
            after.ConvertAll(held => new AfterLine(held.Id, held.Months, held.State, held.PlannedOn, held.DueOn, held.Holding)),
            leads && (@case.IsSupported || (@case is { Status: CaseStatus.Closed, SupportStartedAt: not null })), leads && @case.SupportStartedAt is not null && (@case.IsSupported || !@case.IsOpen),
            @case.HasLead && viewer.May(CaseRights.ReportRisk, @case), @case.NeedsHandoverAt18(act), @case.Turns18On, leads && @case.CanBeOffered) { ReviewOn = @case.IsSupported ? @case.ReviewOn : null, ExitPlan = @case.IsSupported ? await ExitPlanWritten.Of(db, @case) : null, OffersHandover = @case.Turns18On <= act.Today.AddYears(1) };

        string Need(string code) => needs.GetValueOrDefault(code, code);

        IEnumerable<OutcomeMeasure> Ordered(IEnumerable<OutcomeMeasure> measures) => measures.OrderBy(held => held.Point).ThenBy(held => held.On).ThenBy(held => held.RecordedAt);

        ScoreLine Score(OutcomeMeasure held) => new(held.Id, held.Version.ToString(), held.Point, held.On, held.Score.ToString("0.#", CultureInfo.CurrentCulture), held.Respondent, names.GetValueOrDefault(held.RecordedById), held.Counts);

        VersionLine Line(SupportPlan plan) => new(plan.Id, plan.Version.ToString(), plan.Number, plan.State, plan.StartedAt, plan.RecordedAt, plan.ReviewOn, plan.Strengths, plan.CallWhom, plan.GivenTo, plan.GivenHow, plan.GivenIn, plan.GivenOn,
            plan.CanBeGiven && leads && @case.IsOpen, [.. @case.GoalsOf(plan).Select(goal => GoalOf(goal, plan))]);

        GoalLine GoalOf(Goal goal, SupportPlan plan)
        {
            var scores = Ordered(@case.Measures.Where(held => held.GoalId == goal.Id)).ToList();
            return new(goal.Id, goal.Words, goal.NeedCode, Need(goal.NeedCode), goal.Holds, goal.WasReached,
                [.. goal.StepsOf(plan).Select(step => new StepLine(step.Id, step.Version.ToString(), step.Who, step.What, step.By, step.ActionId,
                    step.ActionId is { } id && actions.TryGetValue(id, out var action) ? action.Agency : null, step.ActionId is { } other && actions.TryGetValue(other, out var held) ? held.Status : null))],
                scores.ConvertAll(Score), DistanceChart.Of([.. scores.Where(held => held.Counts)], T), services.FindAll(service => service.GoalId == goal.Id));
        }
    }
}
